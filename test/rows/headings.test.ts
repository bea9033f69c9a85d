import fc from 'fast-check';
import { columns, creationFields } from '../../nodes/AdspirerTikTok/contract/fields';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { loopInTurns } from '../../nodes/AdspirerTikTok/client/eventLoop';
import { vocabularyOf } from '../../nodes/AdspirerTikTok/sheet/vocabulary';
import { headingsByLanguage } from '../../nodes/AdspirerTikTok/words';
import { readSheet } from '../../nodes/AdspirerTikTok/sheet/sheet';
import { headingCells, otherHeadings } from './headingCells';

const vocabulary = vocabularyOf(adGroup);

/** What a column fills when it stands alone in a sheet. */
function targetOf(column: string): string | undefined {
	const meaning = vocabulary.meaningOf(column, new Set([column]));
	return meaning && `${meaning.fills}${meaning.kind === 'namesOrIds' ? '?' : ''}`;
}

/** What each column of a sheet fills; empty for none. */
async function targetsOf(headings: readonly string[]): Promise<Array<[string, string]>> {
	const { columns } = await readSheet(adGroup, headings, [], loopInTurns());
	return [...columns].map(([column, { fills, mayBeName }]) => [
		column,
		`${fills ?? ''}${mayBeName ? '?' : ''}`,
	]);
}

const placementsOr = (argument: string) => (argument === 'placements' ? 'placement' : argument);

const known = Object.keys(columns);

const allHeadings = known.flatMap((name) =>
	headingsByLanguage(name).flatMap(({ all }) =>
		all.flatMap(([heading, kind]) => (kind === 'headings' ? heading : [])),
	),
);

describe('the heading of a column', () => {
	it.each(headingCells)('fills %s: %j', (target, columns) => {
		expect(columns.map((column) => [column, targetOf(column)])).toEqual(
			columns.map((column) => [column, target]),
		);
	});

	it.each(otherHeadings)('"%s" fills nothing', (column) => {
		expect(targetOf(column)).toBeUndefined();
	});

	it('may be the name of an argument, or the label or name of its field', () => {
		for (const argument of creationFields.map((field) => field.argument)) {
			expect([argument, targetOf(argument)]).toEqual([argument, placementsOr(argument)]);
		}
		for (const { argument, parameter, label } of creationFields) {
			// The field "Campaign" takes an ID, and so does a column of that name, where it holds one.
			const expected = argument === 'campaign_id' ? 'campaign_id?' : placementsOr(argument);
			expect([argument, targetOf(label)]).toEqual([argument, expected]);
			expect([parameter, targetOf(parameter)]).toEqual([parameter, placementsOr(argument)]);
		}
	});

	it('is found whatever its case, spaces, underscores and units', () => {
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
			fc.property(fc.constantFrom(...allHeadings), write, (heading, rewrite) => {
				const written = rewrite(heading);
				fc.pre(!/^\d/.test(heading));
				expect([written, targetOf(written)]).toEqual([written, targetOf(heading)]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('that comes again with a number fills the same', async () => {
		const columns = ['Budget', 'Budget_1', 'Country.1', 'Daily Budget 2', 'Toast_1', 'Toast'];
		const filled = (await targetsOf(columns)).map(([, target]) => target);
		expect(filled).toEqual(['budget', 'budget', '', '', '', '']);
	});

	it('names its time zone, which is handed on', () => {
		const zoneOf = (column: string) => vocabulary.meaningOf(column, new Set([column]))?.zone;
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
