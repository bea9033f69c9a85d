import type { IDataObject, INodeParameters, ResourceMapperField } from 'n8n-workflow';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import {
	answersOf,
	headingOfId,
	idOfHeading,
	idOfOthers,
	idOfProposals,
} from '../../nodes/AdspirerTikTok/contract/meanings';
import { littleNode, nodeName, simpleWorkflow } from '../engine';
import { parametersAt } from '../resources/form';
import { adspirerNode, engineFor, nodeType } from '../workbench';

const engine = engineFor('http://127.0.0.1:1');
const [hidden] = parametersAt('inputHeadings');

/** The hidden parameter as n8n evaluates it for an input. */
async function evaluated(rows: IDataObject[]): Promise<string> {
	const parameters = { value: String(hidden?.default) };
	const run = await engine.run({ ...simpleWorkflow({ type: littleNode.value, parameters }), rows });
	return String(run.json(nodeName.tested)[0]?.value);
}

type Lines = readonly ResourceMapperField[];

/** The contents of the form: the lines as n8n stores them, and the answers. */
interface Held {
	readonly lines?: Lines;
	readonly answers?: Readonly<Record<string, string>>;
}

/** Opens the form over an input, as the editor does; no rows are no input. */
async function open(
	rows: IDataObject[],
	{ lines = [], answers = {} }: Held = {},
	parameters: INodeParameters = {},
) {
	const values = Object.fromEntries(lines.map(({ id }) => [id, answers[id] ?? 'auto']));
	const columns = { mappingMode: 'defineBelow', value: { ...values, ...answers }, schema: lines };
	const { nodes } = simpleWorkflow(
		adspirerNode({
			mappingMode: 'autoMapInputData',
			inputHeadings: rows.length > 0 ? await evaluated(rows) : '',
			columns: JSON.parse(JSON.stringify(columns)),
			...parameters,
		}),
	);
	const node = nodes.find(({ type }) => type === nodeType);
	if (!node) throw new RangeError('The workflow has no node');
	const { fields, options } = await engine.askMethods(node);
	return { lines: fields.fields, notice: fields.emptyFieldsNotice, options };
}

/** The lines of the form over an input, by default of ad groups. */
const linesOver = async (rows: IDataObject[], held?: Held, parameters?: INodeParameters) =>
	(await open(rows, held, parameters)).lines;

/** Opens the form with answers over an input, so that the workflow holds its lines. */
async function answered(answers: Held['answers'] = {}, rows: IDataObject[] = [row]) {
	const lines = await linesOver(rows, { lines: await linesOver(rows), answers });
	return { lines, answers };
}

const labels = (lines: Lines) => lines.map((one) => one.displayName);
/** Lines with what the node makes of their columns by itself. */
const readings = (lines: Lines) =>
	lines.map(({ displayName, options }) => `${displayName}: ${options?.[0]?.name}`);
const choices = ({ options = [] }: Partial<ResourceMapperField> = {}) =>
	options.map(({ value }) => value);
const find = (lines: Lines, heading: string) => lines.find(({ id }) => id === idOfHeading(heading));
const othersIn = (lines: Lines) => lines.find(({ id }) => id === idOfOthers);

const row = { 'Ad group': 'US', 'Daily budget': '50', Country: 'US', 'Zweck 4': 'Kauf', Empty: '' };
const plan: INodeParameters = { resource: 'plan', operation: 'create' };
const manyCells = (count: number) =>
	Object.fromEntries(Array.from({ length: count }, (_, at) => [`Own column ${at} of ours`, 'z']));

it('shows each filled column with its reading, and first those that need an answer', async () => {
	const { lines, notice } = await open([{ ...row, Deal: { net: 5 } }]);
	expect(readings(lines)).toEqual([
		...['All others (2 columns): Auto (need your answer)', 'Zweck 4: Auto (needs your answer)'],
		...['Deal.net: Auto (needs your answer)', 'Ad group: Auto (Ad Group Name)'],
		...['Daily budget: Auto (Daily Budget)', 'Country: Auto (Locations)'],
	]);
	expect(choices(lines[1])).toEqual(expect.arrayContaining(['ignore', 'flight', 'paused']));
	expect(choices(find(lines, 'Country'))).toEqual([
		...['auto', 'ignore', 'network', 'placement', 'placement_type', 'region'],
	]);
	expect(notice).toMatch(/run the node before this one/);
});

