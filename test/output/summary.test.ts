import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { brokenRun, type Run } from '../../nodes/AdspirerTikTok/output/rowOutcome';
import { runHints, summaryLine } from '../../nodes/AdspirerTikTok/output/summary';
import { failure } from '../../nodes/AdspirerTikTok/response/failure';
import type { AlreadyCreated, Result } from '../../nodes/AdspirerTikTok/response/result';

let made = 0;
const created = (alreadyCreated?: AlreadyCreated): Result => {
	const adGroup = { id: `${++made}`, name: 'A', parentId: '2' };
	return {
		answer: { text: '' },
		key: null,
		entity: { ...adGroup, ...(alreadyCreated && { alreadyCreated }) },
	};
};
const failed = (outcomeUnknown = false): Result => ({
	failure: failure({ type: 'rejected' }, { outcomeUnknown }),
	key: null,
});
const notSent: Result = { failure: failure({ type: 'not sent', because: 'stopped' }), key: null };
const runOf = (...results: Result[]): Run => {
	const action = { verb: 'created', noun: adGroup.noun, creation: adGroup } as const;
	const { outcomes } = brokenRun(action, results.length, undefined);
	return {
		action,
		outcomes: outcomes.flatMap((outcome, at) => {
			const result = results[at];
			return result ? [{ ...outcome, result }] : [];
		}),
	};
};

const everyFate = [
	...Array.from({ length: 41 }, () => created()),
	...(['found in list', 'earlier try', 'given ID', 'same name'] as const).map(created),
	...[failed(), failed(), notSent, failed(true)],
];
const end = '2026-12-01';

test.each([
	[
		everyFate,
		{ used: 93, limit: 150, period_end: end },
		'42 created, 3 already created before, 1 unknown, 2 failed, 1 not sent. 57 of 150 calls left until 1 Dec.',
	],
	[[created()], { used: 1, limit: null }, '1 created.'],
	[[created()], { used: 120, limit: 100 }, '1 created. 0 of 100 calls left.'],
	[[created()], { used: 1, limit: 3, period_end: 'soon' }, '1 created. 2 of 3 calls left.'],
])('a summary counts each outcome, and says what is left of %#', (results, quota, line) => {
	expect(summaryLine(runOf(...results), quota)).toBe(line);
});

test('it warns where something did not work out', async () => {
	const typeOf = async (...results: Parameters<typeof runOf>) =>
		(await runHints(runOf(...results), undefined, false))[0]?.type;
	expect(await typeOf(created())).toBe('info');
	expect(await typeOf(created(), failed())).toBe('warning');
});
