import { accountsDemanded } from '../../nodes/AdspirerTikTok/response/accounts';
import { adgroupIdIn } from '../../nodes/AdspirerTikTok/response/adgroupId';
import { readEnvelope } from '../../nodes/AdspirerTikTok/response/envelope';
import { readCreation } from '../../nodes/AdspirerTikTok/response/readCreation';
import { findByName, readList } from '../../nodes/AdspirerTikTok/response/lists';
import { namedWait } from '../../nodes/AdspirerTikTok/response/retryAfter';
import { perfHooks } from '../platform';
import { id, own } from './adgroupIdCases';
import { refusal } from './failureCases';

/** A text of about so many characters. */
const fill = (part: string, length: number) => part.repeat(Math.ceil(length / part.length));

const demand = 'You have 900 accounts connected. Please specify which account to use:';

/** Texts that cost a careless pattern the square of their length, or its stack. */
const hostile: Array<[about: string, text: (length: number) => string]> = [
	[
		'JSON that is cut off within a text',
		(length) => `{"success": true, "data": "${fill('a\\"', length)}`,
	],
	[
		'JSON that is cut off between texts',
		(length) => `{"success": true, "data": [${fill('"a", ', length)}`,
	],
	['JSON that is cut off after an odd quote', (length) => `{"a": "${fill('"', length)}`],
	['deep lists', (length) => fill('[', length / 2) + fill(']', length / 2)],
	['deep objects', (length) => `${fill('{"data":', length)}1${fill('}', length / 8)}`],
	[
		'deep lists in a success',
		(length) => `{"success":true,"data":${fill('[', length / 2)}${fill(']', length / 2)}}`,
	],
	['many small lists', (length) => `{"success":true,"data":[${fill('[],', length)}1]}`],
	['many keys', (length) => `{"success":true,"data":{${fill('"ad group ":{},', length)}"a":1}}`],
	[
		'one long text',
		(length) => JSON.stringify({ success: true, data: { text: fill('x', length) } }),
	],
	['one long error', (length) => JSON.stringify(refusal(fill('x', length)))],
	['an error of spaces', (length) => JSON.stringify(refusal(`retry${fill(' ', length)}x`))],
	['an error of lines', (length) => JSON.stringify(refusal(`x${fill('\n', length)}x`))],
	[
		'an error of many parts',
		(length) => JSON.stringify({ detail: Array(Math.ceil(length / 12)).fill({ msg: 'x' }) }),
	],
	['an error of digits', (length) => JSON.stringify(refusal(fill('40100', length)))],
	[
		'accounts',
		(length) =>
			JSON.stringify(refusal(`${demand}\n${fill('  - A (advertiser_id="701")\n', length)}`)),
	],
	[
		'accounts without an ID',
		(length) => JSON.stringify(refusal(`${demand}\n${fill('  - A ((((\n', length)}`)),
	],
	[
		'accounts of empty lines',
		(length) => JSON.stringify(refusal(`${demand}\n${fill('\n', length)}x`)),
	],
	[
		'accounts of spaces',
		(length) => JSON.stringify(refusal(`${demand}\n- A${fill(' ', length)}x`)),
	],
	[
		'one account that never ends',
		(length) => JSON.stringify(refusal(`${demand}\n- ${fill('A (', length)}`)),
	],
	['white space', (length) => fill(' ', length)],
	['a web page', (length) => `<${fill('<a href=', length)}`],
];

/** Texts for people with much that looks like an ID. */
const texts: Array<[about: string, text: (length: number) => string]> = [
	['labels', (length) => fill('ad group id ', length)],
	['labels with IDs', (length) => fill(`ad group id ${id} `, length)],
	['labels with IDs, by line', (length) => fill(`ad group id ${id}\n`, length)],
	['digits', (length) => `ad group id ${fill('1', length)}`],
	['marks', (length) => fill('*', length)],
	['pipes', (length) => fill('|', length)],
	['tables', (length) => fill('| Ad group ID |\n|---|\n', length)],
	['empty lines', (length) => fill('\n', length)],
	['sections', (length) => fill('**Ad group ID**\n', length)],
	['names', (length) => fill('created ad group "', length)],
	['bold names', (length) => fill('created ad group **a', length)],
	['links', (length) => fill('https://a', length)],
	['open tags', (length) => fill('<a ', length)],
	['fences', (length) => fill('```json\n{', length)],
	['own names', (length) => fill('Copy of Spring', length)],
	['letters', (length) => fill('ad', length)],
];

