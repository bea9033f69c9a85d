import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { ad, mediaPlan } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { answersOf } from '../../nodes/AdspirerTikTok/contract/meanings';
import { fileWorkbench } from '../workbench';
import { checkSheet } from './bench';

const bench = fileWorkbench();

const row = { 'Ad group': 'X', Country: 'US', Budget: 50 };
const creations = { ad, adGroup, plan: mediaPlan };

/** Every choice of a column that needs an answer; a plan has those of ad groups and ads, too. */
const cases = Object.entries(creations).flatMap(([resource, creation]) =>
	answersOf(creation).flatMap(({ name, label }) =>
		(resource === 'plan' ? ['Zweck', 'Max CPC', '1790000000000000123'] : ['Zweck']).map(
			(heading) => [resource, name, label, heading] as const,
		),
	),
);

const holes = /undefined|\{|\}| {2}| [,.]|'' |""|for ,/;

it.each(cases)(
	'%s: a column answered %s (%s) counts as that, whatever %s names',
	async (resource, name, _label, heading) => {
		const columns = { value: { [heading]: name } };
		// A cell that it takes or refuses, each in a campaign of its own.
		const rows = ['3', 'x', '170000001'].map((cell, at): IDataObject => {
			return { 'Campaign ID': `179000000000000000${at}`, ...row, [heading]: cell };
		});
		const { items } = await checkSheet(bench, rows, { resource, columns });
		for (const { problems, warnings } of items) {
			expect([name, problems]).toEqual([name, expect.not.stringMatching(holes)]);
			expect([name, warnings]).toEqual([name, expect.not.stringMatching(holes)]);
			expect(problems).not.toMatch(/Columns of Your Sheet' has|needs your answer/);
		}
	},
);

it.each([
	['bid_price', 'Max CPC', 3, { bid_price: 3 }],
	['excluded_audience_ids', 'Zweck', '170000001', { excluded_audience_ids: ['170000001'] }],
	['conversion_bid_price', 'Max CPC', 3, { conversion_bid_price: 3 }],
])('a column answered %s takes its cell', async (name, heading, cell, sent) => {
	const additionalArguments =
		name === 'conversion_bid_price' ? '{"optimization_goal": "CONVERT"}' : '';
	const { items } = await checkSheet(bench, [{ ...row, [heading]: cell }], {
		columns: { value: { [heading]: name } },
		options: additionalArguments ? { additionalArguments } : {},
	});
	expect([items[0]?.problems, items[0]?.arguments]).toEqual(['', expect.objectContaining(sent)]);
});