it('tells apart what is easily taken for one another, and leaves out what another choice covers', async () => {
	const lines = await linesOver([row], {}, plan);
	const { options = [] } = find(lines, 'Zweck 4') ?? {};
	const told = options.flatMap(({ name, description }) => (description ? [name] : []));
	expect(told.join()).toBe(
		'Bid,Bid Price,Conversion Bid Price,Placement,Placement Type,Image,Video,Video URL',
	);
	expect(choices(find(lines, 'Zweck 4'))).not.toContain('video_name');
	const again = await linesOver([row], { lines, answers: { 'Zweck 4': 'video_id' } }, plan);
	expect(choices(find(again, 'Zweck 4'))).toContain('video_id');
});

it.each(['plan', 'ad'])(
	"offers what an ad can show for a column that can't be set, next to the open ones (%s)",
	async (resource) => {
		const cells = { LP: 'https://a.example', 'Creative link': 'https://a.example/1.mp4' };
		const lines = await linesOver([{ ...cells, Brief: 'Kauf', PLZ: '3000' }], {}, { resource });
		expect(readings(lines).slice(0, 2)).toEqual([
			'Brief: Auto (needs your answer)',
			"Creative link: Auto (can't be set)",
		]);
		expect(choices(find(lines, 'Creative link'))).toEqual(
			expect.arrayContaining(['auto', 'ignore', 'ad_text', 'image_urls', 'video_url']),
		);
		expect(choices(find(lines, 'PLZ'))).not.toContain('video_url');
	},
);

it.each(['adGroup', 'ad'])('leaves out what the node said of the rows (%s)', async (resource) => {
	const error_details = { kind: 'invalid', problems: [{ field: 'Budget', message: 'is empty.' }] };
	const adspirer = { success: false, error: 'No', error_details, tool: 'add_tiktok_ad_group' };
	const failed = { Note: 'x', error: 'No', error_details, adspirer };
	const asks = 'Note: Auto (needs your answer)';
	expect(readings(await linesOver([failed, failed], {}, { resource }))).toEqual([asks]);
	const own = await linesOver([{ Note: 'x', adspirer: 'y' }], {}, { resource });
	expect(readings(own).slice(0, 2)).toEqual([asks, 'adspirer: Auto (result of this node)']);
});

it('shows how a later column is read, though n8n writes no default for it, unless its line is removed', async () => {
	const later = [{ ...row, Gender: 'F', Brief: 'Kauf' }];
	const lines = await linesOver(later, await answered({ Country: 'ignore' }));
	const shown = lines.filter((line) => choices(line).includes(''));
	expect(readings(shown)).toEqual([
		...['All others (2 columns): Auto (need your answer)', 'Brief: Auto (needs your answer)'],
		'Gender: Auto (Gender)',
	]);
	expect(find(lines, 'Brief')).toMatchObject({ defaultValue: '' });
	const schema = [{ ...find(lines, 'Brief'), removed: true }];
	const columns = JSON.parse(JSON.stringify({ value: { Gender: 'auto' }, schema }));
	expect(choices(find(await linesOver(later, {}, { columns }), 'Brief'))).toContain('auto');
});

const said = { 'Zweck 4': 'objective', Country: 'ignore', 'Ad group': 'status' };
const others = { ...row, KPI: 'z', 'Notes, old': 'z', Fee: 'z' };
const ignored = (...headings: string[]) => JSON.stringify(headings);
const all = ignored('Zweck 4', 'KPI', 'Notes, old', 'Fee');

