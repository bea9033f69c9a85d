import './fasterClock';
import { Dice } from '../dice';
import fc from '../fastCheck';
import { thisProcess } from '../platform';
import { Clocks } from './clocks';
import type { Happening } from './happening';
import {
	nodeSettings,
	planSettings,
	steps,
	stepsOfPlan,
	type NodeSettings,
	type Step,
} from './history';
import { Invariants } from './invariants';
import { PlanInvariants } from './planInvariants';
import { names, serviceOfPlans, serviceSwitches, type ServiceSwitches } from './service';
import { World } from './world';

/**
 * Histories of what people and agents do, each against a service drawn from all that nobody has
 * published about it. The same ones each time, so that a check of something else never fails by
 * chance: FAULT_ROUNDS asks for more of them, as CI does, FAULT_SEED for others.
 */
const rounds = Number(thisProcess.env.FAULT_ROUNDS ?? 60);
const seed = Number(thisProcess.env.FAULT_SEED ?? 11);

/** The promises that no step of a history may break. */
type Promises = { check(happening: Happening): void };

interface Drawing {
	readonly settings: fc.Arbitrary<NodeSettings>;
	readonly service: fc.Arbitrary<ServiceSwitches>;
	readonly steps: fc.Arbitrary<Step[]>;
	readonly promisesOf: (world: World, service: ServiceSwitches) => Promises;
}

async function checkHistories({ promisesOf, ...drawn }: Drawing) {
	const history = fc.record({
		...drawn,
		existing: fc.subarray([...names], { maxLength: 2 }),
		/** The seed for all that the node and the workflow's expressions draw by chance. */
		chance: fc.nat(),
	});
	const property = fc.asyncProperty(
		history,
		async ({ service, existing, steps: all, chance, ...of }) => {
			const clocks = new Clocks(service.tiktokAhead);
			const dice = new Dice(chance);
			const random = jest.spyOn(Math, 'random').mockImplementation(() => dice.next());
			const world = await World.open(of.settings, service, existing, clocks);
			try {
				const promises = promisesOf(world, service);
				for (const [at, step] of all.entries()) {
					const happening = await world.take(step, all[at + 1]);
					if (happening) promises.check(happening);
				}
			} finally {
				await world.close();
				clocks.remove();
				random.mockRestore();
			}
		},
	);
	await fc.assert(property, { numRuns: rounds, seed, endOnFailure: false });
}

test(`nothing twice, nothing unseen, nothing untrue (${rounds} histories, seed ${seed})`, async () => {
	await checkHistories({
		settings: nodeSettings,
		service: serviceSwitches,
		steps,
		promisesOf: (world, service) => new Invariants(world, service),
	});
}, 1_800_000);

test(`the same of media plans (${rounds} histories, seed ${seed})`, async () => {
	await checkHistories({
		settings: planSettings,
		service: serviceOfPlans,
		steps: stepsOfPlan,
		promisesOf: (world, service) => new PlanInvariants(world, service),
	});
}, 1_800_000);
