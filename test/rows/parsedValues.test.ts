import { creationFields } from '../../nodes/AdspirerTikTok/contract/fields';
import fc from '../fastCheck';
import { ageCells } from '../parse/cells/ages';
import * as budgets from '../parse/cells/budgets';
import { parserOf } from '../parse/cells/cell';
import { countryCells } from '../parse/cells/countries';
import * as delivery from '../parse/cells/delivery';
import { genderCells } from '../parse/cells/genders';
import { startCells } from '../parse/timeCells';
import { said } from '../parse/said';
import { takes } from '../sandbox/arguments';

const tables = { ageCells, countryCells, genderCells, startCells, ...budgets, ...delivery };
const cells = Object.values(tables).flatMap((table) => table.map(([cell]) => cell));

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
	// An object that makes no text.
	fc.constantFrom({ toString: [] }, ['US', { toString: [] }]),
);

it.each(creationFields)(
	'$argument: each cell is read as what the service takes, or refused in a short sentence with advice',
	({ argument }) => {
		const parse = parserOf(argument, { dateOrder: 'dayMonthYear' });
		fc.assert(
			fc.property(anyCell, (cell) => {
				const parsed = said(parse(cell));
				if ('value' in parsed) {
					expect([parsed.value, takes(argument, parsed.value)]).toEqual([parsed.value, true]);
				} else if (parsed.problem !== undefined) {
					expect(parsed.problem).toMatch(
						/^(is|isn't|contains|includes|has|can't|names) .+[.:] [A-Z].*\.$/su,
					);
					expect(parsed.problem).not.toMatch(/\n|\([A-Z]+_[A-Z_]+\)|Did you mean/);
					expect(parsed.problem.length).toBeLessThan(900);
				}
			}),
			{ numRuns: 300 },
		);
	},
);
