import { checkAdditionalArguments } from '../../nodes/AdspirerTikTok/contract/additionalArguments';
import { accepted, refused, unusual } from './additionalCases';

type Given = Record<string, unknown>;

/** Rows for `it.each`, each with a title of its own. */
function titled<Row extends readonly [Given, ...unknown[]]>(rows: readonly Row[]) {
	return rows.map((row, at): [title: string, Row] => [
		`${at + 1}: ${JSON.stringify(row[0]).slice(0, 80)}`,
		row,
	]);
}

describe('additional arguments', () => {
	it.each(titled(accepted.map((given): [Given] => [given])))(
		'are sent as given, %s',
		(_title, [given]) => {
			expect(checkAdditionalArguments(given)).toEqual({
				arguments: given,
				problems: [],
				warnings: [],
			});
		},
	);

	it.each(titled(refused))('are refused, %s', (_title, [given, argument, message]) => {
		const { arguments: sent, problems } = checkAdditionalArguments({ bid_price: 2, ...given });
		expect(problems).toEqual([{ argument, message: expect.stringContaining(message) }]);
		expect(sent).toEqual(argument === 'bid_price' ? {} : { bid_price: 2 });
	});

	it.each(titled(unusual))('are sent with a warning, %s', (_title, [given, argument, message]) => {
		expect(checkAdditionalArguments(given)).toEqual({
			arguments: given,
			problems: [],
			warnings: [{ argument, message: expect.stringMatching(message) }],
		});
	});

	it('leave out one of the 25 that is null, also where a field fills it', () => {
		const { arguments: more, problems } = checkAdditionalArguments({ gender: null, budget: null });
		expect(problems).toEqual([]);
		const merged = { gender: 'GENDER_MALE', budget: 50, objective: 'REACH', ...more };
		expect(merged).toEqual({ gender: undefined, budget: undefined, objective: 'REACH' });
		expect(JSON.parse(JSON.stringify(merged))).toEqual({ objective: 'REACH' });
	});

	it('are told one problem for each argument, and the good ones remain', () => {
		const { arguments: sent, problems } = checkAdditionalArguments({
			budget: '75',
			location_ids: [1, 2, 3, '', 5],
			gender: 'GENDER_MALE',
			age_groups: 'AGE_18_24',
		});
		expect(problems.map(({ argument }) => argument).sort()).toEqual([
			'age_groups',
			'budget',
			'location_ids',
		]);
		expect(sent).toEqual({ gender: 'GENDER_MALE' });
	});

	it('complete a sentence after the label of the field', () => {
		for (const [given] of refused) {
			for (const { message } of checkAdditionalArguments(given).problems) {
				expect(message).toMatch(/^has .+\. (It must be|Each entry must be|Enter) .+\.$/);
			}
		}
	});

	it('take no time, however many entries are wrong', () => {
		const ids = Array.from({ length: 20_000 }, (_, at) => at);
		expect(checkAdditionalArguments({ audience_ids: ids }).problems).toHaveLength(1);
	});
});