describe('an answer', () => {
	it('leaves what the node makes of its column by itself', async () => {
		expect(readings((await answered(said)).lines)).toEqual([
			...['Ad group: Auto (Ad Group Name)', 'Country: Auto (Locations)'],
			...['Zweck 4: Auto (needs your answer)', 'Daily budget: Auto (Daily Budget)'],
		]);
	});

	it.each<[string, IDataObject[]]>([
		['without input', []],
		['with an input of other columns', [{ Name: 'x' }]],
		['with a column more', [{ ...others, New: 'z' }]],
		['with a column that is empty by now', [{ ...others, 'Zweck 4': '' }]],
		['with 100 columns more', [manyCells(100)]],
		['with a row that is no row of a sheet', [{ data: [{ a: 1 }, { a: 2 }] }]],
	])('is never lost %s, nor is that of all others', async (_when, rows) => {
		const held = await answered({ ...said, [idOfOthers]: all }, [others]);
		const lines = await linesOver(rows, held);
		for (const [heading, answer] of Object.entries(said)) {
			expect(choices(find(lines, heading))).toContain(answer);
		}
		expect(choices(othersIn(lines))).toContain(all);
		if (rows.length === 0) expect(lines).toEqual(held.lines);
	});

	it('of a column that is gone goes only once it is taken back', async () => {
		const { lines } = await answered(said);
		const sheet = [{ 'Ad group': 'US' }];
		expect(labels(await linesOver(sheet, { lines, answers: said }))).toEqual([
			...['Ad group', 'Country (not in this input)', 'Zweck 4 (not in this input)'],
		]);
		const answers = { ...said, Country: 'auto', 'Zweck 4': 'auto' };
		expect(labels(await linesOver(sheet, { lines, answers }))).toEqual(['Ad group']);
	});

	it('by an expression that gives nothing for now keeps its line', async () => {
		const { lines } = await answered(said);
		for (const rows of [[{ Name: 'x' }], [{ ...row, 'Zweck 4': '' }]]) {
			const held = { lines, answers: { 'Zweck 4': '' } };
			expect(find(await linesOver(rows, held), 'Zweck 4')).toBeDefined();
		}
	});

	it('is lost with no line that somebody removed: its column stays ignored', async () => {
		const { lines } = await answered();
		const held = { lines: lines.map((one) => ({ ...one, removed: one.id === 'Zweck 4' })) };
		for (const cells of [row, { Country: 'US' }]) {
			expect(find(await linesOver([cells], held), 'Zweck 4')).toBeDefined();
		}
		const more = await linesOver([{ ...row, Brief: 'Kauf', Fee: 'z' }], held);
		expect(labels(more)[0]).toBe('All others (2 columns)');
	});

	it('of a choice that there is no more stays among the choices', async () => {
		const lines = await linesOver([row], { answers: { Country: 'of_yore' } });
		expect(choices(find(lines, 'Country'))).toContain('of_yore');
	});
});

describe('the line of all others', () => {
	it('ignores those that need an answer, which it names, and comes before them', async () => {
		const lines = await linesOver([others]);
		expect(labels(lines)[0]).toBe('All others (4 columns)');
		const description = 'Zweck 4, KPI, Notes, old and Fee';
		expect(othersIn(lines)?.options).toEqual([
			{ name: 'Auto (need your answer)', value: 'auto' },
			{
				name: 'Ignore 4 columns nothing is known of: Zweck 4, KPI, …',
				value: all,
				description,
			},
		]);
	});

	it('is not there for one column, or none, and leaves notes and ticks in their own line', async () => {
		const ofNotes = { ...row, tiktok_notes: 'z', 備考: 'z', 'Booked?': 'Y' };
		const own = ['tiktok_notes', 'Booked?'];
		expect(labels(await linesOver([ofNotes]))).toEqual(expect.arrayContaining(own));
		for (const cells of [row, { Country: 'US' }, ofNotes]) {
			expect(othersIn(await linesOver([cells]))).toBeUndefined();
		}
	});

	it('shows what it ignores, each of which can still be answered', async () => {
		const answers = { [idOfOthers]: all, 'Zweck 4': 'objective' };
		const { lines } = await answered(answers, [others]);
		expect(readings(lines).slice(0, 5)).toEqual([
			...['All others (3 columns ignored): Auto (need your answer)'],
			...['Zweck 4: Auto (needs your answer)', 'KPI: Auto (ignored)'],
			...['Notes, old: Auto (ignored)', 'Fee: Auto (ignored)'],
		]);
		expect(find(lines, 'KPI')?.options?.[0]).toEqual({ name: 'Auto (ignored)', value: 'auto' });
		expect(choices(find(lines, 'KPI'))).toContain('gender');
		expect(othersIn(lines)?.options?.[1]).toMatchObject({
			name: 'Ignore 3 columns nothing is known of: KPI, Notes, old, …',
			description: 'KPI, Notes, old and Fee',
		});
	});

	it('leaves a new column open, and offers to ignore it, too', async () => {
		const held = await answered({ [idOfOthers]: all }, [others]);
		const lines = await linesOver([{ ...others, New: 'z' }], held);
		expect(readings(lines).slice(0, 2)).toEqual([
			'All others (1 column): Auto (need your answer)',
			'New: Auto (needs your answer)',
		]);
		const more = ignored('Zweck 4', 'KPI', 'Notes, old', 'Fee', 'New');
		expect(choices(othersIn(lines))).toEqual(['auto', all, more]);
	});

	it('is no answer for a column that is called like it', async () => {
		const sheet = [{ others: 'z', more: 'z' }];
		const { lines } = await answered({ others: 'objective', more: 'ignore' }, sheet);
		expect(labels(lines)).toEqual(['others', 'more']);
		expect(choices(find(lines, 'others'))).toContain('objective');
	});
});

