import './fasterClock';
import { Dice } from '../dice';
import fc from '../fastCheck';
import { thisProcess } from '../platform';
import { Clocks } from './clocks';
import { nodeSettings, steps } from './history';
import { Invariants } from './invariants';
import { names, serviceSwitches } from './service';
import { World } from './world';

/**
 * Histories of what people and agents do, each against a service drawn from all that nobody has
 * published about it. The same ones each time, so that a check of something else never fails by
 * chance: FAULT_ROUNDS asks for more of them, FAULT_SEED for others.
 */
const rounds = Number(thisProcess.env.FAULT_ROUNDS ?? 100);
const seed = Number(thisProcess.env.FAULT_SEED ?? 11);

const history = fc.record({
	settings: nodeSettings,
	service: serviceSwitches,
	existing: fc.subarray([...names], { maxLength: 2 }),
	steps,
	/** What the node and the workflow's expressions draw by chance. */
	chance: fc.nat(),
});

test(`nothing twice, nothing unseen, nothing untrue (${rounds} histories, seed ${seed})`, async () => {
	await fc.assert(
		fc.asyncProperty(history, async ({ settings, service, existing, steps: all, chance }) => {
			const clocks = new Clocks(service.tiktokAhead);
			const dice = new Dice(chance);
			const random = jest.spyOn(Math, 'random').mockImplementation(() => dice.next());
			const world = await World.open(settings, service, existing, clocks);
			try {
				const invariants = new Invariants(world, service);
				for (const [at, step] of all.entries()) {
					const happening = await world.take(step, all[at + 1]);
					if (happening) invariants.check(happening);
				}
			} finally {
				await world.close();
				clocks.remove();
				random.mockRestore();
			}
		}),
		{ numRuns: rounds, seed, endOnFailure: false },
	);
}, 1_800_000);
