import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { isRecord } from '../../nodes/AdspirerTikTok/parse/cell';
import { describe as describeFailure, whatToDo } from '../../nodes/AdspirerTikTok/output/describe';
import { afterUnknownCall } from '../../nodes/AdspirerTikTok/response/classify';
import {
	failure,
	type Failure,
	type FailureReason,
} from '../../nodes/AdspirerTikTok/response/failure';
import { keyStrategies } from '../../nodes/AdspirerTikTok/rows/rowOptions';

const said = 'the **campaign** `179` has ended';
const looks = ['nothing', 'a web page', 'cut-off JSON', 'other JSON', 'text'] as const;
const conflicts = (['this run', 'earlier pass', 'service'] as const).flatMap((where) =>
	(['name', 'key'] as const).flatMap((by) => [
		{ type: 'other values', where, by, item: 2 } as const,
		{ type: 'other values', where, by, adgroupId: '18' } as const,
	]),
);
const quota = {
	used: 5,
	limit: 5,
	tier: 'free',
	period_end: '2026-12-01',
	upgrade_url: 'https://x.io',
};
const spent = failure({ type: 'quota spent', quota });

/** Every failure there is, with and without what may be missing in it. */
const reasons: FailureReason[] = [
	{ type: 'invalid', problems: [{ field: 'Budget', message: 'is empty. Enter a number.' }] },
	{ type: 'bad credential', problem: 'The API Key of the Adspirer credential is empty.' },
	{ type: 'not sent', because: 'stopped' },
	{ type: 'not sent', because: spent },
	{ type: 'not checked', incomplete: true },
	{ type: 'not checked', incomplete: false },
	{ type: 'not settled' },
	{ type: 'internal error', message: 'x is not a function' },
	{ type: 'redirect' },
	{ type: 'redirect', location: 'https://elsewhere.example' },
	...looks.flatMap((looksLike): FailureReason[] => [
		{ type: 'blocked', looksLike },
		{ type: 'unreadable', looksLike },
		{ type: 'server error', looksLike },
	]),
	{ type: 'unreadable', looksLike: 'other JSON', said },
	{ type: 'server error', looksLike: 'a failure', said },
	{ type: 'quota spent', quota },
	{ type: 'quota spent', quota: { used: 5, limit: null } },
	{ type: 'account required', accounts: [] },
	{ type: 'account required', accounts: [{ name: 'Acme', id: '701' }] },
	...(
		[
			'contradictory',
			'unauthorized',
			'quota spent',
			'forbidden',
			'tool not found',
			'not found',
			'key in progress',
			'key reused',
			'already exists',
			'throttled',
			'asks for confirmation',
			'smart plus',
			'rejected',
		] as const
	).flatMap((type): FailureReason[] => [{ type }, { type, said }]),
	...conflicts,
	...(
		[
			'timeout',
			'refused',
			'unknown host',
			'dropped',
			'certificate',
			'not sent',
			'too large',
			'stopped',
		] as const
	).flatMap((reason): FailureReason[] => [
		{ type: 'no response', reason, code: '' },
		{ type: 'no response', reason, code: 'CODE' },
	]),
];

/** Everything that the form shows by a name. */
const shown = new Set<unknown>();
(function collect(value: unknown): void {
	if (Array.isArray(value)) value.forEach(collect);
	else if (isRecord(value)) {
		shown.add(value.displayName).add('value' in value ? value.name : undefined);
		Object.values(value).forEach(collect);
	}
})(new AdspirerTikTok().description.properties);

const protections = keyStrategies.map(({ value }) => value);

interface Case {
	readonly reason: FailureReason;
	readonly failed: Failure;
}

/** Found before anything is sent, or about an ad group that is known to exist. */
const neverOpen = new Set<FailureReason['type']>(['invalid', 'not checked', 'other values']);

