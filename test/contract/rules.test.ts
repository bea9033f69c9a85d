import { someArguments } from '../../nodes/AdspirerTikTok/contract/adGroupArguments';
import {
	dependentArguments,
	findBrokenRules,
	findWarnings,
	rules,
} from '../../nodes/AdspirerTikTok/contract/rules';
import { now, plainRow, refusals, warnings } from './ruleCases';

const everyCase = [...refusals, ...warnings];

describe.each([
	{ what: 'is refused unless', strength: 'refuse', cases: refusals, find: findBrokenRules },
	{ what: 'is warned of unless', strength: 'warn', cases: warnings, find: findWarnings },
])('a row $what', ({ cases, find, strength }) => {
	it.each(cases)('$rule', ({ broken, kept, argument, says, context }) => {
		const findIn = (row: object) => find({ ...plainRow, ...row }, { now, ...context });
		expect(broken.map(findIn)).toEqual(
			broken.map((_, at) => [{ argument, message: at === 0 ? says : expect.any(String) }]),
		);
		expect(kept.map(findIn)).toEqual(kept.map(() => []));
	});

	it('the rules of the table are those', () => {
		const found = rules.filter((rule) =>
			cases.some(({ broken, argument, context }) =>
				broken.some(
					(row) =>
						rule.argument === argument &&
						Boolean(rule.finds({ ...plainRow, ...row }, { now, ...context })),
				),
			),
		);
		expect(rules.filter((rule) => rule.strength === strength && !found.includes(rule))).toEqual([]);
	});
});

it('every row of the cases is in the form of the service', () => {
	for (const { broken, kept } of everyCase) {
		for (const row of [...broken, ...kept]) {
			expect(someArguments.safeParse({ ...plainRow, ...row }).error?.issues).toBeUndefined();
		}
	}
});

it('everything that is wrong with a row is told', () => {
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

it('there is nothing to say about an empty row', () => {
	expect(findBrokenRules({}, { now, budgetLimit: 1 })).toEqual([]);
	expect(findWarnings({}, { now })).toEqual([]);
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

describe('an argument that depends on another one', () => {
	it.each([
		['placements', 'placement_type', ['PLACEMENT_TYPE_NORMAL'], ['PLACEMENT_TYPE_AUTOMATIC']],
		...['pixel_id', 'optimization_event'].map((argument): [string, string, string[], string[]] => [
			argument,
			'objective',
			['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'],
			['TRAFFIC', 'APP_PROMOTION'],
		]),
	])('%s is left out unless %s is one of %j', (argument, dependsOn, kept, leftOut) => {
		const because = (others: Record<string, unknown>) =>
			dependentArguments
				.filter((one) => one.argument === argument && one.dependsOn === dependsOn)
				.map(({ whyLeftOut }) => whyLeftOut(others, { now }));

		for (const value of kept) expect(because({ [dependsOn]: value })).toEqual([undefined]);
		for (const value of [...leftOut, undefined]) {
			expect(because({ [dependsOn]: value })).toEqual([
				expect.stringMatching(/^'[A-Z][A-Za-z ]+' (isn't [A-Z]|is "[A-Z]|is empty:)[^.]+$/),
			]);
		}
	});
});
