import type { NodeExecutionHint } from 'n8n-workflow';
import { remaining, type Quota } from '../response/quota';
import { isCreated, type Result } from '../response/result';
import { formatComingDay, listRows, pluralize } from './words';
import { hint } from './hint';
import { rowWarnings } from './hints';
import { hasAdGroup, isDone, isFailed, isNotSent, type RowOutcome, type Run } from './rowOutcome';
import { isCreation } from './sentences';

/** What a row counts as. */
type Fate = 'done' | 'before' | 'skipped' | 'unknown' | 'failed' | 'notSent';

/** What a result counts as. One that only the list shows was created by this execution. */
function fateOf(result: Result): Fate {
	if ('skipped' in result) return 'skipped';
	if ('failure' in result) {
		const { failure } = result;
		return failure.outcomeUnknown ? 'unknown' : isNotSent(failure) ? 'notSent' : 'failed';
	}
	const before = isCreated(result) ? result.adGroup.alreadyCreated : undefined;
	return before === undefined || before === 'found in list' ? 'done' : 'before';
}

/** How many rows came to what; rows with one result count once. */
function countFates(outcomes: readonly RowOutcome[]): Record<Fate, number> {
	const counts = { done: 0, before: 0, skipped: 0, unknown: 0, failed: 0, notSent: 0 };
	for (const result of new Set(outcomes.map((outcome) => outcome.result))) {
		counts[fateOf(result)] += 1;
	}
	return counts;
}

/**
 * One line for a run, such as "42 created, 3 already created before, 2 failed, 1 not sent. 57 of 150
 * calls left until 1 Dec." or "60 ad groups found, 50 in the output."
 *
 * @param now milliseconds since 1970.
 */
export function summaryLine(
	{ work, outcomes }: Run,
	quota: Quota | undefined,
	now: number,
): string {
	const { before, skipped, unknown, failed, notSent, done } = countFates(outcomes);
	const part = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : []);
	const adGroups = () => new Set(outcomes.filter(isDone).map(({ row }) => row.values.adgroup_id));
	const parts = [
		...('finds' in work
			? foundParts(work.finds, outcomes)
			: part(work.did === 'created' ? done : adGroups().size, work.did)),
		...part('did' in work ? countWarned(outcomes) : 0, 'with warnings'),
		...part(before, 'already created before'),
		...part(unknown, 'unknown'),
		...part(failed, 'failed'),
		...part(notSent, 'not sent'),
		...(skipped > 0 ? [`${pluralize(skipped, 'row')} skipped`] : []),
	];
	const nothing = 'did' in work ? `0 ${work.did}` : `No ${work.finds}s found`;
	return `${parts.join(', ') || nothing}.${callsLeftSentence(quota, now)}`;
}

/** How many of the rows that were done have something to check. */
function countWarned(outcomes: readonly RowOutcome[]): number {
	const warned = outcomes
		.filter(isDone)
		.filter(
			({ row, result, changed }) =>
				fateOf(result) === 'done' && rowWarnings(row, result, changed).length > 0,
		);
	return new Set(warned.map(({ result }) => result)).size;
}

/** The summary above the output of a run; a warning where something did not work out. */
export function summaryHint(run: Run, quota: Quota | undefined, now: number): NodeExecutionHint {
	const failed = run.outcomes.some(({ result }) => 'failure' in result);
	return hint(summaryLine(run, quota, now), failed ? 'warning' : 'info');
}

/** " 57 of 150 calls left until 1 Dec.", with a blank in front; empty where that isn't known. */
function callsLeftSentence(quota: Quota | undefined, now: number): string {
	const left = quota && remaining(quota);
	if (quota === undefined || left === undefined) return '';
	const day = formatComingDay(quota.period_end, now);
	return ` ${left} of ${quota.limit} calls left${day ? ` until ${day}` : ''}.`;
}

/**
 * What was found in all rows together, each thing once: two rows may find the same. An answer that
 * can't be read may hold anything.
 */
