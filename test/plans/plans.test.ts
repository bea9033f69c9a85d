import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { idOfHeading } from '../../nodes/AdspirerTikTok/contract/meanings';
import { problemsOf, sendRows, toldOf } from '../rows/rowsSent';
import { eachWorkbench, output } from '../workbench';
import { knowledge, obey } from './obedientBuyer';
import { type Plan, readPlans } from './plans';

const bench = eachWorkbench();
const plans = readPlans();

function formFor(plan: Plan): INodeParameters {
	const { campaign = '', campaignName, dateOrder, blankColumns = '' } = plan;
	return {
		mappingMode: 'autoMapInputData',
		campaignId: { __rl: true, mode: 'id', value: campaignName === undefined ? campaign : '' },
		options: { dateOrder, blankColumns },
	};
}

/** The form with what the plan's buyer says of its columns. */
function answeredForm(plan: Plan): INodeParameters {
	const value = Object.fromEntries(
		Object.entries(plan.answers).map(([heading, means]) => [idOfHeading(heading), means]),
	);
	return { ...formFor(plan), columns: { mappingMode: 'defineBelow', value } };
}

/** The outcome of each row, in the form in which plans expect it. */
async function outcome(plan: Plan, items: IDataObject[], form = answeredForm(plan)) {
	const { campaign: id, campaignName: name } = plan;
	if (id !== undefined && name !== undefined) {
		bench.sandbox.options.campaigns = [{ id, name, objective: '' }];
	}
	const { rows } = await sendRows(bench, items, form, { timezone: plan.timezone });
	return rows.map(({ sent, item }) => {
		if (sent) return { sent };
		if (item.skipped === true) return { skipped: `Skipped, because ${String(item.reason)}.` };
		if (item.success === true) return { done: item.adgroup_id };
		return { refused: toldOf(item) };
	});
}

/** The arguments that Check Rows shows. */
const checkedAs = ({ lookedUp }: Plan, sent: Readonly<Record<string, unknown>>) =>
	Object.fromEntries(Object.entries(sent).filter(([name]) => !lookedUp.includes(name)));

/** As n8n's nodes that read files give a row: without its empty cells. */
function withoutEmptyCells(item: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(item).filter(([, cell]) => cell !== ''));
}

describe.each(plans.map((plan) => [plan.about, plan] as const))('%s', (_about, plan) => {
	it('becomes the ad groups that it says, with Map Automatically and an answer for each column that needs one', async () => {
		expect(await outcome(plan, plan.items)).toEqual(plan.rows);
		const created = plan.rows.filter((row) => 'sent' in row).length;
		expect(bench.sandbox.adGroups).toHaveLength(created);
	});

	it('has every row wait that fills a column without an answer, and no other one', async () => {
		const rows = await outcome(plan, plan.items, formFor(plan));
		const isOpen = (row: IDataObject | undefined) =>
			Object.keys(plan.answers).some((heading) => !['', '-'].includes(String(row?.[heading])));
		for (const [index, row] of rows.entries()) {
			const expected = plan.rows[index];
			const isNone = expected !== undefined && ('skipped' in expected || 'done' in expected);
			if (isNone || !isOpen(plan.items[index])) {
				expect(row).toEqual(expected);
				continue;
			}
			const headings = Object.keys(plan.answers);
			const asking = (row.refused ?? []).filter((told) => /^\d+ columns? need/.test(told));
			expect(asking).toHaveLength(1);
			for (const heading of headings) expect(asking[0]).toContain(`'${heading}'`);
			expect(asking[0]).toMatch(new RegExp(`^${headings.length} column`));
		}
	});

	it('becomes the same where empty cells are left out', async () => {
		expect(await outcome(plan, plan.items.map(withoutEmptyCells))).toEqual(plan.rows);
	});

	it('is checked by a preview to the same end, with a sentence for each row', async () => {
		const run = await bench.run(
			plan.items,
			{ ...answeredForm(plan), operation: 'preview' },
			{},
			{ settings: { timezone: plan.timezone } },
		);
		const items = output(run);
		const isByCreate = (at: number) => plan.refusedByCreate.includes(at + 1);
		const found = items.map(({ arguments: sent, valid, summary }, at) => {
			const isLookedUp = String(summary).includes('(looked up when created)');
			if (isByCreate(at)) return valid && isLookedUp && 'looked up';
			return valid ? checkedAs(plan, Object(sent)) : 'refused';
		});
		expect(found).toEqual(
			plan.rows.map((row, at) => {
				if (isByCreate(at)) return 'looked up';
				if (!('sent' in row)) return 'refused' in row ? 'refused' : {};
				const { campaign_id: id, ...others } = checkedAs(plan, row.sent);
				// A campaign that is named is looked up when the row is created.
				return plan.campaignName === undefined ? { ...others, campaign_id: id } : others;
			}),
		);
		for (const { summary, problems } of items) {
			const said = /^([A-Z][\w ]+: .+; Budget: \d|Already done: |Skipped, |')/;
			expect(`${summary}${problems}`).toMatch(said);
		}
		for (const [at, row] of plan.rows.entries()) {
			const told = expect.stringContaining("This run doesn't change '");
			if ('done' in row) expect(items[at]?.warnings).toEqual(told);
		}
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('sends the same rows once each message is followed to the letter, none of them twice', async () => {
		const settings = { timezone: plan.timezone };
		const { options } = formFor(plan);
		const whole = (more: INodeParameters) => ({
			...{ ...formFor(plan), ...more },
			options: Object.assign({}, options, more.options),
		});
		const check = async (some: IDataObject[], more: INodeParameters) =>
			output(await bench.run(some, { ...whole(more), operation: 'preview' }, {}, { settings }));
		const { rows, form, again } = await obey(
			plan.items,
			knowledge.parse({ columns: plan.answers }),
			check,
		);
		expect(again).toEqual([]);
		const checked = await check([...rows.values()], form);
		expect(checked.flatMap(problemsOf)).toEqual([]);
		const ready = new Map([...rows.keys()].map((at, index) => [at, checked[index]?.arguments]));
		for (const [index, row] of plan.rows.entries()) {
			const found = ready.get(index + 1);
			if ('sent' in row) {
				const { campaign_id: id } = row.sent;
				const checked = checkedAs(plan, { campaign_id: id, ...Object(found) });
				expect(checked).toEqual(checkedAs(plan, row.sent));
			} else if (!('refused' in row)) expect([undefined, {}]).toContainEqual(found);
		}
	});
});
