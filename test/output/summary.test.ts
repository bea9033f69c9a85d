import { brokenRun, type Run } from '../../nodes/AdspirerTikTok/output/rowOutcome';
import { formatComingDay } from '../../nodes/AdspirerTikTok/output/words';
import { summaryHint, summaryLine } from '../../nodes/AdspirerTikTok/output/summary';
import { failure } from '../../nodes/AdspirerTikTok/response/failure';
import type { AlreadyCreated, Result } from '../../nodes/AdspirerTikTok/response/result';

const now = Date.UTC(2026, 10, 25);

let made = 0;
const created = (alreadyCreated?: AlreadyCreated): Result => {
	const adGroup = { adgroupId: `${++made}`, adgroupName: 'A', campaignId: '2' };
	return {
		answer: { text: '' },
		key: null,
		adGroup: { ...adGroup, ...(alreadyCreated && { alreadyCreated }) },
	};
};
const failed = (outcomeUnknown = false): Result => ({
	failure: failure({ type: 'rejected' }, { outcomeUnknown }),
	key: null,
});
const notSent: Result = { failure: failure({ type: 'not sent', because: 'stopped' }), key: null };
const runOf = (results: readonly Result[]): Run => {
	const [outcome] = brokenRun({ did: 'created' }, 1, undefined).outcomes;
	if (!outcome) throw new Error('There is no row');
	const outcomes = results.map((result) => ({ ...outcome, result }));
	return { work: { did: 'created' }, outcomes };
};
const times = (count: number, make: () => Result) => Array.from({ length: count }, make);

test('a summary counts each outcome, and says what is left of the quota', () => {
	const results = [
		...times(41, () => created()),
		created('found in list'),
		created('earlier try'),
		created('given ID'),
		created('same name'),
		failed(),
		failed(),
		notSent,
	];
	const quota = { used: 93, limit: 150, period_end: '2026-12-01' };

	expect(summaryLine(runOf(results), quota, now)).toBe(
		'42 created, 3 already created before, 2 failed, 1 not sent. 57 of 150 calls left until 1 Dec.',
	);
});

test('an outcome that is open is neither created nor failed', () => {
	expect(summaryLine(runOf([failed(true), created()]), undefined, now)).toBe(
		'1 created, 1 unknown.',
	);
});

test.each([
	[{ used: 1, limit: null }, '1 created.'],
	[{ used: 120, limit: 100 }, '1 created. 0 of 100 calls left.'],
	[{ used: 1, limit: 3, period_end: 'soon' }, '1 created. 2 of 3 calls left.'],
])('with the quota %j it says: %s', (quota, line) => {
	expect(summaryLine(runOf([created()]), quota, now)).toBe(line);
});

test('it warns where something did not work out', () => {
	expect(summaryHint(runOf([created()]), undefined, now).type).toBe('info');
	expect(summaryHint(runOf([created(), failed()]), undefined, now).type).toBe('warning');
});

test.each([
	['2026-12-01', '1 Dec'],
	['2027-11-01', '1 Nov 2027'],
	['2026-12-01T23:59:59-05:00', '2 Dec'],
	['monthly', undefined],
])('the year of %s is left out where nobody needs it: %s', (text, words) => {
	expect(formatComingDay(text, now)).toBe(words);
});
