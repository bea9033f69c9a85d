import '../fixedDate';
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { labelOf } from '../../nodes/AdspirerTikTok/resources/labels';
import { fields } from '../../nodes/AdspirerTikTok/rows/fields';
import { matchHeadings } from '../../nodes/AdspirerTikTok/rows/headings';
import { nodeName } from '../engine';
import { fs, path, projectRoot } from '../platform';
import { openWorkbench, output } from '../workbench';

const document = fs.readFileSync(path.join(projectRoot, 'docs/headings.md'), 'utf8');
/** The table's lines, each as its cells. */
const [head = [], , ...lines] = document
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);

const targetOf = new Map<string, string>([
	...fields.map(({ argument }): [string, string] => [labelOf(argument), argument]),
	['Placements', 'placement'],
	['Daily budget', 'budget_daily'],
	['Lifetime budget', 'budget_lifetime'],
	['Ad group ID', 'adgroup_id'],
	['New name', 'new_name'],
	['New budget', 'new_budget'],
]);

describe('the table of headings', () => {
	it('has a line for every field that a column can fill', () => {
		const named = lines.map(([field = '']) => field);
		expect([...named].sort()).toEqual([...targetOf.keys()].sort());
		expect(head).toHaveLength(9);
	});

	it.each(lines.map(([field = '', ...cells]): [string, string[]] => [field, cells]))(
		'%s: is filled by the headings listed for it',
		(field, cells) => {
			expect(cells).toHaveLength(8);
			for (const heading of cells.flatMap((cell) => cell.split(', '))) {
				expect([heading, [...matchHeadings([heading]).byArgument.keys()]]).toEqual([
					heading,
					[targetOf.get(field)],
				]);
			}
		},
	);
});

describe('the template', () => {
	const file = path.join(projectRoot, 'examples/media-plan-template.csv');
	const rows: IDataObject[] = z
		.array(z.record(z.string()))
		.parse(parse(fs.readFileSync(file, 'utf8'), { columns: true }));

	it('has headings that the table lists', () => {
		const listed = new Set(lines.flatMap(([, english = '']) => english.split(', ')));
		const known = ['Audience IDs', 'Excluded audience IDs'];
		for (const heading of Object.keys(rows[0] ?? {})) {
			expect([heading, listed.has(heading) || known.includes(heading)]).toEqual([heading, true]);
		}
	});

	it('runs as it is, and every column is used', async () => {
		const bench = await openWorkbench();
		const form = { mappingMode: 'autoMapInputData', operation: 'preview' };
		const run = await bench.run(rows, form);
		expect(output(run).map(({ valid, problems }) => [valid, problems])).toEqual(
			rows.map(() => [true, '']),
		);
		expect(run.hintLines(nodeName.tested)).toEqual(['3 rows ready.']);
		expect(output(run).map(({ summary }) => summary)).toEqual([
			expect.stringMatching(/^50 a day from 1 Mar 2030 .*, United States, 18–34, all genders/),
			expect.stringMatching(
				/^1250 a day from .* until .*, United States and Canada, 25–44, female/,
			),
			expect.stringMatching(/^700 in total from .*, United Kingdom, all ages, all genders/),
		]);
		await bench.close();
	});
});
