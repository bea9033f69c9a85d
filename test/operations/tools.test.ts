import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { agentWorkflow, callingAgent, engineWith } from '../duplicates/agents';
import { offeredOperations } from '../resources/form';
import { eachWorkbench } from '../workbench';

const bench = eachWorkbench();

const fromModel = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;
const which = { adgroupId: fromModel('id') };
const campaignId = { __rl: true, mode: 'id', value: fromModel('campaign') };
const whichAd = { adId: fromModel('id') };
const campaign = '1790000000000000001';
const newAd = {
	...{ ...which, adName: 'New', adText: 'New in', landingPageUrl: 'https://example.com' },
	...{ creativeType: 'videoUrl', videoUrl: 'https://cdn.example.com/1.mp4' },
};

/** Every operation as a model would call it, with the tool of the service that it has to reach. */
const operations: Array<[string, string, INodeParameters, string | undefined, RegExp]> = [
	['adGroup', 'preview', { campaignId, adgroupName: 'New', budget: '50' }, undefined, /Budget: 50/],
	[
		'adGroup',
		'create',
		{ campaignId, adgroupName: 'New', budget: '50' },
		'add_tiktok_ad_group',
		/"success":true/,
	],
	['adGroup', 'get', which, 'get_tiktok_ad_group_details', /"name":"A"/],
	['adGroup', 'getAll', { campaignId }, 'list_tiktok_ad_groups', /"name":"A"/],
	[
		'adGroup',
		'update',
		{ ...which, updateFields: { budget: fromModel('budget') } },
		'update_tiktok_ad_group',
		/"summary":"Budget: 70"/,
	],
	['adGroup', 'pause', which, 'pause_tiktok_ad_group', /"paused":true/],
	['adGroup', 'resume', which, 'resume_tiktok_ad_group', /"resumed":true/],
	['adGroup', 'delete', which, 'delete_tiktok_ad_group', /"deleted":true/],
	['adGroup', 'columns', {}, undefined, /./],
	['ad', 'preview', newAd, undefined, /Ad Text: New in/],
	['ad', 'create', newAd, 'add_tiktok_ad', /"success":true/],
	['ad', 'columns', {}, undefined, /./],
	['ad', 'getAll', which, 'list_tiktok_ads', /"name":"Hook"/],
	['ad', 'pause', whichAd, 'pause_tiktok_ad', /"paused":true/],
	['ad', 'resume', whichAd, 'resume_tiktok_ad', /"resumed":true/],
	['ad', 'delete', whichAd, 'delete_tiktok_ad', /"deleted":true/],
	['campaign', 'getAll', {}, 'list_tiktok_campaigns', /"id"/],
	['account', 'getAll', {}, 'list_connected_accounts', /"id"/],
	['targeting', 'search', { keyword: fromModel('word') }, 'search_tiktok_targeting', /Games/],
];

const values = (id: string) => ({ id, campaign, budget: '70', word: 'games' });

/** Calls an operation as often as there are values, all at once; gives what the model reads. */
async function ask(parameters: INodeParameters, calls: IDataObject[]): Promise<string[]> {
	const told: string[] = [];
	const agent = callingAgent(async (call) => {
		const all = await Promise.allSettled(calls.map(async (given) => await call(given)));
		told.push(...all.map((one) => String(one.status === 'fulfilled' ? one.value : one.reason)));
	});
	const described = { descriptionType: 'manual', toolDescription: 'Works on ad groups' };
	const workflow = agentWorkflow({ parameters: { ...described, ...parameters } });
	const done = await engineWith(agent, bench.sandbox).run(workflow);
	expect(done.error).toBeUndefined();
	return told;
}

it.each(operations)('%s %s runs as a tool', async (resource, operation, more, tool, answer) => {
	const { adgroup_id } = bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'A' });
	const { ad_id } = bench.sandbox.addAd({ adgroup_id, ad_name: 'Hook' });
	const id = 'adId' in more ? ad_id : adgroup_id;
	const told = await ask({ resource, operation, ...more }, [values(id)]);
	expect(told).toEqual([expect.stringMatching(answer)]);
	expect(bench.sandbox.calls.map((call) => call.tool)).toEqual(tool === undefined ? [] : [tool]);
});

it('there is no other operation, but for those of a media plan', () => {
	const known = operations.map(([resource, operation]) => `${resource} ${operation}`);
	const others = offeredOperations().map(([resource, { value }]) => `${resource} ${value}`);
	expect(others.filter((one) => !one.startsWith('plan ')).sort()).toEqual(known.sort());
});

it('a media plan as a tool says what to choose', async () => {
	const told = await ask({ resource: 'plan', operation: 'create' }, [values('')]);
	expect(told).toEqual([expect.stringContaining("An AI agent's tool can't run a media plan.")]);
	expect(bench.sandbox.calls).toEqual([]);
});

describe('a model', () => {
	const withId = operations.filter(
		([resource, , more]) => resource === 'adGroup' && 'adgroupId' in more,
	);

	it.each(withId)(
		'%s %s: is told what is wrong with its arguments',
		async (resource, operation, more) => {
			expect(await ask({ resource, operation, ...more }, [values('my ad group'), {}])).toEqual([
				expect.stringMatching(
					/'Ad Group' is "my ad group", which isn't an ID\. Enter only the ID.*Nothing was sent\./s,
				),
				expect.stringMatching(/Required\s+→ at id/),
			]);
			expect(bench.sandbox.calls).toEqual([]);
		},
	);

	it.each(withId)('%s %s: may call twice at once', async (resource, operation, more) => {
		const { adgroup_id: id } = bench.sandbox.addAdGroup({
			campaign_id: campaign,
			adgroup_name: 'A',
		});
		bench.sandbox.options.answerDelayMs = 50;
		const told = await ask({ resource, operation, ...more }, [values(id), values(id)]);
		const failed = told.filter((text) => !text.includes(`"${id}"`));
		expect(told).toHaveLength(2);
		// A deleted thing isn't found a second time.
		expect(failed).toEqual(
			operation === 'delete' ? [expect.stringContaining(`${id} does not exist`)] : [],
		);
	});
});
