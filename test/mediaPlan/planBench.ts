import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { NodeSketch } from '../engine';
import { eachOperationBench, goesOn } from '../operations/operationBench';
import { output } from '../workbench';
import type { SandboxOptions } from '../sandbox';

export const campaign = { id: '1790000000000000001', name: 'Spring Sale' };

export const addAdGroup = 'add_tiktok_ad_group';
export const addAd = 'add_tiktok_ad';
export const pauseAdGroup = 'pause_tiktok_ad_group';
export const pauseAd = 'pause_tiktok_ad';
export const listAdGroups = 'list_tiktok_ad_groups';
export const listAds = 'list_tiktok_ads';

/** The row of a media plan: an ad group with an ad, with nothing wrong with it. */
export const planRow = (more: IDataObject = {}): IDataObject => ({
	Campaign: campaign.id,
	'Ad group': 'Women 18-34',
	Country: 'US',
	'Daily budget': 50,
	'Ad name': 'Video 1',
	'Ad text': 'New in for spring',
	'Landing page': 'https://example.com/spring',
	'Video URL': 'https://cdn.example.com/1.mp4',
	...more,
});

/** Columns that only an ad has, left empty. */
export const noAd: IDataObject = {
	'Ad name': '',
	'Ad text': '',
	'Landing page': '',
	'Video URL': '',
};

/** For each test of a file a sandbox with a campaign, and the node that creates media plans. */
export function eachPlanBench(options: SandboxOptions = {}) {
	const bench = eachOperationBench({ campaigns: [campaign], ...options });
	const start = async (
		rows: IDataObject[],
		parameters: INodeParameters = {},
		more: Partial<NodeSketch> = goesOn,
	) => {
		const plan = { resource: 'plan', operation: 'create', startPaused: false };
		return await bench.run({ ...plan, ...parameters }, rows, more);
	};
	return Object.assign(bench, {
		start,
		/** The items of a run out of its regular output. */
		items: output,
		/** Creates what a plan describes, and gives the items. */
		create: async (...args: Parameters<typeof start>) => output(await start(...args)),
		/** Checks the rows of a plan, and gives the items. */
		check: async (rows: IDataObject[], parameters: INodeParameters = {}) =>
			output(await start(rows, { operation: 'preview', ...parameters })),
		/** The tools called, in order, without what is free. */
		tools: () =>
			bench.sandbox.calls.map(({ tool }) => tool).filter((tool) => tool !== 'get_usage_status'),
	});
}