/** Lines that differ, of about so many characters together. */
function lines(lineOf: (at: number) => string, length: number): string {
	const all: string[] = [];
	for (let at = 0, size = 0; size < length; at++) {
		const line = lineOf(at);
		all.push(line);
		size += line.length + 1;
	}
	return all.join('\n');
}

/** An ID of its own for each entry. */
const idAt = (at: number) => `18${String(at).padStart(17, '0')}`;

/** Lists that cost a careless reader the square of their length. */
const lists: Array<[about: string, text: (length: number) => string]> = [
	['bullets', (length) => lines((at) => `- Spring ${at} (ID: ${idAt(at)})`, length)],
	['bullets of one ID', (length) => lines((at) => `- Spring ${at} (ID: ${id})`, length)],
	['cut names of one ID', (length) => lines((at) => `- Spring ${at}... (ID: ${id})`, length)],
	['ever deeper bullets', (length) => lines((at) => `${' '.repeat(at)}- Spring ${at}`, length)],
	['lines', (length) => lines((at) => `Spring ${at} — ID: ${idAt(at)}`, length)],
	['blocks', (length) => lines((at) => `Name: Spring ${at}\nID: ${idAt(at)}\n`, length)],
	['labels without end', (length) => lines((at) => `Label ${at}: x`, length)],
	['one label without end', (length) => fill('Status: x\n', length)],
	['labels below one name', (length) => `- Spring\n${fill('  Status: x\n', length)}`],
	['headings', (length) => lines((at) => `### Spring ${at}\n- ID: ${idAt(at)}`, length)],
	['short headings', (length) => fill('# a\n', length)],
	[
		'rows',
		(length) => `| Name | ID |\n|---|---|\n${lines((at) => `| S ${at} | ${idAt(at)} |`, length)}`,
	],
	[
		'columns',
		(length) =>
			`|${fill(' Name |', length / 2)}\n|${fill('---|', length / 4)}\n|${fill('a|', length / 4)}`,
	],
	['ID after ID in a line', (length) => fill(`(ID: ${id}) `, length)],
	['labels of IDs in long lines', (length) => fill(`${fill('id: 5 ', 4800)}\n`, length)],
	['counts', (length) => fill('12 ad groups ', length)],
	['words about all', (length) => fill('showing no more ', length)],
	['open brackets', (length) => fill('[{"', length)],
	['small pieces of JSON', (length) => fill('{"a":1} ', length)],
	['open fences', (length) => fill('```json\n{', length)],
	['letters', (length) => fill('a', length)],
];

/** Machine-readable lists of about so many characters. */
const structures: Array<[about: string, data: (length: number) => unknown]> = [
	[
		'entries',
		(length) => times(length / 40, (at) => ({ adgroup_id: idAt(at), adgroup_name: `S ${at}` })),
	],
	[
		'entries of one ID',
		(length) => times(length / 40, (at) => ({ adgroup_id: id, adgroup_name: `S ${at}` })),
	],
	[
		'cut entries of one ID',
		(length) => times(length / 40, (at) => ({ adgroup_id: id, adgroup_name: `S ${at}...` })),
	],
	['keys', (length) => Object.fromEntries(times(length / 20, (at) => [`ad group id ${at}`, at]))],
	[
		'IDs as keys',
		(length) => Object.fromEntries(times(length / 30, (at) => [idAt(at), { name: `S ${at}` }])),
	],
	[
		'rows',
		(length) => ({
			columns: ['ID', 'Name'],
			rows: times(length / 30, (at) => [idAt(at), `S ${at}`]),
		}),
	],
	['texts', (length) => times(length / 40, (at) => ({ text: `- S ${at} (ID: ${idAt(at)})` }))],
	['nothing', (length) => times(length / 5, () => null)],
];

function times<T>(count: number, entry: (at: number) => T): T[] {
	return Array.from({ length: Math.ceil(count) }, (_, at) => entry(at));
}

function duration(work: () => unknown): number {
	const start = perfHooks.performance.now();
	work();
	return perfHooks.performance.now() - start;
}

