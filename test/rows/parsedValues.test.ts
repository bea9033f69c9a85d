import { checkAdditionalArguments } from '../../nodes/AdspirerTikTok/contract/additionalArguments';
import { creationFields, type ParseContext } from '../../nodes/AdspirerTikTok/contract/fields';
import fc from '../fastCheck';
import { ageCells } from '../parse/cells/ages';
import { countryCells } from '../parse/cells/countries';
import { genderCells } from '../parse/cells/genders';
import { startCells } from '../parse/timeCells';
import { cellTables } from './cells';
import { publishedTable } from './publishedTable';

const context: ParseContext = {
	zone: 'America/New_York',
	dateOrder: 'dayMonthYear',
	now: Date.UTC(2026, 10, 25, 12),
};

function parserOf(name: string) {
	const field = creationFields.find(({ argument }) => argument === name);
	if (!field) throw new RangeError(name);
	return field.parse;
}

const cells = [
	...[ageCells, countryCells, genderCells, startCells].flat().map(([cell]) => cell),
	...cellTables.flatMap(({ read, nothing = [], refused }): unknown[] => [
		...read.map(([cell]) => cell),
		...nothing,
		...refused.map(([cell]) => cell),
	]),
];

/** Cells of media plans, pieces of them put together, and anything at all. */
const anyCell = fc.oneof(
	fc.constantFrom(...cells),
	fc.constantFrom(...cells).map((cell) => [cell]),
	fc
		.tuple(
			fc.constantFrom(...cells),
			fc.constantFrom(', ', '/', ' ', ' – ', '\n'),
			fc.constantFrom(...cells),
		)
		.map((parts) => parts.map(String).join('')),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.double(),
	fc.integer(),
	fc.jsonValue(),
);

it.each(publishedTable.map(({ name }) => [name]))(
	'%s: each cell is read as what the service takes, or refused in a short sentence with advice',
	(name) => {
		const parse = parserOf(name);
		fc.assert(
			fc.property(anyCell, (cell) => {
				const parsed = parse(cell, context);
				if ('value' in parsed) {
					const { problems } = checkAdditionalArguments({ [name]: parsed.value });
					expect(problems).toEqual([]);
				} else if ('problem' in parsed) {
					expect(parsed.problem).toMatch(
						/^(is|isn't|contains|includes|has|can't|names) .+[.:] [A-Z].*\.$/su,
					);
					expect(parsed.problem).not.toMatch(/\n|\([A-Z]+_[A-Z_]+\)|Did you mean/);
					expect(parsed.problem.length).toBeLessThan(900);
				}
			}),
			{ numRuns: 1000 },
		);
	},
);
