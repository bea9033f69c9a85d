import { accountsDemanded } from '../../nodes/AdspirerTikTok/response/accounts';
import { adgroupIdIn } from '../../nodes/AdspirerTikTok/response/adgroupId';
import { readEnvelope } from '../../nodes/AdspirerTikTok/response/envelope';
import { readCreation } from '../../nodes/AdspirerTikTok/response/readCreation';
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
function expectLinear(text: (length: number) => string, work: (text: string) => unknown): void {
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
