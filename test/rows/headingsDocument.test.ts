import '../fixedDate';
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { Creation } from '../../nodes/AdspirerTikTok/contract/creation';
import { meaningsOf } from '../../nodes/AdspirerTikTok/contract/meanings';
import { knownHeading } from '../../nodes/AdspirerTikTok/sheet/knownHeadings';
import { languages } from '../../nodes/AdspirerTikTok/words';
import { cellsIn, expectWritten, tableOf } from '../documentTable';
import { nodeName } from '../engine';
import { fs, path, projectRoot } from '../platform';
import { openWorkbench, output } from '../workbench';

/** As many headings of a language as anybody reads. */
const usual = 3;

/** The usual headings of a meaning in each language. */
const usualHeadings = (name: string): string[][] =>
	languages.map(({ headings, alone }) =>
		[headings, alone].flatMap((list) => list?.[name] ?? []).slice(0, usual),
	);

/** A line for each meaning, by label, with its usual headings in each language. */
const linesFor = (creation: Creation, except: readonly string[] = []) =>
	[...meaningsOf(creation).values()].flatMap(({ name, label }) => {
		const [english = [], ...others] = usualHeadings(name);
		if (english.length === 0 || except.includes(name)) return [];
		// Where a language has none of its own, the first one in English is usual.
		const rest = others.map((list) => (list.length > 0 ? list : english.slice(0, 1)));
		return [[label, ...[english, ...rest.slice(0, -1)].map((list) => list.join(', '))]];
	});

const lines = linesFor(adGroup);
const linesOfAds = linesFor(ad, [...meaningsOf(adGroup).keys()]);

it('the table of headings lists the usual ones of every meaning (UPDATE_DOCS=1 writes it)', () => {
	const head = ['Meaning', ...languages.map(({ language }) => language).slice(0, -1)];
	expectWritten(
		'docs/headings.md',
		/^(?:\|.*\n)+/m,
		tableOf(head, [...lines, ...linesOfAds]),
		cellsIn,
	);
});

describe.each([
	['ad groups', adGroup, lines],
	['ads', ad, linesOfAds],
])('each heading of the table is known in a sheet of %s', (_what, creation, listed) => {
	it.each(listed.map(([label = '', ...cells]): [string, string[]] => [label, cells]))(
		'%s',
		(_label, cells) => {
			for (const heading of cells.flatMap((cell) => cell.split(', '))) {
				expect([heading, knownHeading(creation, heading)?.list]).toEqual([
					heading,
					expect.stringMatching(/^(?:headings|alone)$/),
				]);
			}
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
		const known = [...all, 'Audience IDs', 'Days'];
		expect(Object.keys(rows[0] ?? {}).filter((heading) => !known.includes(heading))).toEqual([]);
	});

	it('runs as it is, and every column is used', async () => {
		const bench = await openWorkbench();
		const form = { mappingMode: 'autoMapInputData', operation: 'preview' };
		const ofAds = await bench.run(rows, { ...form, resource: 'ad' });
		expect(ofAds.hintLines(nodeName.tested)).toEqual([
			"3 ready. Create looks up names, which takes 3 more calls, and refuses rows whose names it doesn't find.",
		]);
		const run = await bench.run(rows, form);
		expect(output(run).map(({ valid, problems }) => [valid, problems])).toEqual(
			rows.map(() => [true, '']),
		);
		const hints = run.hintLines(nodeName.tested);
		expect(hints[0]).toBe('3 ready.');
		expect(hints.join()).not.toContain('Unused');
		expect(output(run).map(({ summary }) => summary)).toEqual([
			expect.stringMatching(
				/; Locations: United States; .*Budget: 50; Start Time: 1 Mar 2030 .*; Age Groups: 18-24 and 25-34/,
			),
			expect.stringMatching(
				/; Locations: United States and Canada; .*Budget: 1250; Start Time: .*; End Time: .*; Age Groups: 25-34 and 35-44; Gender: Female/,
			),
			expect.stringMatching(
				/; Locations: United Kingdom; .*Budget Mode: Lifetime; Budget: 700; Start Time: /,
			),
		]);
		const plan = await bench.run(rows, { operation: 'preview', resource: 'plan' });
		expect(plan.hintLines(nodeName.tested).slice(0, 2)).toEqual([
			'Ad groups: 3 ready. Ads: 3 ready.',
			'Create makes 6 calls.',
		]);
		await bench.close();
	});
});
