import {
	someArguments,
	type SomeArguments,
} from '../../nodes/AdspirerTikTok/contract/adGroupArguments';
import { nameOf, type Check } from '../../nodes/AdspirerTikTok/contract/finding';
import { findBrokenRules, rules } from '../../nodes/AdspirerTikTok/contract/rules';
import { findWarnings, warnings } from '../../nodes/AdspirerTikTok/contract/warnings';
import { formatList } from '../../nodes/AdspirerTikTok/parse/formatList';
import { now, plainRow, rowsOf } from './cases';
import { ruleCases } from './ruleCases';
import { warningCases } from './warningCases';

const everyCase = [...ruleCases, ...warningCases];

describe.each([
	{ what: 'the rule that', cases: ruleCases, find: findBrokenRules },
	{ what: 'the warning unless', cases: warningCases, find: findWarnings },
])('$what', ({ cases, find }) => {
	describe.each(cases)('$check', ({ found, neighbors, argument, message, pattern, context }) => {
		it('finds the rows it is about', () => {
			const findings = found.map((row) => find({ ...plainRow, ...row }, { now, ...context }));
			expect(findings).toEqual(
				found.map((_, at) => [
					{ argument, message: at === 0 ? message : expect.stringMatching(pattern) },
				]),
			);
		});

		it('leaves their neighbors alone', () => {
			const findings = neighbors.map((row) => find({ ...plainRow, ...row }, { now, ...context }));
			expect(findings).toEqual(neighbors.map(() => []));
		});
	});
});

describe('the rules and warnings', () => {
	it("are tried with rows in the service's own form", () => {
		for (const { row } of rowsOf(everyCase)) {
			expect(someArguments.safeParse({ ...plainRow, ...row }).error?.issues).toBeUndefined();
		}
	});

	it('are all in the tables, each with rows it finds', () => {
		const quiet = (checks: readonly Check[], cases: typeof everyCase) =>
			checks.filter((check) =>
				rowsOf(cases)
					.filter(({ isFound }) => isFound)
					.every(({ row, context }) => !check({ ...plainRow, ...row }, context)),
			);
		expect(quiet(rules, [...ruleCases])).toEqual([]);
		expect(quiet(warnings, [...warningCases])).toEqual([]);
		expect(rules.length).toBeGreaterThanOrEqual(7);
	});

	it('tell only the first rule that a field breaks', () => {
		const row = {
			...plainRow,
			schedule_start_time: '2026-05-01 11:00:00',
			schedule_end_time: '2026-05-01 10:00:00',
		};
		expect(findBrokenRules(row, { now })).toEqual([
			{ argument: 'schedule_end_time', message: expect.stringMatching(/in the past/) },
		]);
	});

	it('tell everything that is wrong with a row', () => {
		const row: SomeArguments = {
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

	it('have nothing to say about an empty row', () => {
		expect(findBrokenRules({}, { now, budgetLimit: 1 })).toEqual([]);
		expect(findWarnings({}, { now })).toEqual([]);
	});

	it("complete a sentence after the field's label, in the form's words", () => {
		const messages = rowsOf(everyCase).flatMap(({ row, context }) =>
			[...rules, ...warnings].flatMap(
				(check) => check({ ...plainRow, ...row }, context)?.message ?? [],
			),
		);
		expect(messages.length).toBeGreaterThan(50);
		for (const message of messages) {
			expect(message).toMatch(/^(is|contains|includes) .+\.$/);
			expect(message).not.toMatch(/[A-Z]_[A-Z]|undefined|NaN|\s{2}|\.\.|\bOCPM\b/);
		}
	});
});

describe('the name of a value', () => {
	const choices = [{ name: 'Daily', value: 'BUDGET_MODE_DAY' }];

	it("is the form's word, or the value where the form has none", () => {
		expect(nameOf(choices, 'BUDGET_MODE_DAY')).toBe('Daily');
		expect(nameOf(choices, 'BUDGET_MODE_INFINITE')).toBe('BUDGET_MODE_INFINITE');
	});
});

describe('words in a row', () => {
	it.each([
		[[], ''],
		[['a'], 'a'],
		[['a', 'b'], 'a and b'],
		[['a', 'b', 'c', 'd', 'e'], 'a, b, c, d and e'],
		[['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e and 2 more'],
	])('%j', (words, expected) => {
		expect(formatList(words, 'and', 5)).toBe(expected);
	});
});
