import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { machineClock } from '../../nodes/AdspirerTikTok/client/workerPool';
import { perfHooks } from '../platform';
import { adspirerNode } from '../workbench';
import { type RunSettings, type Setup, benchRun } from './benchRun';
import { type Figure, goal, ratio, ratios, seconds, spreadOf } from './figures';
import type { RemoteSandbox } from './remoteSandbox';

const adGroups = 100;
const adsEach = 5;

/** How much faster than the real one the clock of the node's waits runs, and that of the service. */
const speed = 5;

/** The time for the ads under TikTok's limits, in milliseconds: 5 a second, and 150 a minute. */
const idealMs = 3 * 60_000 + (adGroups * adsEach - 3 * 150 - 1) * 200;

const service = {
	answerDelayMs: 1_000 / speed,
	toolLimits: {
		add_tiktok_ad_group: [{ most: 10, ms: 1_000 / speed }],
		add_tiktok_ad: [
			{ most: 5, ms: 1_000 / speed },
			{ most: 150, ms: 60_000 / speed },
		],
	},
};

const rows = Array.from({ length: adGroups * adsEach }, (_, row): IDataObject => {
	const adGroup = Math.floor(row / adsEach) + 1;
	return {
		'Ad group': `Spring, US, no. ${adGroup}`,
		Country: 'US',
		'Daily budget': 20 + (adGroup % 80),
		'Ad name': `Video ${(row % adsEach) + 1}`,
		'Ad text': 'New in for spring',
		'Landing page': 'https://example.com/spring',
		'Video URL': `https://cdn.example.com/${row}.mp4`,
	};
});

/** The same sheet for a node of ad groups, and for one of the ads in what that gives. */
const single = (resource: 'adGroup' | 'ad', options: INodeParameters) =>
	adspirerNode({ resource, mappingMode: 'autoMapInputData', options });

/** Lets the node's waits pass faster for as long as something runs; what it computes takes as long as it does. */
async function faster<T>(work: () => Promise<T>): Promise<T> {
	const { now, wait } = machineClock;
	const { timeOrigin } = perfHooks.performance;
	machineClock.now = () => timeOrigin + (now() - timeOrigin) * speed;
	machineClock.wait = async (ms, signal) => await wait(ms / speed, signal);
	return await work().finally(() => Object.assign(machineClock, { now, wait }));
}

/** 500 rows of 100 ad groups, at TikTok's limits: one node, beside two in a row. */
export async function plan(sandbox: RemoteSandbox): Promise<Figure[]> {
	const measure = async (setup: Setup, settings: RunSettings = {}) => {
		const { runMs, seen, items } = await faster(
			async () => await benchRun(sandbox, setup, rows, { service, ...settings }),
		);
		const made = [seen.adGroups, seen.ads, items];
		if (String(made) !== String([adGroups, rows.length, rows.length])) {
			throw new Error(`Ad groups, ads and items made: ${made.join(', ')}`);
		}
		return runMs * speed;
	};
	const [ours, inARow]: [number[], number[]] = [[], []];
	for (let round = 0; round < 2; round++) {
		ours.push(await measure(() => adspirerNode({ resource: 'plan', startPaused: false })));
		const then = single('ad', {});
		inARow.push(await measure(() => single('adGroup', { includeInputFields: true }), { then }));
	}
	const overIdeal = ratios(
		ours,
		ours.map(() => idealMs),
	);
	return [
		{
			what: "500 ads in 100 ad groups, one Media Plan, at TikTok's limits: time",
			adspirer: seconds(spreadOf(ours).median),
			ratio: ratio(overIdeal, 'the ideal'),
			goal: goal(overIdeal, 1.15),
		},
		{
			what: 'The same with two nodes in a row, ad groups and then ads',
			adspirer: seconds(spreadOf(inARow).median),
			ratio: ratio(ratios(inARow, ours), 'the one node'),
		},
	];
}
