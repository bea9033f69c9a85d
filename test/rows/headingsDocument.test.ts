import '../fixedDate';
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adColumns, whichAd } from '../../nodes/AdspirerTikTok/contract/adFields';
import { columns, whichFields, type FieldOf } from '../../nodes/AdspirerTikTok/contract/fields';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { vocabularyOf } from '../../nodes/AdspirerTikTok/sheet/vocabulary';
import { headingsByLanguage, languages } from '../../nodes/AdspirerTikTok/words';
import { cellsIn, expectWritten, tableOf } from '../documentTable';
import { nodeName } from '../engine';
import { fs, path, projectRoot } from '../platform';
import { openWorkbench, output } from '../workbench';

type Labeled = Pick<FieldOf, 'argument' | 'label'>;

/** A line for each column, by label, with its usual headings in each language. */
const linesFor = (names: readonly string[], fields: ReadonlyArray<Labeled>) =>
	names
		.map((name) => {
			const [english, ...others] = headingsByLanguage(name).map(({ usual }) => usual);
			const field = fields.find(({ argument }) => argument === name);
			// Where a language has none of its own, the first one in English is usual.
			const rest = others.map((list) => (list.length > 0 ? list : (english ?? []).slice(0, 1)));
			return [field?.label ?? english?.[0] ?? '', english, ...rest.slice(0, -1)].map((cell) =>
				[cell].flat().join(', '),
			);
		})
		.filter(([, english]) => english);

const lines = linesFor(Object.keys(columns), [...adGroup.fields, ...whichFields]);
const linesOfAds = linesFor(Object.keys(adColumns), [...ad.fields, ...whichAd]);

describe.each([
	['ad groups', adGroup, lines, /^(?:\|.*\n)+/m],
	['ads', ad, linesOfAds, /(?<=^## Ads\n[^|]*)(?:\|.*\n)+/m],
])('the table of headings of %s', (_what, creation, listed, place) => {
	it('lists the usual headings of every column (UPDATE_DOCS=1 writes it; then run Prettier)', () => {
		const head = ['Field', ...Object.keys(languages).slice(0, -1)];
		expectWritten('docs/headings.md', place, tableOf(head, listed), cellsIn);
	});

	it.each(listed.map(([field = '', ...cells]): [string, string[]] => [field, cells]))(
		'%s: each of them is the same column',
		(_field, cells) => {
			const filled = cells
				.flatMap((cell) => cell.split(', '))
				.map((heading) => vocabularyOf(creation).meaningOf(heading)?.fills);
			expect(new Set(filled).size).toBe(1);
		},
	);
});

describe('the template', () => {
	const template = path.join(projectRoot, 'examples/media-plan-template.csv');
	const rows: IDataObject[] = z
		.array(z.record(z.string()))
		.parse(parse(fs.readFileSync(template, 'utf8'), { columns: true }));

	it('has headings that the table lists', () => {
		const all = [...lines, ...linesOfAds].flatMap(([, english = '']) => english.split(', '));
		const known = [...all, 'Audience IDs'];
		expect(Object.keys(rows[0] ?? {}).filter((heading) => !known.includes(heading))).toEqual([]);
	});

	it('runs as it is, and every column is used', async () => {
		const bench = await openWorkbench();
		const form = { mappingMode: 'autoMapInputData', operation: 'preview' };
		const ofAds = await bench.run(rows, { ...form, resource: 'ad' });
		expect(ofAds.hintLines(nodeName.tested)).toEqual([
			'3 of 3 rows are ready.',
			'Names are looked up when you create: 3 more calls.',
			expect.stringMatching(/^Columns: 10 are used/),
		]);
		const run = await bench.run(rows, form);
		expect(output(run).map(({ valid, problems }) => [valid, problems])).toEqual(
			rows.map(() => [true, '']),
		);
		const hints = run.hintLines(nodeName.tested);
		expect(hints[0]).toBe('3 of 3 rows are ready.');
		expect(hints.join()).not.toContain('Unused');
		expect(output(run).map(({ summary }) => summary)).toEqual([
			expect.stringMatching(
				/^50 a day from 1 Mar 2030 .*, United States, 18-24 and 25-34, all genders/,
			),
			expect.stringMatching(
				/^1250 a day from .* until .*, United States and Canada, 25-34 and 35-44, female/,
			),
			expect.stringMatching(/^700 in total from .*, United Kingdom, all ages, all genders/),
		]);
		await bench.close();
	});
});
