import '../model/fasterClock';
import { apiKey, eachWorkbench } from '../workbench';
import { checkSheet, createFromSheet } from './runSheet';
import { notesOf, questionsIn } from './say';
import { ownAnswers, ownSheet, readSheet } from './sheet';
import { demoTable } from './table';

const bench = eachWorkbench();

it('asks once for each of its columns that nobody knows, and nothing goes out before', async () => {
	const rows = readSheet(ownSheet);
	const target = { baseUrl: bench.sandbox.url, key: apiKey };
	expect(questionsIn(await checkSheet(rows, target))).toEqual([
		expect.stringMatching(
			/^Sheet rows 2–13: 2 columns need your answer: 'Copy \(100 char max\)' and 'Notes'\./,
		),
	]);
	const answered = await checkSheet(rows, { ...target, answers: ownAnswers });
	expect(questionsIn(answered)).toEqual([]);
	const { items } = await createFromSheet(rows, target);
	expect(bench.sandbox.calls).toEqual([]);
	expect(items.map(({ success }) => success)).not.toContain(true);
});

it('makes six ad groups and seven ads of twelve rows, refuses five for five reasons, and makes none again', async () => {
	const rows = readSheet(ownSheet);
	const target = { baseUrl: bench.sandbox.url, key: apiKey, answers: ownAnswers };
	const checked = await checkSheet(rows, target);
	const created = await createFromSheet(rows, target);
	const made = () => [bench.sandbox.adGroups.length, bench.sandbox.madeAds.length];
	expect([rows.length, ...made()]).toEqual([12, 6, 7]);
	const ofGroup = ({ adgroup_id: id }: { adgroup_id?: unknown }) => id;
	const [first, second] = created.items;
	expect(first?.ad_id).not.toBe(second?.ad_id);
	expect(ofGroup(first ?? {})).toBe(ofGroup(second ?? {}));
	const reasons = created.items.flatMap(({ error }) => (error ? [String(error)] : []));
	expect(reasons).toEqual([
		expect.stringMatching(/'Video URL' is "https:\/\/youtu\.be\/.*a page of youtu.be/),
		expect.stringMatching(/'Age' is "18-30", but TikTok's age groups/),
		expect.stringMatching(/'Start date' is "31\/11\/.*doesn't exist/),
		expect.stringMatching(/'End date' is empty, but a lifetime budget/),
		expect.stringMatching(/'Campaign ID' is "1.79E\+18". Its last digits/),
	]);
	const table = demoTable(rows, checked, created);
	for (const columns of [60, 80, 100, 500]) {
		const [top = ''] = demoTable(rows, checked, created, { columns }).split('\n');
		expect(top).toHaveLength(Math.min(128, Math.max(80, columns)));
	}
	expect(table.match(/✗/g)).toHaveLength(5);
	expect(table.match(/✓ Ad 185/g)).toHaveLength(7);
	expect(table.match(/✓ Ad group 180/g)).toHaveLength(6);
	expect(notesOf(checked).join()).not.toMatch(/was read as|Sheet row|same ad group/);
	expect(notesOf(checked).join()).not.toMatch(/… and \d|in '(?:problems|readings)'/);
	await createFromSheet(rows, target);
	expect(made()).toEqual([6, 7]);
});
