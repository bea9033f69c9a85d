import '../fixedDate';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { everyParameter } from '../resources/form';
import { fileWorkbench } from '../workbench';
import { sendRows } from './rowsSent';

const bench = fileWorkbench();

/** The arguments received for the rows of a sheet, or why a row was refused. */
async function sent(rows: IDataObject[], valuesForAllRows: INodeParameters) {
	const columns = { mappingMode: 'defineBelow', value: { Audience: 'ignore' } };
	const mapped = { mappingMode: 'autoMapInputData', valuesForAllRows, budget: 7, columns };
	const done = await sendRows(bench, rows, mapped);
	return done.rows.map((row) => row.sent ?? { refused: row.item.error });
}

describe('values for all rows', () => {
	it('fill what the sheet has no column for, row by row where they are expressions', async () => {
		const rows = [
			{ Market: 'US', Audience: 'Runners', 'Daily budget': 50 },
			{ Market: 'UK', Audience: 'Cyclists', 'Daily budget': 60 },
		];
		const pixel = { pixelId: '7010000000000000001', optimizationEvent: 'COMPLETE_PAYMENT' };
		const found = await sent(rows, {
			...{ adgroupName: '={{ $json.Market }} – {{ $json.Audience }}', objective: 'CONVERSIONS' },
			...{ ...pixel, locations: '={{ $json.Market }}', commentDisabled: true },
		});
		const same = { objective: 'CONVERSIONS', pixel_id: pixel.pixelId, comment_disabled: true };
		expect(found).toMatchObject([
			{ ...same, adgroup_name: 'US – Runners', budget: 50, location_ids: ['6252001'] },
			{ ...same, adgroup_name: 'UK – Cyclists', budget: 60, location_ids: ['2635167'] },
		]);
	});

	it('are called as their field is, where they need another value', async () => {
		const rows = [{ Name: 'Values 1', 'Daily budget': 50 }];
		const pixel = { pixelId: '7010000000000000001', optimizationEvent: 'COMPLETE_PAYMENT' };
		const needed = "but 'Pixel ID' is filled in, and without an objective";
		expect(await sent(rows, pixel)).toEqual([{ refused: expect.stringContaining(needed) }]);
	});

	it('give way to a filled cell, to a dash beside other columns of the same people, and to a budget of none', async () => {
		const own = { Country: 'US', 'Daily budget': 50, Age: '18-34' };
		const rows = [
			{ ...own, Name: 'Values 1', Gender: 'Female' },
			{ ...own, Name: 'Values 2', Gender: '' },
			{ ...own, Name: 'Dash 1', Gender: '-' },
			{ ...own, Name: 'Dash 2', Gender: '-', 'Daily budget': '-', 'Budget type': 'Daily' },
		];
		const values = { gender: 'GENDER_MALE', budget: 9 };
		const found = [
			...(await sent(rows.slice(0, 2), values)),
			...(await sent(rows.slice(2), values)),
		];
		expect(found).toMatchObject([
			{ budget: 50, gender: 'GENDER_FEMALE' },
			{ budget: 50, gender: 'GENDER_MALE' },
			{ age_groups: ['AGE_18_24', 'AGE_25_34'], budget: 50 },
			{ refused: expect.stringContaining("'Daily budget'") },
		]);
		expect(found[2]).not.toHaveProperty('gender');
	});

	it.each([
		['Campaign ID', '1790000000000000001', {}],
		['Country', 'US', { locations: ['GB'] }],
		['Objective', 'Reach', { objective: 'TRAFFIC' }],
		['Daily budget', 50, { budget: 70 }],
	])('don’t fill a blank %s where other rows have one', async (heading, cell, values) => {
		const good = { Name: `Blank ${heading} 1`, 'Daily budget': 50, [heading]: cell };
		const blank = { ...good, Name: `Blank ${heading} 2`, [heading]: '' };
		const [, second] = await sent([good, blank], values);
		expect(second).toEqual({ refused: expect.stringContaining(`'${heading}'`) });
	});

	it('send nothing before something is chosen', async () => {
		const added: INodeParameters = {};
		for (const [path, { type, default: initial }] of everyParameter()) {
			const [collection, name = ''] = path.split('.');
			if (collection === 'valuesForAllRows' && type !== 'boolean') added[name] = initial;
		}
		expect(Object.keys(added).length).toBeGreaterThan(20);
		const row = { Name: 'Chosen', 'Daily budget': 50, Country: 'US' };
		expect(await sent([row], added)).toEqual(await sent([row], {}));
	});

	it('are refused by their own names', async () => {
		const [found] = await sent([{ Name: 'Values 3' }], { budget: 'a lot' });
		expect(found).toEqual({ refused: expect.stringMatching(/'Budget' .*a lot/) });
	});
});
