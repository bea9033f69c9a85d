import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { isRecord } from '../../nodes/AdspirerTikTok/base/values';
import { describe as describeFailure } from '../../nodes/AdspirerTikTok/output/describe';
import {
	afterUnknownCall,
	failure,
	type FailureReason,
} from '../../nodes/AdspirerTikTok/response/failure';
import { keyStrategies } from '../../nodes/AdspirerTikTok/rows/settings';

const said = 'the **campaign** `179` has ended';
const quota = { used: 5, limit: 5, tier: 'free', period_end: '2026-12-01' };
const spent = failure({ type: 'quota spent' }, { quota });

const lists: FailureReason[] = [true, false].map((incomplete) => ({
	type: 'not checked',
	incomplete,
}));
const conflicts = (['name', 'key'] as const).flatMap((by): FailureReason[] => [
	{ type: 'other values', where: 'earlier pass', by, existingId: '18' },
]);
const notSent: FailureReason[] = [
	{ type: 'bad credential', problem: { why: 'no API key' } },
	{ type: 'not sent', because: 'stopped' },
	{ type: 'not sent', because: spent },
	{ type: 'not sent', because: spent, outage: true },
];
const answered = [
	...(['contradictory', 'unauthorized', 'quota spent', 'forbidden', 'tool not found'] as const),
	...(['not found', 'key in progress', 'key reused', 'already exists', 'throttled'] as const),
	...(['try again', 'not created'] as const),
	...(['asks for confirmation', 'rejected', 'server error', 'redirect'] as const),
];
const unanswered = [
	...(['timeout', 'refused', 'unknown host', 'dropped'] as const),
	...(['certificate', 'not sent', 'stopped'] as const),
];

/** Every other failure there is, with and without what may be missing in it. */
const others: FailureReason[] = [
	{ type: 'redirect', location: 'https://elsewhere.example' },
	{ type: 'redirect', location: undefined },
	...(['blocked', 'unreadable', 'server error'] as const).map((type): FailureReason => {
		return { type, looksLike: 'web page' };
	}),
	{ type: 'unreadable', looksLike: 'unknown format', said },
	{ type: 'account required', accounts: [], said },
	{ type: 'account required', accounts: [{ name: 'Acme', id: '701' }], said },
	...answered.flatMap((type): FailureReason[] => {
		const looksLike = 'own error';
		return [
			{ type, looksLike: 'empty body' },
			{ type, looksLike, said },
		];
	}),
	...unanswered.flatMap((reason) =>
		['', 'CODE'].map((code): FailureReason => ({ type: 'no response', reason, code })),
	),
];

const status = 400;
const cases = [
	...[...lists, ...conflicts, ...notSent].map((reason) => failure(reason, { status })),
	failure({ type: 'invalid', problems: [{ field: 'Budget', message: { why: 'empty' } }] }),
	failure({ type: 'not settled' }, { outcomeUnknown: true }),
	failure({ type: 'not listed yet' }, { outcomeUnknown: true }),
	...notSent.map((reason) => afterUnknownCall(failure(reason))),
	failure({ type: 'quota spent', said }, { status, quota }),
	failure({ type: 'quota spent', said }, { status, quota: { used: 5, limit: null } }),
	...others.flatMap((reason) => {
		const known = failure(reason, { status, outcomeUnknown: false });
		const open = failure(reason, { status, outcomeUnknown: true });
		return [known, open, afterUnknownCall(known)];
	}),
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

const nonsense = /undefined|null|NaN|[{}]|\[object|\(\)|\s\s|\s[.,:]|\.\.|:\.|[*`<>]|,,|\., |: :/;

describe.each(keyStrategies.map(({ value }) => value))('by %s, a failure', (protection) => {
	const advice = {
		action: { verb: 'created', noun: adGroup.noun, creation: adGroup } as const,
		row: {
			values: {},
			cells: new Map(),
			labels: new Map(),
			strategy: { by: protection, customKey: 'deal 7' },
		},
	};
	const texts = cases.map((failed) => ({ failed, ...describeFailure(failed, advice) }));

	it('reads as whole sentences, in one line, each thing said once', () => {
		for (const { failed, message, toDo } of texts) {
			for (const text of [message, toDo]) {
				expect([failed, text]).toEqual([failed, expect.stringMatching(/^(['A-Z]|n8n ).*[.!?…]$/)]);
				expect([failed, text]).toEqual([failed, expect.not.stringMatching(nonsense)]);
			}
			expect(message.length + toDo.length).toBeLessThan(900);
			// A full stop inside a sentence, as in "0.50", ends none.
			const sentences = `${message} ${toDo}`.split(/(?<=[.!?…]) (?=[A-Z'])/);
			expect([failed, new Set(sentences).size]).toEqual([failed, sentences.length]);
			for (const said of [/run the row again|run it again/gi, /Look for /g, /Report it/gi]) {
				expect([failed, toDo.match(said)?.length ?? 0]).not.toEqual([failed, 2]);
			}
		}
	});

	it('asks for another key only where the key is the user’s own', () => {
		for (const { failed, toDo } of texts) {
			const { reason } = failed;
			const isOwn =
				protection === 'custom' || (reason.type === 'other values' && reason.by === 'key');
			const asked = toDo.match(/another ('Duplicate Key'|key)/gi)?.length ?? 0;
			expect([failed, asked <= (isOwn ? 1 : 0)]).toEqual([failed, true]);
		}
	});

	it('names only fields and operations that there are', () => {
		expect(shown).toContain('Update');
		for (const { failed, message, toDo } of texts) {
			const named = [...`${message} ${toDo}`.matchAll(/(?<=^|\s|\()'([A-Z][^']*)'/g)];
			const missing = named.map(([, name]) => name).filter((name) => !shown.has(name));
			expect([failed, missing]).toEqual([failed, []]);
		}
	});

	it('says so where nothing was created, and how to find out where that is open', () => {
		for (const { failed, toDo } of texts) {
			const { outcomeUnknown, reason } = failed;
			const mayExist =
				reason.type === 'already exists' ||
				(reason.type === 'key reused' && protection !== 'custom');
			expect([failed, toDo.includes("Look for the ad group's name")]).toEqual([
				failed,
				outcomeUnknown || mayExist,
			]);
		}
	});
});
