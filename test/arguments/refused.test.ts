import { openWorkbench, type Workbench } from '../workbench';
import { filledIn, labelOfArgument } from './filledIn';
import { choicesOf, parametersAt } from './form';
import { published, publishedTable } from './publishedTable';
import { expectRefused } from './refusals';
import { sendRows } from './rowsSent';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});
afterAll(async () => await bench.close());

const named = (some: typeof publishedTable) => some.map(({ name }) => name);
const closed = named(publishedTable.filter(({ values, open }) => values && !open));

/** The first and the last choice that the form shows, as a message tells them. */
function choicesTold(name: string): [string, string] {
	const choices = parametersAt(published(name).path)
		.flatMap(choicesOf)
		.filter(({ value }) => value !== '');
	const told = choices.map((choice) => `${choice.name} (${choice.value})`);
	return [told[0] ?? '', told.at(-1) ?? ''];
}

describe('a choice that is none', () => {
	it.each(closed)('%s: is answered with the choices', async (name) => {
		const choices = choicesTold(name);
		await expectRefused(bench, name, [
			['something else', 'came as "something else"', 'Give one of', ...choices],
			[4711, '"4711"', 'Give one of', ...choices],
			[{ a: 1 }, 'an object with a', 'Give'],
			['#REF!', '"#REF!"', 'formula', 'Mend the formula'],
			['undefined', '"undefined"', 'broken expression', 'Check'],
			['[object Object]', '"[object Object]"', 'broken expression', 'Check'],
			['?', '"?"', 'Give one of', ...choices],
		]);
	});

	it.each([
		['objective', 'Convertions', 'Conversions (CONVERSIONS)'],
		['objective', 'TRAFIC', 'Traffic (TRAFFIC)'],
		['objective', 'Lead Genration', 'Lead Generation (LEAD_GENERATION)'],
		['budget_mode', 'Dayly', 'Daily (BUDGET_MODE_DAY)'],
		['budget_mode', 'BUDGET_MODE_TOTALS', 'Lifetime (BUDGET_MODE_TOTAL)'],
		['placement_type', 'Manuel', 'Manual (PLACEMENT_TYPE_NORMAL)'],
		['placements', 'Tik-Tock', 'TikTok (PLACEMENT_TIKTOK)'],
		['age_groups', 'AGE_18_25', '18-24 (AGE_18_24)'],
		['gender', 'Femal', 'Female (GENDER_FEMALE)'],
		['optimization_event', 'Complete Paymnet', 'Complete Payment (COMPLETE_PAYMENT)'],
		['optimization_event', 'SUBMITFORMS', 'Form Submission (FORM)'],
		['operating_systems', 'Andriod', 'Android (ANDROID)'],
		['promotion_type', 'Websit', 'Website (WEBSITE)'],
		['languages', 'Englisch', 'English (en)'],
	])('%s: "%s" is answered with the nearest', async (name, came, nearest) => {
		await expectRefused(bench, name, [[came, `"${came}"`, `Did you mean ${nearest}?`, 'Give']]);
	});

	it('names no nearest where nothing is near', async () => {
		const before = bench.sandbox.calls.length;
		const run = await bench.run([{}], { objective: '=Fireworks' });
		expect(run.error?.message).toMatch(/^Row 1: Objective came as "Fireworks"\. Give one of/);
		expect(run.error?.message).not.toContain('Did you mean');
		expect(bench.sandbox.calls).toHaveLength(before);
	});

	it('tells every bad entry of a list of choices', async () => {
		await expectRefused(bench, 'age_groups', [
			['18-24, children, seniors', '"children"', '"seniors"'],
			[['AGE_18_24', 'children'], '"children"', 'Give one of'],
		]);
		await expectRefused(bench, 'placements', [['TikTok, Facebook', '"Facebook"', 'Give one of']]);
	});

	it('refuses in an open list what can not be a value of it', async () => {
		await expectRefused(bench, 'optimization_goal', [
			['as many clicks as possible', '"as many clicks as possible"', 'Click (CLICK)'],
			['#N/A', 'formula', 'Mend'],
			['undefined', 'broken expression', 'Check'],
			[7, '"7"', 'Give'],
		]);
		await expectRefused(bench, 'languages', [
			['Klingon', '"Klingon"', 'English (en)', 'and so on'],
			['en, ???', '"???"', 'Give'],
			['null', 'broken expression', 'Check'],
		]);
	});
});

describe('a yes or no that is neither', () => {
	it.each(['comment_disabled', 'video_download_disabled'])('%s', async (name) => {
		const how = 'Give true or false, yes or no, 1 or 0';
		await expectRefused(bench, name, [
			['maybe', '"maybe"', how],
			[2, '"2"', how],
			[-1, '"-1"', how],
			[{ on: true }, 'an object with on', how],
			['undefined', 'broken expression', 'Check'],
			['#N/A', 'formula', 'Mend'],
		]);
	});
});

describe('a name that is none', () => {
	it('is refused, and so is one that TikTok would not take', async () => {
		await expectRefused(bench, 'adgroup_name', [
			['x'.repeat(513), 'longer than 512 characters', 'Shorten it'],
			['undefined', 'broken expression', 'Check'],
			['NaN', 'broken expression', 'Check'],
			['Spring [object Object]', 'broken expression', 'Check'],
			['#N/A', 'formula', 'Mend'],
			[true, '"true"', 'Give a text'],
			[['a', 'b'], 'a list of 2', 'Give a text'],
			[{ name: 'Spring' }, 'an object with name', 'Give a text'],
			[{}, 'an empty object', 'Give a text'],
		]);
	});
});

describe('a date where none belongs', () => {
	const everywhere = ['campaign_id', 'adgroup_name', 'objective', 'budget', 'location_ids'];

	it.each(['={{ $json.value }}', '={{ $now }}'])(
		'%s: is told as a date, neither as an invalid one nor as an object',
		async (expression) => {
			const form = Object.assign({}, ...everywhere.map((name) => filledIn(name, expression)));
			const { rows } = await sendRows(bench, [{ value: new Date('2026-05-01T14:30:00Z') }], form);
			const { problems } = rows[0]?.item ?? {};
			expect(problems).toEqual(
				everywhere.map((name) => ({
					field: labelOfArgument(name),
					message: expect.stringMatching(/^came as (?!an object|an invalid).*\. Give /),
				})),
			);
		},
	);
});