describe('the line of all proposals', () => {
	const ofColumns = { 'Timeline - Start': 'z', 'ad.video_url': 'z', 'Budget (from Deal)': '300' };
	const rows = [{ ...row, 'Daily budget': '', ...ofColumns }];
	const means = { 'Timeline - Start': 'schedule_start_time', 'ad.video_url': 'video_url' };
	const both = JSON.stringify(means);

	it('takes over what columns are proposed to be, but for amounts, and names each', async () => {
		const lines = await linesOver(rows, {}, plan);
		expect(labels(lines).slice(0, 2)).toEqual([...['All proposals (2 columns)', 'Zweck 4']]);
		const description = 'Timeline - Start as Start Time and ad.video_url as Video URL';
		expect(lines[0]?.options).toEqual([
			{ name: 'Auto (need your answer)', value: 'auto' },
			{
				name: 'Take over 2 columns: Timeline - Start as Start Time, ad.video_url as Video URL',
				value: both,
				description,
			},
		]);
		expect(lines[0]?.defaultValue).toBe('auto');
	});

	it('leaves a proposal first in its own line, and none of what another column means', async () => {
		const lines = await linesOver(rows, {}, plan);
		expect(find(lines, 'Budget (from Deal)')?.options?.slice(0, 3)).toEqual([
			{ name: 'Budget (Daily or Lifetime?) (proposed)', value: 'budget' },
			{ name: 'Auto (needs your answer)', value: 'auto' },
			{ name: 'Ignore', value: 'ignore' },
		]);
		const offered = choices(find(lines, 'Zweck 4'));
		expect(offered).toEqual(expect.arrayContaining(['objective', 'status', 'budget']));
		for (const taken of ['adgroup_name', 'location_ids']) expect(offered).not.toContain(taken);
		expect(new Set(offered).size).toBe(offered.length);
	});

	it('tells what it took over, each of which can still be answered', async () => {
		const answers = { [idOfProposals]: both, 'ad.video_url': 'ignore' };
		const lines = await linesOver(rows, { answers }, plan);
		expect(labels(lines)[0]).toBe('All proposals (1 column taken over)');
		expect(choices(lines[0])).toEqual(['auto', both]);
		expect(find(lines, 'Timeline - Start')?.options?.[0]?.name).toBe('Auto (Start Time)');
	});
});

it('offers new values of what exists in a sheet of changes alone', async () => {
	for (const operation of ['create', 'update']) {
		const offered = choices(find(await linesOver([row], {}, { operation }), 'Zweck 4'));
		expect(offered.includes('new_budget')).toBe(operation === 'update');
	}
});

it('shows at most 60 columns, says how many are left, and leaves no answer out', async () => {
	const cells = manyCells(80);
	const last = Object.keys(cells).slice(-3);
	const answers = Object.fromEntries(last.map((heading) => [heading, 'bid']));
	const lines = await linesOver([cells], { answers });
	expect(lines).toHaveLength(65);
	expect(lines.at(-1)?.displayName).toBe("17 more columns aren't shown");
	expect(choices(lines.at(-1))).toEqual(['']);
	for (const heading of last) expect(find(lines, heading)).toBeDefined();
});

/** Names that all objects have, and signs that end a path, a text or an expression. */
const odd = [
	...['', 'a"]b', '"]', 'constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty'],
	...['=Sum', 'heading:x', 'heading:%22', '100%', '%22', 'He said "hi"', "it's", 'a[0]', '\\'],
	...['Line\nbreak', 'tab\t', '{{ 1 }}', '}}', '<b>', 'Größe 通貨', 'trail ', '🙂', '\ud83d'],
];

