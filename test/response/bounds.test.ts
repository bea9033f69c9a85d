import fc from '../fastCheck';
import { thisProcess } from '../platform';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { listForms, readList } from '../../nodes/AdspirerTikTok/response/lists';
import { nameKey } from '../../nodes/AdspirerTikTok/response/textForms';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';

const sent = { campaign_id: '1790000000000000001', adgroup_name: '. . . a' };
const creating = { sent, changes: true, creation: adGroup };

async function readAll(text: string): Promise<void> {
	const bodies = [
		{ success: true, data: { text } },
		{ success: true, data: { structured: { adgroup_id: text, adgroup_name: text } } },
		{ success: true, data: { structured: { ad_groups: [{ id: '1', name: text }] } } },
		{ success: false, error: text },
	];
	for (const body of [...bodies.map((one) => JSON.stringify(one)), text]) {
		for (const status of [200, 400]) {
			const headers = { 'retry-after': text };
			readResponse({ kind: 'answer', status, headers, text: body }, 0, creating);
		}
	}
	for (const body of bodies) {
		for (const form of [adGroup.list.form, ...Object.values(listForms)]) {
			await readList(body, form);
		}
	}
	nameKey(text);
}

/** Milliseconds of this process's own work, which other work on the machine doesn't lengthen. */
async function duration(work: () => Promise<void>): Promise<number> {
	const start = thisProcess.cpuUsage();
	await work();
	const { user } = thisProcess.cpuUsage(start);
	return user / 1000;
}

/** The least time that says something about growth, in milliseconds. */
const noticeable = 100;

/** Three times for each of three doublings: what is linear takes 8 times as long, and a square 64. */
const mostGrowth = 3 ** 3;

/** How long a text takes, and whether that grows too fast: measured again before it is believed. */
async function growthOf(textOf: (length: number) => string, length: number) {
	const [short, long] = [textOf(length / 8), textOf(length)];
	const time = await duration(async () => await readAll(long));
	const isSteep = async () =>
		(await duration(async () => await readAll(long))) >
		mostGrowth * (await duration(async () => await readAll(short)));
	let isSquare = time > noticeable;
	for (let left = 5; isSquare && left > 0; left--) isSquare = await isSteep();
	return { time, isSquare };
}

const fill = (piece: string, length: number) =>
	piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const id = '1800000000000000001';
const tableHead = '| ID | Name |\n|---|---|\n';
const shapes: Array<[string, (length: number) => string]> = [
	['tabs after a heading', (length) => `Ad group created${fill('\t', length)}x`],
	['labels', (length) => fill(`Ad Group ID: ${id}\n`, length)],
	['rows of a table', (length) => tableHead + fill(`| ${id} | A |\n`, length)],
	['a row of pipes', (length) => `${tableHead}| ${id} ${fill('| ', length)}|`],
	[
		'accounts',
		(length) => `accounts connected, specify which account\n${fill('- (((a="b") ', length)}`,
	],
	['ID lines', (length) => fill('A · ID: 1\n', length)],
	['brackets', (length) => fill('[{"', length)],
];

describe('an answer is read in time in proportion to its length', () => {
	it.each(shapes)('%s', async (_what, textOf) => {
		for (let length = 20_000, time = 0; time <= noticeable && length <= 5_000_000; length *= 2) {
			const growth = await growthOf(textOf, length);
			expect(growth.isSquare).toBe(false);
			({ time } = growth);
		}
	});

	it('of any pieces repeated', async () => {
		const piece = fc.string({
			unit: fc.constantFrom(
				...' \t\n|-*`:.,"\\&;(){}[]#_~·…0184aID/é🟢'.split(/(?:)/u),
				'ID: ',
				'ﬃ',
			),
			minLength: 1,
			maxLength: 12,
		});
		await fc.assert(
			fc.asyncProperty(piece, piece, async (one, other) => {
				const textOf = (length: number) => other + fill(one, length) + other;
				expect((await growthOf(textOf, 100_000)).isSquare).toBe(false);
			}),
			{ numRuns: 30 },
		);
	});
});

it('a text of many lines with labels hides no field', () => {
	const data = { text: 'A: b\n'.repeat(30_000), structured: { adgroup_id: id, success: false } };
	const text = JSON.stringify({ success: true, data });
	expect(
		readResponse({ kind: 'answer', status: 200, headers: {}, text }, 0, creating),
	).toMatchObject({ failure: { outcomeUnknown: true } });
});
