import '../fixedDate';
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { Creation } from '../../nodes/AdspirerTikTok/contract/creation';
import { meaningsOf } from '../../nodes/AdspirerTikTok/contract/meanings';
import { recognizedHeading } from '../../nodes/AdspirerTikTok/sheet/recognizedHeadings';
import { expectWritten } from '../documentTable';
import { nodeName } from '../engine';
import { fs, path, projectRoot } from '../platform';
import { openWorkbench, output } from '../workbench';

/** As many headings of a language as anybody reads. */
const usual = 3;

const table = z.record(z.array(z.string()));
const shape = z.object({
	language: z.string(),
	headings: table.default({}),
	alone: table.default({}),
	choices: z.record(table).default({}),
});
type Words = z.infer<typeof shape>;

const folder = 'nodes/AdspirerTikTok/words';

/** The words of each language, by its code. */
const languages = fs
	.readdirSync(path.join(projectRoot, folder))
	.filter((name) => name.endsWith('.json'))
	.map((name): [string, Words] => {
		const text = fs.readFileSync(path.join(projectRoot, folder, name), 'utf8');
		return [path.basename(name, '.json'), shape.parse(JSON.parse(text))];
	});
const others = languages.filter(([code]) => code !== 'en');
const [, english = shape.parse({ language: '' })] = languages.find(([code]) => code === 'en') ?? [];

/** Each meaning that a language has headings for, with the usual ones. */
const knownFor = (words: Words, creation: Creation, except: readonly string[] = []) =>
	[...meaningsOf(creation).values()].flatMap(({ name, label }) => {
		const known = [words.headings, words.alone].flatMap((list) => list[name] ?? []);
		if (known.length === 0 || except.includes(name)) return [];
		return [{ name, label, headings: known.slice(0, usual) }];
	});

const ofAdGroups = [...meaningsOf(adGroup).keys()];
const allKnown = (words: Words) => [
	...knownFor(words, adGroup),
	...knownFor(words, ad, ofAdGroups),
];

const listOf = (lines: readonly string[]) => lines.map((line) => `- ${line}\n`).join('');
const headingsOf = (words: Words) =>
	listOf(
		allKnown(words).map(
			({ name, label, headings }) => `**${label}** (\`${name}\`): ${headings.join(', ')}`,
		),
	);

const fields = [...adGroup.fields, ...ad.fields, { argument: 'status', label: 'Status' }];

const whatRowDoes: Readonly<Record<string, string>> = {
	on: 'Is created',
	paused: 'Is created, paused',
	skipped: 'Is skipped',
};

/** A line for each choice, with the other words for it. Names of countries and languages are a data base's. */
const choicesOf = ({ choices }: Words) =>
	listOf(
		Object.entries(choices).flatMap(([argument, names]) => {
			const label = fields.find((field) => field.argument === argument)?.label;
			if (label === undefined || /^(?:location_ids|languages)$/.test(argument)) return [];
			return Object.entries(names).map(
				([name, words]) => `**${label}**, _${whatRowDoes[name] ?? name}_: ${words.join(', ')}`,
			);
		}),
	);

/** The page of a language, which is written whole. */
const pageOf = (words: Words) =>
	[
		`# ${words.language}: headings and words that are known`,
		'Written by `npm run docs`. [headings.md](../headings.md) says how headings are read, and has the English ones, which are known besides.',
		headingsOf(words).trimEnd(),
		'## Words for choices',
		choicesOf(words),
	].join('\n\n');

const listOfPages = listOf(
	others.map(([code, { language }]) => `[${language}](headings/${code}.md)`),
);

it.each([
	['the headings', /(?:^- \*\*[^*]+\*\* \(.*\n)+/m, headingsOf(english)],
	['the pages of other languages', /(?:^- \[.*\n)+/m, listOfPages],
	['the words for choices', /(?:^- \*\*[^*]+\*\*, .*\n)+/m, choicesOf(english)],
])('the page in English lists %s (UPDATE_DOCS=1 writes it)', (_what, part, written) => {
	expectWritten('docs/headings.md', part, written, String);
});

it.each(others)(
	'there is a page of %s, with its headings and words (written so, too)',
	(code, words) => {
		expectWritten(`docs/headings/${code}.md`, /^[^]*$/, pageOf(words), String);
	},
);

it.each([
	['ad groups', adGroup],
	['ads', ad],
])('every field of %s has a heading in English', (_what, creation) => {
	const known = { ...english.headings, ...english.alone };
	expect(Object.keys(creation.columns).filter((name) => !(name in known))).toEqual([]);
});

describe.each(languages)('each heading of the page of %s is known in a sheet', (_code, words) => {
	it.each([
		['of ad groups', adGroup, knownFor(words, adGroup)],
		['of ads', ad, knownFor(words, ad, ofAdGroups)],
	])('%s', (_what, creation, known) => {
		for (const heading of known.flatMap(({ headings }) => headings)) {
			expect([heading, recognizedHeading(creation, heading)?.decision]).toEqual([heading, 'field']);
		}
	});
});

describe('the template', () => {
	const template = path.join(projectRoot, 'examples/media-plan-template.csv');
	const rows: IDataObject[] = z
		.array(z.record(z.string()))
		.parse(parse(fs.readFileSync(template, 'utf8'), { columns: true }));

	it('has headings that the page lists', () => {
		const all = allKnown(english).flatMap(({ headings }) => headings);
		const known = [...all, 'Audience IDs', 'Days'];
		expect(Object.keys(rows[0] ?? {}).filter((heading) => !known.includes(heading))).toEqual([]);
	});

	it('runs as it is, and every column is used', async () => {
		const bench = await openWorkbench();
		const form = { mappingMode: 'autoMapInputData', operation: 'preview' };
		const ofAds = await bench.run(rows, { ...form, resource: 'ad' });
		expect(ofAds.hintLines(nodeName.tested)).toEqual([
			'3 ready. Create makes 6 calls: 3 lists and 3 ads.',
			"Create looks up names, and refuses rows whose names it doesn't find.",
		]);
		const run = await bench.run(rows, form);
		expect(output(run).map(({ valid, problems }) => [valid, problems])).toEqual(
			rows.map(() => [true, '']),
		);
		const hints = run.hintLines(nodeName.tested);
		expect(hints[0]).toBe('3 ready. Create makes 3 calls: 3 ad groups.');
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
		const ofPlan = { operation: 'preview', resource: 'plan', startPaused: false };
		const plan = await bench.run(rows, ofPlan);
		expect(plan.hintLines(nodeName.tested)[0]).toBe(
			'Ad groups: 3 ready. Ads: 3 ready. Create makes 6 calls: 3 ad groups and 3 ads.',
		);
		await bench.close();
	});
});
