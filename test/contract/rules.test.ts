import type { SomeArguments } from '../../nodes/AdspirerTikTok/contract/adGroupArguments';
import { dependentArguments } from '../../nodes/AdspirerTikTok/contract/rules';
import { findBrokenRules, findWarnings } from '../../nodes/AdspirerTikTok/contract/rules';
import { now, plainRow, refusals, warnings } from './ruleCases';

const everyCase = [...refusals, ...warnings];

describe.each([
	{ what: 'is refused unless', cases: refusals, find: findBrokenRules },
	{ what: 'is warned of unless', cases: warnings, find: findWarnings },
])('a row $what', ({ cases, find }) => {
	it.each(cases)('$rule', ({ broken, kept, argument, says, context }) => {
		const findIn = (row: object) => find({ ...plainRow, ...row }, { now, ...context });
		expect(broken.map(findIn)).toEqual(
			broken.map((_, at) => [{ argument, message: at === 0 ? says : expect.any(String) }]),
		);
		expect(kept.map(findIn)).toEqual(kept.map(() => []));
	});
});

it('reports every problem of a row', () => {
	const row = {
		budget: 90,
		placement_type: 'PLACEMENT_TYPE_NORMAL',
		budget_mode: 'BUDGET_MODE_TOTAL',
		audience_ids: ['1'],
		excluded_audience_ids: ['1'],
	};
	expect(findBrokenRules(row, { now, budgetLimit: 80 }).map(({ argument }) => argument)).toEqual([
		'budget',
		'schedule_end_time',
		'placements',
		'excluded_audience_ids',
	]);
});

it("what is said completes a sentence after the field's label, in the form's words", () => {
	for (const { broken, context } of everyCase) {
		for (const row of broken) {
			const whole = { ...plainRow, ...row };
			const all = { now, ...context };
			for (const { message } of [...findBrokenRules(whole, all), ...findWarnings(whole, all)]) {
				expect(message).toMatch(/^(is|contains|includes) .+\.$/);
				expect(message).not.toMatch(/[A-Z]_[A-Z]|undefined|NaN|\s{2}|\.\.|\bOCPM\b/);
			}
		}
	}
});

it.each([
	['placements', { placement_type: 'PLACEMENT_TYPE_NORMAL' }, { placement_type: undefined }],
	...['pixel_id', 'optimization_event'].flatMap((argument) =>
		['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'].map(
			(objective): [string, SomeArguments, SomeArguments] => [
				argument,
				{ objective },
				{ objective: 'TRAFFIC' },
			],
		),
	),
])('%s makes sense with %j and is left out with %j', (argument, kept, leftOut) => {
	const because = (given: SomeArguments) =>
		dependentArguments.find((one) => one.argument === argument)?.whyLeftOut(given, { now });
	expect(because(kept)).toBeUndefined();
	for (const given of [leftOut, {}]) {
		expect(because(given)).toMatch(/^'[A-Z][A-Za-z ]+' is (?:"[A-Z]\w+"|empty): [^.]+$/);
	}
});
