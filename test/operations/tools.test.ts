import type { INodeParameters } from 'n8n-workflow';
import { agentWorkflow, callingAgent, engineWith, toolVariant } from '../duplicates/agents';
import { startSandbox, type Sandbox } from '../sandbox';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => await sandbox.close());

const fromModel = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;
const which = { adgroupId: fromModel('id') };
const campaignId = { __rl: true, mode: 'id', value: fromModel('campaign') };
const campaign = '1790000000000000001';

/** Every operation as a model would call it, with the tool of the service that it has to reach. */
const operations: Array<[string, string, INodeParameters, string | undefined, RegExp]> = [
	['adGroup', 'preview', { campaignId, adgroupName: 'New', budget: '50' }, undefined, /50 a day/],
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
		/"sent":{"budget":70}/,
	],
	['adGroup', 'pause', which, 'pause_tiktok_ad_group', /"paused":true/],
	['adGroup', 'resume', which, 'resume_tiktok_ad_group', /"resumed":true/],
	['adGroup', 'delete', which, 'delete_tiktok_ad_group', /"deleted":true/],
	['campaign', 'getAll', {}, 'list_tiktok_campaigns', /"id"/],
	['account', 'getAll', {}, 'list_connected_accounts', /"id"/],
	['targeting', 'search', { keyword: fromModel('word') }, 'search_tiktok_targeting', /Games/],
];

it.each(operations)('%s %s runs as a tool', async (resource, operation, more, tool, answer) => {
	const { adgroup_id: id } = sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'A' });
	const parameters = {
		descriptionType: 'manual',
		toolDescription: 'Works on ad groups',
		resource,
		operation,
		...more,
	};
	const answers: unknown[] = [];
	const agent = callingAgent(async (call) => {
		answers.push(await call({ id, campaign, budget: '70', word: 'games' }));
	});
	const done = await engineWith(agent, sandbox).run(agentWorkflow({ parameters }));
	expect(done.error).toBeUndefined();
	expect(answers.map(String)).toEqual([expect.stringMatching(answer)]);
	expect(sandbox.calls.map((call) => call.tool)).toEqual(tool === undefined ? [] : [tool]);
});

it('every operation of the form is among them', () => {
	const { properties } = toolVariant().description;
	const offered = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.flatMap((option) =>
				'value' in option ? [`${String(displayOptions?.show?.resource)} ${option.value}`] : [],
			),
		);
	expect(operations.map(([resource, operation]) => `${resource} ${operation}`).sort()).toEqual(
		offered.sort(),
	);
});
