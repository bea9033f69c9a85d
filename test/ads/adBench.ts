import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { NodeSketch } from '../engine';
import { eachOperationBench, goesOn } from '../operations/operationBench';
import { output } from '../workbench';

export const campaign = { id: '1790000000000000001', name: 'Spring Sale' };
export const other = { id: '1790000000000000002', name: 'Summer Sale' };

/** The IDs of the ad groups below, in their order. */
export const [women, men, twin] = [
	'1800000000000000001',
	'1800000000000000002',
	'1800000000000000003',
] as const;

export const addAd = 'add_tiktok_ad';
export const listAds = 'list_tiktok_ads';

/** The row of a sheet for an ad with nothing wrong with it. */
export const adRow = (more: IDataObject = {}): IDataObject => ({
	'Ad group ID': women,
	'Ad name': 'Video 1',
	'Ad text': 'New in for spring',
	'Landing page': 'https://example.com/spring',
	'Video URL': 'https://cdn.example.com/1.mp4',
	...more,
});

/** The arguments sent for it. */
export const adArguments = {
	adgroup_id: women,
	ad_name: 'Video 1',
	ad_text: 'New in for spring',
	landing_page_url: 'https://example.com/spring',
	video_url: 'https://cdn.example.com/1.mp4',
};

/** The same in the form. */
export const adForm: INodeParameters = {
	adgroupId: { __rl: true, mode: 'id', value: women },
	adName: 'Video 1',
	adText: 'New in for spring',
	landingPageUrl: 'https://example.com/spring',
	videoUrl: 'https://cdn.example.com/1.mp4',
};

export const onSheet: INodeParameters = { mappingMode: 'autoMapInputData' };

/**
 * For each test of a file a sandbox with two campaigns, and two ad groups of one name, and the node
 * that creates ads.
 */
export function eachAdBench() {
	const bench = eachOperationBench({ campaigns: [campaign, other] });
	beforeEach(() => {
		bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Women' });
		bench.sandbox.addAdGroup({ campaign_id: campaign.id, adgroup_name: 'Men' });
		bench.sandbox.addAdGroup({ campaign_id: other.id, adgroup_name: 'Women' });
	});
	const start = async (
		rows: IDataObject[],
		parameters: INodeParameters = onSheet,
		more: Partial<NodeSketch> = goesOn,
	) => await bench.run({ resource: 'ad', operation: 'create', ...parameters }, rows, more);
	return Object.assign(bench, {
		start,
		/** Creates ads, and gives the items. */
		create: async (...args: Parameters<typeof start>) => output(await start(...args)),
		/** The arguments of the ads that were asked for. */
		sent: () => bench.sandbox.callsTo(addAd).map(({ arguments: given }) => given),
	});
}

/** The same without one of its parts. */
export const without = (whole: IDataObject, part: string): IDataObject =>
	Object.fromEntries(Object.entries(whole).filter(([name]) => name !== part));

/** The error of a row, one line for each problem; for a good row its ad group's ID. */
export function outcomeOf(item: IDataObject | undefined): unknown {
	const { success, error, adgroup_id: parent } = item ?? {};
	return success === true ? parent : error;
}
