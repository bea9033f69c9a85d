import '../fixedDate';
import type { IDataObject, INodeType } from 'n8n-workflow';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { answersOf } from '../../nodes/AdspirerTikTok/contract/meanings';
import { creation } from '../sandbox/calling';
import { eachWorkbench } from '../workbench';
import { objects, readExample, runWorkflow, scripted, type Workflow } from './exampleRun';

/**
 * Runs whole examples in n8n's engine, with scripted stand-ins for the nodes of others: a sheet, a chat
 * model, a person who approves, an answer of the service's that nobody has seen.
 */
const bench = eachWorkbench();

const runExample = async (workflow: Workflow, standIns: Record<string, INodeType>) =>
	await runWorkflow(workflow, standIns, bench.sandbox.url);

describe('a model reads, the node proves, you approve', () => {
	const example = readExample('model-reads-plan.json');
	const campaign = '1790000000000000001';
	const row = (name: string, more: IDataObject = {}): IDataObject => ({
		...{ 'Campaign ID': campaign, Adgroup: name, Dagbudget: 50, Land: 'US', Doel: 'Verkeer' },
		...more,
	});
	const plan = [
		row('A', { Billing: 'Klikken', Opmerking: 'ok' }),
		row('B', { Dagbudget: 70 }),
		row('C', { 'Daily budget': 'veel', Dagbudget: '' }),
	];

	/** Runs the example with the answers of the model and the person; gives the run, questions and message. */
	async function play(says: readonly IDataObject[], approved: boolean) {
		const asked: IDataObject[] = [];
		const messages: string[] = [];
		const run = await runExample(example, {
			'n8n-nodes-base.googleSheets': scripted({}, () => [plan]),
			'@n8n/n8n-nodes-langchain.chainLlm': scripted({ text: 'string' }, (read) => {
				const [, list = '[]'] = /couldn't:\n\n(.*)/.exec(String(read('text'))) ?? [];
				const questions: unknown = JSON.parse(list);
				asked.push(...objects(questions));
				return [[{ text: `Here it is:\n${JSON.stringify(says)}` }]];
			}),
			'n8n-nodes-base.slack': scripted({ message: 'string' }, (read) => {
				messages.push(String(read('message')));
				return [[{ data: { approved } }]];
			}),
		});
		return { run, asked, message: messages.join() };
	}

	it('offers the model what a person can say, and nothing else', () => {
		const { parameters } = example.nodes.find(({ name }) => name === 'The model proposes') ?? {};
		const [, list = ''] = /one of these:\n\n(.*)/.exec(String(parameters?.text)) ?? [];
		const offered = list.split(/, (?![^(]*\))/).map((one) => one.replace(/ \(.*/, ''));
		const known = answersOf(adGroup).map(({ name }) => name);
		const ofOthers = adGroup.columnsOfOthers ?? [];
		expect(offered.filter((name) => ![...known, ...ofOthers, 'ignore'].includes(name))).toEqual([]);
		expect(known.filter((name) => !offered.includes(name))).toEqual(['new_name', 'new_budget']);
	});

	const good = [
		{ heading: 'Billing', means: 'billing_event' },
		{ heading: 'Billing', cell: 'Klikken', does: 'means', means: 'Click' },
		{ heading: 'Opmerking', means: 'ignore' },
	];

	it('creates paused what was approved, and asks the model only what it may answer', async () => {
		// Answers that it wasn't asked for are dropped: who sees the ads stays as the plan says.
		const { run, asked, message } = await play(
			[...good, { heading: 'Land', means: 'ignore' }],
			true,
		);
		expect(run.error).toBeUndefined();
		// It gets headings, examples and what couldn't be read, and no other cells.
		expect(asked.map(({ column, unread }) => [column, unread])).toEqual([
			['Opmerking', ['ok']],
			['Billing', ['Klikken']],
			['Daily budget', ['veel']],
		]);
		expect(message.split('\n')).toEqual([
			'2 of 3 rows would become ad groups, paused: 120 a day and 0 in total.',
			'The model says of the sheet:',
			'- Billing, "Klikken": Click',
			'- Opmerking: ignore',
			'1 to correct:',
			expect.stringMatching(/^- 'Daily budget' is "veel", which isn't a valid amount\./),
		]);
		const made = bench.sandbox.adGroups.map(({ arguments: sent, status }) => ({ ...sent, status }));
		expect(made).toMatchObject([
			{ adgroup_name: 'A', billing_event: 'CPC', location_ids: ['6252001'], status: 'DISABLE' },
			{ adgroup_name: 'B', location_ids: ['6252001'], status: 'DISABLE' },
		]);
	});

	it('creates nothing that nobody approved', async () => {
		await play(good, false);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it.each([
		[
			'an amount',
			{ heading: 'Daily budget', cell: 'veel', does: 'means', means: '500' },
			/says what a word means in 'Daily budget', which holds amounts, times or IDs/,
		],
		[
			'a meaning of its own',
			{ heading: 'Opmerking', means: 'notes' },
			/'Column Answers \(JSON\)' says "notes" about the column "Opmerking"/,
		],
	])('takes no word of the model for %s', async (_what, answer, told) => {
		const { message } = await play([...good.slice(0, 2), answer], true);
		expect(message).toMatch(told);
		expect(bench.sandbox.callsTo(creation)).toEqual([]);
	});
});

describe('pause what costs too much', () => {
	const adGroupOf = (at: number) => `180000000000000010${at}`;

	it.each([
		['under one key', (entries: IDataObject[]) => ({ structured: { adgroups: entries } })],
		['in a form that nobody expects', (entries: IDataObject[]) => ({ rows: entries })],
	])('pauses only what an answer %s names for certain', async (how, answerOf) => {
		const ids = [0, 1, 2].map((at) =>
			String(
				bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: `A${at}` })
					.adgroup_id,
			),
		);
		const answer = answerOf([
			{ adgroup_id: ids[0], spend: 300, conversions: 2 },
			{ adgroup_id: ids[1], spend: 300, conversions: 200 },
			{ adgroup_id: ids[2], spend: 20, conversions: 0 },
			{ adgroup_id: Number(ids[2]), spend: 900, conversions: 0 },
			{ adgroup_id: adGroupOf(9), spend: 'much', conversions: 0 },
		]);
		const run = await runExample(readExample('pause-what-costs-too-much.json'), {
			'n8n-nodes-base.httpRequest': scripted({}, () => [[answer]]),
		});
		expect(run.error).toBeUndefined();
		// Not even an ID that a number has rounded gets as far as the node.
		expect(run.json('Too expensive')).toHaveLength(how === 'under one key' ? 1 : 0);
		const paused = bench.sandbox.callsTo('pause_tiktok_ad_group');
		expect(paused.map(({ arguments: sent }) => sent.adgroup_id)).toEqual(
			how === 'under one key' ? [ids[0]] : [],
		);
	});
});

describe('what the node says of a row is written back', () => {
	const row = (row_number: number, more: IDataObject = {}): IDataObject => ({
		...{ row_number, 'Campaign ID': '1790000000000000001', 'Ad group': `A${row_number}` },
		...{ 'Daily budget': 50, Country: 'US', ...more },
	});
	const adgroupId = '1800000000000000001';

	/** Reads the rows where nothing came in, and gives what is written. */
	const sheet = (rows: readonly IDataObject[]) =>
		scripted({}, (_read, item) => [Object.keys(item).length === 0 ? [...rows] : [item]]);

	it('and failed rows are told', async () => {
		const told: unknown[] = [];
		const run = await runExample(readExample('failed-rows-to-slack.json'), {
			'n8n-nodes-base.googleSheets': sheet([row(2), row(3, { 'Daily budget': 'x' })]),
			'n8n-nodes-base.slack': scripted({ text: 'string' }, (read) => {
				told.push(read('text'));
				return [[]];
			}),
		});
		expect(run.error).toBeUndefined();
		expect(run.json('Write the IDs back')).toEqual([
			{ row_number: 2, 'Ad group ID': adgroupId, Result: 'created' },
		]);
		expect(told).toEqual([expect.stringMatching(/^Sheet row 3 \(A3\): 'Daily budget' is "x"/)]);
	});

	it('by the budgets that were changed', async () => {
		bench.sandbox.addAdGroup({ campaign_id: '1790000000000000001', adgroup_name: 'A2' });
		const rows = [
			{ row_number: 2, 'Ad group ID': adgroupId, Budget: 50, 'New budget': 70 },
			{ row_number: 3, 'Ad group ID': adgroupId, Budget: 50, 'New budget': 'x' },
		];
		const run = await runExample(readExample('change-budgets.json'), {
			'n8n-nodes-base.googleSheets': sheet(rows),
		});
		expect(run.json('Write back to the sheet')).toMatchObject([
			{ row_number: 2, Budget: 70, 'New budget': '', Result: expect.stringMatching(/^changed on/) },
			{ row_number: 3, Budget: 50, 'New budget': 'x', Result: expect.stringContaining("'Budget'") },
		]);
	});
});
