import '../model/fasterClock';
import type { INodeParameters } from 'n8n-workflow';
import { eachAdBench, adForm } from '../ads/adBench';
import { time } from '../model/time';
import { perfHooks } from '../platform';
import { goesOn } from './rowsByName';

const bench = eachAdBench();

/** In milliseconds: what a time-out takes here. */
const shortTimeout = 50;

const minute = 60_000;

/** How long a row takes in milliseconds whose calls get no answer, and whose lists get one or none. */
async function rowWithoutAnswer(
	parameters: INodeParameters,
	timeout: number,
	answersLists: boolean,
): Promise<number> {
	const clock = () => perfHooks.performance.now() + time.skipped;
	bench.sandbox.options.faultReplays = true;
	bench.sandbox.options.fault = ({ tool }) => {
		if (!tool.startsWith('add_') && (answersLists || !tool.startsWith('list_'))) return undefined;
		// An answer counts up to twice the time-out.
		time.skipped += 2 * (timeout - shortTimeout);
		return { kind: 'stall', act: false };
	};
	const begin = clock();
	await bench.run(parameters, [{}], goesOn);
	return clock() - begin;
}

const adGroup = {
	campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
	adgroupName: 'A',
	budget: 50,
};

const unsettled = { maxRetries: 0, settleUnknown: false };

/** In minutes: the time-out, then how long the row takes, with lists and without. */
it.each<[string, INodeParameters, INodeParameters, number, number, number]>([
	['an ad group', adGroup, {}, 2, 8, 16],
	['an ad group', adGroup, { maxRetries: 1 }, 0.5, 2, 4],
	['an ad group', adGroup, { maxRetries: 0 }, 0.5, 1, 2],
	['an ad group', adGroup, unsettled, 0.5, 1, 1],
	['an ad', adForm, {}, 3, 12, 24],
	['an ad', adForm, { maxRetries: 1 }, 0.5, 3, 5],
	['an ad', adForm, { maxRetries: 0 }, 0.5, 1.5, 2.5],
	['an ad', adForm, unsettled, 0.5, 1, 1],
])(
	'%s without an answer takes no longer than is documented',
	async (thing, form, how, ...times) => {
		const [timeout, withLists, without] = times.map((minutes) => minutes * minute);
		const resource = thing === 'an ad' ? 'ad' : 'adGroup';
		const options = { ...how, timeout: shortTimeout };
		for (const [isAnswered, expected] of [[true, withLists] as const, [false, without] as const]) {
			const name = { [resource === 'ad' ? 'adName' : 'adgroupName']: `${isAnswered}` };
			const parameters = { resource, operation: 'create', ...form, ...name, options };
			const took = await rowWithoutAnswer(parameters, timeout ?? 0, isAnswered);
			// On a busy machine everything takes a little longer.
			expect(Math.round(took / (minute / 2)) * (minute / 2)).toBe(expected);
		}
	},
);
