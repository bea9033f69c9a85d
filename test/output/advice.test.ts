import '../fixedDate';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { adviceOn } from '../../nodes/AdspirerTikTok/output/advice';
import { eachWorkbench, output } from '../workbench';

const bench = eachWorkbench();

const labels = new Map(
	['adgroup_id', ...adGroup.fields.map(({ argument }) => argument)].map(
		(argument) => [argument, `«${argument}»`] as const,
	),
);

/** What TikTok says about a row, and what the row is told to do: with its numbers, or nothing. */
const advised = (said: string, values: object = {}) =>
	adviceOn(said, { values: { budget: 30, ...values }, labels });

it.each([
	['The budget must not be less than 50', 'at least 50'],
	["Ad group daily budget can't be less than 50.00 USD.", 'at least 50'],
	['40002: budget: 30.00 must be at least USD 1,250', 'at least 1250'],
	['The budget can not be lower than £50', 'at least 50'],
])('"%s": raise the budget to %s', (said, least) => {
	expect(advised(said)).toBe(`Raise '«budget»' to ${least} and run the row again.`);
});

it('a minimum for a day counts for each day of a lifetime budget', () => {
	const lifetime = { budget: 500, budget_mode: 'BUDGET_MODE_TOTAL' };
	expect(advised('Budget must not be less than 50 per day', lifetime)).toBe(
		"Raise '«budget»' to at least 50 for each day of the schedule and run the row again.",
	);
	expect(advised('Budget must not be less than 50', lifetime)).toBeUndefined();
});

it('a budget above a limit is lowered', () => {
	expect(advised('The budget must not exceed 20')).toBe(
		"Lower '«budget»' to at most 20 and run the row again.",
	);
});

it.each([
	'The campaign budget must not be less than 50',
	'The bid must not be less than 50',
	'The budget is fine; the bid must not be less than 50',
	'Budget is right. Frequency must not be less than 50',
	'The budget must not be less than 105% of what was spent',
	'The budget must not be less than 20',
	'must not be less than 50',
	'Invalid location_ids',
	'The end 2027-01-05 is before the start',
	'Choose an audience in the account',
	'The pixel of this campaign does not exist',
])('"%s" is no word on the budget, and leads to no advice', (said) => {
	expect(advised(said)).toBeUndefined();
});

it.each([
	['Please select a pixel.', /'«pixel_id»' and '«optimization_event»'/],
	['Your audience is too narrow. It must increase to over 1,000 people', /TikTok wants over 1,000/],
	['[40065] Teens in the United States', /13-17 out of '«age_groups»'/],
	[
		'Ad group 1800000000000000009 does not exist',
		/^Check '«adgroup_id»' and '«advertiser_id»': the/,
	],
	[
		'Campaign 179 was not found in account 701',
		/^Check '«campaign_id»' and '«advertiser_id»': the/,
	],
	['Manual campaigns are no longer supported', /from 1 January 2027/],
	['Ad groups in this campaign are deprecated since 2027-01-01', /from 1 January 2027/],
	['Since January 1, 2027 this objective is no longer accepted', /from 1 January 2027/],
])('"%s" leads to advice', (said, expected) => {
	expect(advised(said)).toMatch(expected);
});

it('a name is no word on anything', () => {
	const values = { adgroup_name: 'Please select a pixel' };
	expect(advised('The name Please select a pixel is taken', values)).toBeUndefined();
});

it('a row of a sheet is told by its own heading', async () => {
	const error = '40002: The budget must not be less than 50';
	const fault = () => ({ kind: 'status', status: 400, body: { success: false, error } }) as const;
	bench.sandbox.options.fault = fault;
	const rows = [
		{ 'Campaign ID': '1790000000000000001', 'Ad group': 'US', Country: 'US', 'Daily budget': 30 },
	];
	const run = await bench.run(
		rows,
		{ mappingMode: 'autoMapInputData' },
		{ onError: 'continueRegularOutput' },
	);
	expect(output(run)[0]?.error_details).toMatchObject({
		what_to_do: expect.stringMatching(
			/^Raise 'Daily budget' to at least 50 and run the row again\./,
		),
	});
});