function foundParts(noun: string, outcomes: readonly RowOutcome[]): string[] {
	const found = new Set<string>();
	const given = new Set<string>();
	const texts = new Set<Result>();
	for (const { row, result, output } of outcomes) {
		if (output?.isText) texts.add(result);
		else {
			for (const [at, { id, name }] of (output?.items ?? []).entries()) {
				const thing = JSON.stringify([id, name]);
				found.add(thing);
				if (at < row.limit) given.add(thing);
			}
		}
	}
	return [
		...(found.size > 0 ? [`${pluralize(found.size, noun)} found`] : []),
		...(given.size < found.size ? [`${given.size} in the output`] : []),
		...(texts.size > 0 ? [`${pluralize(texts.size, 'answer')} couldn't be read`] : []),
	];
}

/** A line for n8n's log. */
interface LogLine {
	readonly message: string;
	readonly details: Readonly<Record<string, unknown>>;
}

/**
 * What a stopped execution leaves behind: n8n keeps neither its output nor its error, so its log is
 * the only place for it. A line for each ad group that was or may have been created or changed, then
 * one that counts. The messages say it all, since n8n's log shows the details only where it is set to.
 */
export function stopLog({ work, outcomes }: Run): LogLine[] {
	const { done, before, unknown, failed, notSent } = countFates(outcomes);
	const did = 'did' in work ? work.did : 'answered';
	const others = {
		...(before > 0 && { already_created: before }),
		unknown,
		failed,
		not_sent: notSent,
	};
	const lineOf = (outcome: RowOutcome, isOpen: boolean): LogLine => {
		const { words, details } = adGroupOf(outcome);
		const adGroup = `ad group of ${listRows([outcome.row.name])}`;
		const known = isCreation(work) ? `The ${adGroup} exists` : `The ${adGroup} was ${did}`;
		const open = isCreation(work)
			? `The ${adGroup} may or may not exist`
			: `It isn't known whether the ${adGroup} was ${did}`;
		return {
			message: `Execution stopped. ${isOpen ? open : known}: ${words}`,
			details: { ...details, ...(isOpen && { outcome_unknown: true }) },
		};
	};
	const open = outcomes.filter(isFailed).filter(({ result }) => result.failure.outcomeUnknown);
	const parts = Object.entries(others).map(
		([what, count]) => `${count} ${countedAs[what] ?? what}`,
	);
	return [
		...('did' in work ? outcomes.filter(isDone) : []).map((outcome) => lineOf(outcome, false)),
		...('did' in work ? open : []).map((outcome) => lineOf(outcome, true)),
		{
			message: `Execution stopped. ${pluralize(done, 'row')} ${did}, ${parts.join(', ')}`,
			details: { [did]: done, ...others },
		},
	];
}

const countedAs: Readonly<Record<string, string>> = {
	already_created: 'already created before',
	not_sent: 'not sent',
};

/** An ad group in words and as details. */
function adGroupOf(outcome: RowOutcome): Pick<LogLine, 'details'> & { readonly words: string } {
	const { row, result } = outcome;
	const { values } = row;
	const made = hasAdGroup(outcome) ? outcome.result.adGroup : undefined;
	const name = made?.adgroupName ?? values.adgroup_name;
	const id = made ? made.adgroupId : values.adgroup_id;
	const campaign = made?.campaignId ?? values.campaign_id;
	const key = 'failure' in result && id === undefined ? result.key : undefined;
	const words = [
		typeof name === 'string' && name,
		id !== undefined && `ID ${typeof id === 'string' ? id : 'unknown'}`,
		key !== undefined && `key ${key}`,
		typeof campaign === 'string' && `campaign ${campaign}`,
	];
	return {
		words: words.filter(Boolean).join(', '),
		details: {
			row: row.item + 1,
			...(row.name.sheetRow !== undefined && { sheet_row: row.name.sheetRow }),
			...(name !== undefined && { adgroup_name: name }),
			...(id !== undefined && { adgroup_id: id }),
			...(campaign !== undefined && { campaign_id: campaign }),
			idempotency_key: result.key,
		},
	};
}