const cases: Case[] = reasons.flatMap((reason) => {
	const status = 400;
	const known = failure(reason, { status });
	if (neverOpen.has(reason.type)) return [{ reason, failed: known }];
	const open = failure(reason, { status, outcomeUnknown: true });
	return [known, open, { ...open, sameEveryTime: true as const }, afterUnknownCall(known)].map(
		(failed) => ({ reason, failed }),
	);
});

/** Sentences, each on its own; a full stop inside one, as in "0.50", ends none. */
const sentencesOf = (text: string) => text.split(/(?<=[.!?…]) (?=[A-Z'])/);

describe.each(protections)('by %s, what a failure says', (protection) => {
	const advice = {
		work: { did: 'created' } as const,
		protection,
		labelOf: (item: number) => `Row ${item + 1}`,
	};
	const texts = cases.map(({ reason, failed }) => ({
		reason,
		failed,
		message: describeFailure(failed, advice).message,
		toDo: whatToDo(failed, advice),
	}));

	it('is whole sentences in one line', () => {
		for (const { reason, message, toDo } of texts) {
			for (const text of [message, toDo]) {
				expect([reason, text]).toEqual([reason, expect.stringMatching(/^(['A-Z]|n8n ).*[.!?…]$/)]);
				expect([reason, text]).toEqual([
					reason,
					expect.not.stringMatching(
						/undefined|null|NaN|\[object|\(\)|\s\s|\s[.,:]|\.\.|:\.|[*`<>]|,,|: :/,
					),
				]);
			}
			expect(message.length + toDo.length).toBeLessThan(900);
		}
	});

	it('says each thing once', () => {
		for (const { reason, message, toDo } of texts) {
			const sentences = sentencesOf(`${message} ${toDo}`);
			expect([reason, new Set(sentences).size]).toEqual([reason, sentences.length]);
			const times = (pattern: RegExp) => [...toDo.matchAll(pattern)].length;
			for (const advice of [/run the row again|run it again/gi, /Look for /g, /Report it/gi]) {
				expect([reason, advice, times(advice) <= 1]).toEqual([reason, advice, true]);
			}
		}
	});

	it('never asks for another key that the node made itself', () => {
		if (protection === 'custom') return;
		for (const { reason, failed, toDo } of texts) {
			// A conflict of keys can only be among the user's own.
			if (reason.type === 'other values' && reason.by === 'key') continue;
			const asks = /another ('Duplicate Key'|key)/i.test(toDo);
			expect([reason, failed, asks]).toEqual([reason, failed, false]);
		}
	});

	it('names only fields and operations that there are', () => {
		for (const { reason, failed, message, toDo } of texts) {
			const named = [...`${message} ${toDo}`.matchAll(/(?<=^|\s|\()'([A-Z][^']*)'/g)].map(
				([, name]) => name,
			);
			expect([reason, named.filter((name) => !shown.has(name ?? ''))]).toEqual([reason, []]);
			if (/with Update/.test(toDo)) expect(shown).toContain('Update');
			// What is advised for one key is not said again for another.
			expect([failed, [...toDo.matchAll(/another 'Duplicate Key'/g)].length <= 1]).toEqual([
				failed,
				true,
			]);
		}
	});

	it('says so where nothing was created, and how to find out where that is open', () => {
		for (const { failed, toDo } of texts) {
			const { outcomeUnknown } = failed;
			expect([failed, /Look for the ad group's name/.test(toDo)]).toEqual([
				failed,
				outcomeUnknown || isLookedFor(failed.reason.type, protection),
			]);
			if (outcomeUnknown) expect(toDo).not.toContain('Nothing was created');
		}
	});

	it('sends a remembered answer to another key, where the key outlives the execution', () => {
		const rejected = failure({ type: 'rejected', said }, { status: 400 });
		const toDo = whatToDo(rejected, advice);
		const mentions = [...toDo.matchAll(/By Execution/g)].length;
		expect(mentions).toBe(protection === 'execution' ? 0 : 1);
	});
});

function isLookedFor(type: FailureReason['type'], protection: string): boolean {
	return type === 'already exists' || (type === 'key reused' && protection !== 'custom');
}
