import '../fixedDate';
import { creationFields } from '../../nodes/AdspirerTikTok/contract/fields';
import { adFields } from '../../nodes/AdspirerTikTok/contract/fields/creative';
import { expectWritten, tablesIn } from '../documentTable';
import { thisProcess } from '../platform';

const document = 'docs/values.md';
/** Those of ad groups, then what only ads have. */
const allFields = [
	...creationFields,
	...adFields.filter(({ argument }) => argument !== 'advertiser_id'),
];
const context = { zone: 'Europe/Berlin', dateOrder: 'refuse', now: Date.now() } as const;

/** The rows of all tables that begin with these headings. */
const rowsOf = (...head: string[]) =>
	tablesIn(document).flatMap(([first = [], ...rows]) =>
		head.every((heading, at) => first[at] === heading) ? rows : [],
	);

/** The cells that a text shows as code; "…" stands for more of the kind, and {{ }} for expressions. */
const examplesIn = (text = '') =>
	[...text.matchAll(/`([^`]+)`/g)]
		.map(([, cell = '']) => cell)
		.filter((cell) => !/…|\{\{/.test(cell));

/** True if each of these fields refuses the cell. */
function isRefused(cell: string, ...names: string[]): boolean {
	const fields = allFields.filter(({ argument }) => names.includes(argument));
	expect(fields).toHaveLength(names.length);
	return fields.every(({ parse }) => 'problem' in parse(cell, context));
}

describe('the fields', () => {
	const rows = rowsOf('Field', 'Argument');

	it('are all there once, under their labels (UPDATE_DOCS=1 adds a new one)', () => {
		const listed = rows.flatMap(([labels = '', names]) => {
			const label = labels.replace(', required', '').split(', ');
			return examplesIn(names).map((argument, at) => `${argument}: ${label[at]}`);
		});
		const known = allFields.map(({ argument, label }) => `${argument}: ${label}`);
		for (const [at, { argument, label, choices = [] }] of allFields.entries()) {
			const line = `${argument}: ${label}`;
			const before = allFields[at - 1]?.argument;
			if (!thisProcess.env.UPDATE_DOCS || before === undefined || listed.includes(line)) continue;
			const words = choices.map(({ name }) => `\`${name}\``).join(', ');
			const row = `| ${label} | \`${argument}\` | ${words} |\n`;
			expectWritten(document, new RegExp(`(?<=^\\|.*\`${before}\`.*\n)`, 'm'), row, String);
			listed.push(line);
		}
		expect(listed.sort()).toEqual(known.sort());
	});

	const examples = rows.flatMap(([, names, understood, refused]) =>
		examplesIn(names).flatMap((argument) => [
			...examplesIn(understood).map((cell) => [argument, cell, 'understood'] as const),
			...examplesIn(refused).map((cell) => [argument, cell, 'refused'] as const),
		]),
	);
	it.each(examples)('%s: %s is %s', (argument, cell, expected) => {
		expect(isRefused(cell, argument)).toBe(expected === 'refused');
	});
});

describe('the tables of cells', () => {
	const cells = [
		{ rows: rowsOf('Cell', 'Read as'), of: ['schedule_start_time', 'schedule_end_time'] },
		{ rows: rowsOf('Amount', 'Read as'), of: ['budget'] },
		{
			rows: rowsOf('Cell', 'What happens').filter(([, meaning]) => meaning?.startsWith('Refused')),
			of: ['adgroup_name'],
		},
	];
	const examples = cells.flatMap(({ rows, of }) =>
		rows
			// There, other cells of the row decide.
			.filter((row) => !/in a column|if the row/.test(row.join()))
			.flatMap(([texts, meaning = '']) =>
				examplesIn(texts).map((cell) => [cell, meaning, of] as const),
			),
	);
	it.each(examples)('%s: %s', (cell, meaning, of) => {
		expect(isRefused(cell, ...of)).toBe(meaning.startsWith('Refused'));
	});
});
