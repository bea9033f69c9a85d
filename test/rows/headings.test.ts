import fc from 'fast-check';
import { fold } from '../../nodes/AdspirerTikTok/parse/fold';
import { fields } from '../../nodes/AdspirerTikTok/rows/fields';
import { matchHeadings } from '../../nodes/AdspirerTikTok/rows/headings';
import {
	generalHeadings,
	headings,
	namesOrIds,
} from '../../nodes/AdspirerTikTok/rows/headingWords';
import { delivery } from '../../nodes/AdspirerTikTok/rows/headingWords/delivery';
import { identity } from '../../nodes/AdspirerTikTok/rows/headingWords/identity';
import { money } from '../../nodes/AdspirerTikTok/rows/headingWords/money';
import { schedule } from '../../nodes/AdspirerTikTok/rows/headingWords/schedule';
import type { HeadingTable } from '../../nodes/AdspirerTikTok/rows/headingWords/target';
import { targeting } from '../../nodes/AdspirerTikTok/rows/headingWords/targeting';
import { parsers } from '../../nodes/AdspirerTikTok/rows/parsers';
import { labelOf } from '../../nodes/AdspirerTikTok/resources/labels';
import { headingCells, otherHeadings, sheets } from './headingCells';

/** What a column fills when it stands alone in a sheet. */
function targetOf(column: string): string | undefined {
	const { byArgument, ifId } = matchHeadings([column]);
	const [sure] = byArgument.keys();
	const [ifItIs] = ifId.keys();
	return sure ?? (ifItIs === undefined ? undefined : `${ifItIs}?`);
}

const placementsOr = (argument: string) => (argument === 'placements' ? 'placement' : argument);

describe('the tables of headings', () => {
	const tables: HeadingTable[] = [delivery, identity, money, schedule, targeting];

	it.each([
		['headings', headings],
		['generalHeadings', generalHeadings],
		['namesOrIds', namesOrIds],
	] as const)('have each field in one table: %s', (part, all) => {
		const fieldsIn = tables.flatMap((table) => Object.keys(table[part] ?? {}));
		expect(fieldsIn.sort()).toEqual(Object.keys(all).sort());
	});
});

describe('the heading of a column', () => {
	it.each(headingCells)('fills %s: %s', (target, list) => {
		for (const column of list.split(' | ')) {
			expect([column, targetOf(column)]).toEqual([column, target]);
		}
	});

	it.each(otherHeadings)('"%s" fills nothing', (column) => {
		expect(targetOf(column)).toBeUndefined();
		expect(matchHeadings([column]).unused).toEqual([column]);
	});

	it('may be the name of an argument, or the label or name of its field', () => {
		for (const argument of Object.keys(parsers)) {
			expect([argument, targetOf(argument)]).toEqual([argument, placementsOr(argument)]);
		}
		for (const { argument, parameter } of fields) {
			// The field "Campaign" takes an ID, and so does a column of that name, where it holds one.
			const expected = argument === 'campaign_id' ? 'campaign_id?' : placementsOr(argument);
			expect([argument, targetOf(labelOf(argument))]).toEqual([argument, expected]);
			expect([parameter, targetOf(parameter)]).toEqual([parameter, placementsOr(argument)]);
		}
	});

	it('is found whatever its case, spaces, underscores and units', () => {
		const known = Object.values(headings).flat();
		const write = fc.constantFrom(
			(text: string) => text.toUpperCase(),
			(text: string) => ` ${text.replaceAll(' ', '_')} `,
			(text: string) => text.replaceAll(' ', '-').toLowerCase(),
			(text: string) => `${text}:`,
			(text: string) => `${text} (USD)`,
			(text: string) => `${text} (required)`,
			(text: string) => `TikTok ${text}`,
			(text: string) => `3. ${text} *`,
		);
		fc.assert(
			fc.property(fc.constantFrom(...known), write, (heading, rewrite) => {
				const written = rewrite(heading);
				fc.pre(!/^\d/.test(heading));
				expect([written, targetOf(written)]).toEqual([written, targetOf(heading)]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('that comes again with a number fills the same', () => {
		const columns = ['Budget', 'Budget_1', 'Country.1', 'Daily Budget 2', 'Toast_1', 'Toast'];
		const { byArgument, unused } = matchHeadings(columns);
		expect([...byArgument]).toEqual([['budget', ['Budget', 'Budget_1']]]);
		expect(unused).toEqual(['Country.1', 'Daily Budget 2', 'Toast_1', 'Toast']);
	});

	it('names its time zone, which is handed on', () => {
		const zoneOf = (column: string) => matchHeadings([column]).zones.get(column);
		expect(zoneOf('Start (UTC+1)')).toBe('UTC+1');
		expect(zoneOf('Start time (GMT -05:00)')).toBe('GMT-05:00');
		expect(zoneOf('End (CET)')).toBe('CET');
		expect(zoneOf('開始日（JST）')).toBe('JST');
		expect(zoneOf('Start (America/New_York)')).toBe('America/New_York');
		for (const column of ['Start', 'Start (DD/MM/YYYY)', 'Budget (EUR)', 'Start (local time)']) {
			expect(zoneOf(column)).toBeUndefined();
		}
	});
});

describe('the headings of a sheet', () => {
	it.each(sheets.map((sheet) => [sheet.name, sheet.columns] as const))(
		'of %s',
		(_name, columns) => {
			const { byArgument, ifId, unused } = matchHeadings(Object.keys(columns));
			const filled = new Map<string, string>([
				...[...byArgument].flatMap(([target, list]) =>
					list.map((one): [string, string] => [one, target]),
				),
				...[...ifId].flatMap(([target, list]) =>
					list.map((one): [string, string] => [one, `${target}?`]),
				),
				...unused.map((one): [string, string] => [one, '']),
			]);
			expect(Object.fromEntries(filled)).toEqual(columns);
		},
	);

	it('fill an argument twice where two columns are named for it', () => {
		const { byArgument } = matchHeadings(['Country', 'Geo', 'Start date', 'Start time']);
		expect(byArgument.get('location_ids')).toEqual(['Country', 'Geo']);
		expect(byArgument.get('schedule_start_time')).toEqual(['Start date', 'Start time']);
	});

	it('each go to one place, whatever they are', () => {
		const heading = fc.oneof(
			fc.constantFrom(...Object.values(headings).flat(), ...otherHeadings),
			fc.string({ unit: 'grapheme' }),
		);
		fc.assert(
			fc.property(fc.uniqueArray(heading, { maxLength: 20 }), (columns) => {
				const { byArgument, ifId, unused } = matchHeadings(columns);
				const placed = [...byArgument.values(), ...ifId.values(), unused].flat();
				expect([...placed].sort()).toEqual([...columns].sort());
			}),
		);
	});
});

describe('the table of headings', () => {
	it('has no word for two things', () => {
		const owners = new Map<string, string>();
		for (const [kind, table] of Object.entries({ headings, generalHeadings, namesOrIds })) {
			for (const [target, words] of Object.entries(table)) {
				for (const word of words.map(fold)) {
					const owner = `${kind} ${target}`;
					expect([word, owners.get(word) ?? owner]).toEqual([word, owner]);
					owners.set(word, owner);
				}
			}
		}
	});
});