/** What is over sooner is not compared, however slow the machine. */
const noticeable = 300;

/**
 * Four times the length may take four times as long, with room for the noise of a busy machine; the
 * square of the length takes sixteen times as long, and does so whenever it is measured again.
 */
function expectLinear<Given>(
	text: (length: number) => Given,
	work: (given: Given) => unknown,
): void {
	for (let length = 15_625; length <= 1_000_000; length *= 4) {
		const [short, long] = [text(length / 4), text(length)];
		const isSteep = () => {
			const time = duration(() => work(long));
			return time > noticeable && time > 11 * duration(() => work(short));
		};
		expect(isSteep() && isSteep() && isSteep()).toBe(false);
	}
}

describe('a hostile answer takes time in proportion to its length', () => {
	it.each(hostile)('%s', (_about, text) => {
		expectLinear(text, (body) =>
			readCreation({ kind: 'answer', status: 400, headers: {}, text: body }, 0, own),
		);
		expectLinear(text, (body) =>
			readCreation({ kind: 'answer', status: 200, headers: {}, text: body }, 0, own),
		);
		expectLinear(text, (body) => accountsDemanded(body));
		expectLinear(text, (body) => namedWait({ 'retry-after': body }, body, 0));
	});

	it.each(texts)('a text of %s', (_about, text) => {
		expectLinear(text, (told) => adgroupIdIn({ data: { text: told } }, own));
		expectLinear(
			(length) => text(length / 11),
			(told) => adgroupIdIn({ data: { text: told } }, own),
		);
	});

	it.each(texts)('many texts of %s', (_about, text) => {
		expectLinear(
			(length) => text(length / 11),
			(told) => {
				const parts = Array.from({ length: 10 }, (_, at) => ({
					text: `${at} ${told.slice(at * 9000, (at + 1) * 9000)}`,
				}));
				return adgroupIdIn({ content: parts }, own);
			},
		);
	});
});

const kinds = ['adGroup', 'account', 'targeting'] as const;

describe('a hostile list takes time in proportion to its length', () => {
	it.each([...lists, ...texts])('a text of %s', (_about, text) => {
		expectLinear(text, (told) => readList({ success: true, data: { text: told } }, 'adGroup'));
	});

	it.each(structures)('%s', (_about, data) => {
		expectLinear(data, (ad_groups) => {
			const list = readList({ success: true, data: { ad_groups } }, 'adGroup');
			if (list) findByName(list, 'Spring');
		});
	});

	it('of more than can be read, nothing is said to be all there is', () => {
		const entry = (at: number) => `- Spring ${at} (ID: ${idAt(at)})`;
		const few = readList({ success: true, data: { text: lines(entry, 100_000) } }, 'adGroup');
		expect(few).toMatchObject({ complete: true, unreadable: 0 });

		const many = readList({ success: true, data: { text: lines(entry, 800_000) } }, 'adGroup');
		expect(many).toMatchObject({ complete: false });
		expect(many?.entries[0]).toMatchObject({ id: idAt(0), name: 'Spring 0' });
		for (const [, data] of structures.slice(0, 7)) {
			const list = readList({ success: true, data: { ad_groups: data(5_000_000) } }, 'adGroup');
			expect(list?.complete).not.toBe(true);
		}
	});
});

it('a list nested without end does not overflow', () => {
	let nested: unknown = [];
	for (let depth = 0; depth < 100_000; depth++) nested = depth % 2 ? [nested] : { data: nested };
	for (const kind of kinds) {
		expect(readList({ success: true, data: nested }, kind)?.complete).not.toBe(true);
	}
	expect(accountsDemanded(demand, nested)).toEqual([]);
});

it('nesting without end does not overflow', () => {
	const deep = fill('[', 4_000_000);
	expect(readEnvelope(deep)).toEqual({ kind: 'unreadable', looksLike: 'cut-off JSON' });
	expect(readEnvelope(deep + fill(']', 4_000_000))).toEqual({
		kind: 'unreadable',
		looksLike: 'cut-off JSON',
	});
	const text = `{"success": true, "data": ${deep}${fill(']', 4_000_000)}}`;
	expect(readCreation({ kind: 'answer', status: 200, headers: {}, text }, 0, own)).toMatchObject({
		failure: { reason: { type: 'unreadable' }, outcomeUnknown: true },
	});
});