it('odd headings come back as they were, no two have one ID, and plain ones are their own', () => {
	const ids = odd.map(idOfHeading);
	expect(ids.map(headingOfId)).toEqual(odd);
	expect(ids.filter((id) => /"\]|^=|^$/.test(id) || id in {})).toEqual([]);
	expect(new Set(ids).size).toBe(odd.length);
	const plain = ['Daily budget ($)', 'Deal.id', '100%'];
	expect(plain.map(idOfHeading)).toEqual(plain);
});

describe('the hidden parameter', () => {
	it('hands on odd headings, nested ones and those of any row', async () => {
		const headings = odd.filter((heading) => heading !== '');
		const cells = headings.map((heading) => `${JSON.stringify(heading)}: "x"`);
		const deal = { Deal: { id: 5, owner: { name: 'A' } } };
		const lines = await linesOver([JSON.parse(`{${cells.join()}}`), deal, { 'Only here': 1 }]);
		expect(lines.map(({ id }) => headingOfId(id))).toEqual(
			expect.arrayContaining([...headings, 'Deal.id', 'Deal.owner.name', 'Only here']),
		);
	});

	it.each<[string, IDataObject[]]>([
		['no rows', []],
		['an empty row', [{}]],
		['what stands there while data is on its way', [{ __isTrimmedManualExecutionDataItem: true }]],
	])('says nothing of %s', async (_what, rows) => {
		expect(await linesOver(rows)).toEqual([]);
	});

	it.each(['=', '{', '{"rows":5}', '{"rows":[1,null,[]]}', undefined])(
		'may come as %s, and the lines stay',
		async (inputHeadings) => {
			const held = await answered(said);
			expect(await linesOver([], held, { inputHeadings })).toEqual(held.lines);
		},
	);

	it('hands on the first 50 rows, with the beginnings of their texts', async () => {
		const rows = Array.from({ length: 60 }, (_, at) => ({ A: at, B: 'x'.repeat(500) }));
		const first = rows.slice(0, 50).map(({ A }) => ({ A, B: 'x'.repeat(100) }));
		expect(JSON.parse(await evaluated(rows))).toEqual({ isWhole: false, rows: first });
	});
});

it('shows columns without a filled cell where not all cells were looked at', async () => {
	const lines = await linesOver(Array.from({ length: 2000 }, () => row));
	expect(lines.at(-1)?.displayName).toBe('Empty');
});

it.each<[IDataObject[], string[]]>([
	[[{ '=Ad': 'x', Land: 'y' }], ['heading:=Ad', 'Land', 'heading:=Sum', 'Ziel']],
	[[], ['Land', 'heading:=Sum', 'Ziel']],
])('lists in options offer the headings of the input and what was chosen: %j', async (rows, of) => {
	const cells = { word: [{ heading: 'Ziel' }] };
	const options = { fillDownColumns: ['Land'], blankColumns: ['heading:=Sum'], cells };
	const { options: offered } = await open(rows, {}, { options });
	expect(offered).toEqual(of.map((value) => ({ name: headingOfId(value), value })));
});

/** Columns of a full plan, which are all known. */
const known = [
	...['Campaign ID', 'Ad group', 'Country', 'Objective', 'Daily budget', 'Lifetime budget'],
	...['Budget type', 'Start date', 'End date', 'Placement type', 'Placement', 'Pixel ID'],
	...['Conversion event', 'Age', 'Gender', 'Language', 'OS', 'Interests', 'Custom audiences'],
	...['Excluded audiences', 'Billing event', 'Frequency cap', 'Dayparting', 'Bid', 'Status'],
	...['Ad name', 'Ad text', 'Landing page URL', 'CTA', 'Video URL'],
];

it.each([
	[24, 8, 35_000],
	[60, 30, 100_000],
])('keeps what a workflow holds of %i columns, of which %i ask, under %i bytes', async (...of) => {
	const [columns, asking, most] = of;
	const unknown = Array.from({ length: asking }, (_, at) => `Column ${at} of our own`);
	const headings = [...unknown, ...known].slice(0, columns);
	const cells = Object.fromEntries(headings.map((heading) => [heading, 'as agreed']));
	const lines = await linesOver([cells], {}, plan);
	const asked = readings(lines).filter((line) => line.endsWith('needs your answer)'));
	expect([asked.length, lines.length]).toEqual([asking, columns + 1]);
	const value = Object.fromEntries(lines.map(({ id }) => [id, 'auto']));
	expect(JSON.stringify({ value, schema: lines }).length).toBeLessThan(most);
});

it.each([
	['ad', ad],
	['ad group', adGroup],
])('every column of an %s is among the meanings once, and none is by chance', (_noun, creation) => {
	const meanings = answersOf(creation);
	const names = meanings.map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(Object.keys(creation.columns)));
	expect(new Set(names).size).toBe(names.length);
	expect(new Set(meanings.map(({ label }) => label)).size).toBe(names.length);
	const identities = meanings.filter(({ group }) => group === 'identity');
	expect(identities.filter(({ name }) => !/_id$|name$/.test(name))).toEqual([]);
});
