import type { NodeExecutionHint } from 'n8n-workflow';
import { remaining, type Quota, type QuotaWatch } from '../response/quota';
import type { Failed } from '../response/result';
import { aboutRow, describe } from './describe';
import { boxes, causeLines, groupsOf, hint, rowWarnings } from './hints';
import { countOf, hasAdGroup, isCreation, isFailed, isNotPaused, tally } from './rowOutcome';
import type { RowOutcome, Run } from './rowOutcome';
import { formatDay, pluralize, problemSentences, rowsAsSubject, sentences } from './words';

/**
 * One line for a run, such as "42 created, 3 already created before, 2 failed, 1 not sent. 57 of 150
 * calls left until 1 Dec." or "60 ad groups found, 50 in the output."
 */
export function summaryLine({ work, outcomes }: Run, quota?: Quota): string {
	const { done, before, skipped, unknown, failed, notSent } = tally(outcomes);
	const warned = done.filter((outcome) => rowWarnings(outcome).length > 0);
	const paused = (rows: typeof done) =>
		rows.filter(({ result }) => result.adGroup?.paused === 'yes');
	const notPaused = outcomes.filter(isNotPaused);
	const part = (rows: readonly RowOutcome[], what: string) =>
		rows.length > 0 ? [`${countOf(rows)} ${what}`] : [];
	const parts = [
		...('did' in work
			? [
					...part(done, work.did),
					...part(paused(done), 'of them paused'),
					...part(notPaused, "couldn't be paused"),
					...part(warned, 'with warnings'),
				]
			: foundParts(work.finds, done)),
		...part(before, 'already created before'),
		...part(paused(before), 'of them paused'),
		...part(unknown, 'unknown'),
		...part(failed, 'failed'),
		...part(notSent, 'not sent'),
		...part(skipped, `row${countOf(skipped) === 1 ? '' : 's'} skipped`),
	];
	const nothing = 'did' in work ? `0 ${work.did}` : `No ${work.finds}s found`;
	const left = quota && remaining(quota);
	const day = formatDay(quota?.period_end);
	return sentences(
		`${parts.join(', ') || nothing}.`,
		left !== undefined && `${left} of ${quota?.limit} calls left${day ? ` until ${day}` : ''}.`,
	);
}

/**
 * The boxes above the output of a run, the first of which begins with the summary.
 *
 * @param quota missing where nothing was sent.
 * @param ended true where an error says what the run came to.
 */
export async function runHints(
	run: Run,
	quota: QuotaAlarms | undefined,
	ended: boolean,
): Promise<NodeExecutionHint[]> {
	const { outcomes } = run;
	const failed = ended ? [] : outcomes.filter(isFailed);
	const alarms = quota ? quotaLines(quota, ended) : [];
	const happened = [
		...(ended ? [] : shortfallLines(run)),
		...(ended ? [] : [summaryLine(run, quota?.last)]),
		...alarms,
		...(await causeLines(failed, (outcome) => reasonsOf(outcome, run))),
		...(await causeLines(outcomes, ({ result }) => ('skipped' in result ? [result.skipped] : []))),
		...repeatedLines(run),
		...(await causeLines(outcomes, foundSentences)),
	];
	const isShort = run.shortfall !== undefined || quota?.low !== undefined;
	const isBad = failed.length > 0 || alarms.length > 0 || isShort || outcomes.some(isNotPaused);
	return await boxes(hint(happened, isBad ? 'warning' : 'info'), outcomes);
}

/** Why a row failed; what is wrong with its values one by one, as other rows have it too. */
function reasonsOf(outcome: RowOutcome<Failed>, run: Run): string[] {
	const { failure } = outcome.result;
	return failure.reason.type === 'invalid'
		? problemSentences(failure.reason.problems)
		: [describe(failure, aboutRow(outcome, run)).message];
}

/**
 * What was found in all rows together, each thing once: two rows may find the same. An answer that
 * can't be read may hold anything.
 */
function foundParts(noun: string, outcomes: readonly RowOutcome[]): string[] {
	const found = new Set<string>();
	const given = new Set<string>();
	for (const { row, output } of outcomes) {
		const items = output?.isText ? [] : (output?.items ?? []);
		const things = items.map(({ id, name }) => JSON.stringify([id, name]));
		things.forEach((thing) => found.add(thing));
		things.slice(0, row.limit).forEach((thing) => given.add(thing));
	}
	const texts = countOf(outcomes.filter(({ output }) => output?.isText));
	return [
		...(found.size > 0 ? [`${pluralize(found.size, noun)} found`] : []),
		...(given.size < found.size ? [`${given.size} in the output`] : []),
		...(texts > 0 ? [`${pluralize(texts, 'answer')} couldn't be read`] : []),
	];
}

/** Rows that are one ad group, or were sent once. */
function repeatedLines({ work, outcomes }: Run): string[] {
	const said = isCreation(work)
		? 'the same ad group, so it is created once.'
		: 'the same, so they were sent once.';
	return groupsOf(outcomes, ({ result }) => result)
		.filter((group) => group.length > 1)
		.map((group) => `${rowsAsSubject(group.map(({ row }) => row.name))} are ${said}`);
}

/** An ad group whose answers left it open what was created, and that the campaign's list shows. */
function foundSentences(outcome: RowOutcome): string[] {
	const { idFromList, adgroupId } = (hasAdGroup(outcome) && outcome.result.adGroup) || {};
	const found = `Adspirer didn't say what was created, so the node looked in the campaign's list of ad groups and found ID ${adgroupId}.`;
	return idFromList ? [found] : [];
}

/** What it means for a run that it needs more calls than are left. */
export function shortfallLines({ shortfall }: Pick<Run, 'shortfall'>): string[] {
	if (!shortfall) return [];
	const { needed, left, until } = shortfall;
	const day = formatDay(until);
	return [
		`This run needs ${needed} calls, ${left} ${left === 1 ? 'is' : 'are'} left${day ? ` until ${day}` : ''}. Calls beyond the limit stop with a quota error or, on the Plus plan, cost 0.50 USD each.`,
	];
}

/** What a run has found out about the quota, where a person has to know it. */
type QuotaAlarms = Pick<QuotaWatch, 'last' | 'low' | 'overLimitBegan'>;

/** @param ended true where no summary says what is left. */
function quotaLines({ low, overLimitBegan: over }: QuotaAlarms, ended: boolean): string[] {
	const said = [
		low && ended && `is down to ${remaining(low) ?? 0} of ${low.limit ?? 0} calls`,
		over &&
			`is used up (${over.used} of ${over.limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD`,
	];
	return said.flatMap((part) => (part ? [`Your Adspirer quota ${part}.`] : []));
}
