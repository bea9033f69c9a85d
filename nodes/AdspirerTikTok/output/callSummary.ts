import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import type { Quota } from '../response/quota';
import { countAdGroups, type DoneRow, type FailedCall } from './callItems';
import type { Work } from './description';
import { hint } from './hint';
import { pluralize, rowLine } from './rowLabels';
import type { LogLine } from './stopLog';
import { callsLeftSentence } from './summary';

function countFailed(failed: readonly FailedCall[]) {
	const unknown = failed.filter(({ failure }) => failure.outcomeUnknown).length;
	const notSent = failed.filter(({ failure }) => failure.kind === 'not_sent').length;
	return { unknown, failed: failed.length - unknown - notSent, 'not sent': notSent };
}

/**
 * One line for a run, such as "42 paused, 2 failed. 57 of 150 calls left until 1 Dec." or "60 ad
 * groups found, 50 in the output."
 */
export function callSummaryHint(
	work: Work,
	done: readonly DoneRow[],
	failed: readonly FailedCall[],
	quota: Quota | undefined,
	now: number,
): NodeExecutionHint {
	const parts = [
		...('did' in work ? changedParts(work.did, done) : foundParts(work.finds, done)),
		...Object.entries(countFailed(failed))
			.filter(([, number]) => number > 0)
			.map(([what, number]) => `${number} ${what}`),
	];
	const nothing = 'did' in work ? `0 ${work.did}` : `No ${work.finds}s found`;
	return hint(
		`${parts.join(', ') || nothing}.${callsLeftSentence(quota, now)}`,
		failed.length > 0 ? 'warning' : 'info',
	);
}

/** Several rows may name one ad group. */
function changedParts(did: string, done: readonly DoneRow[]): string[] {
	return done.length > 0 ? [`${countAdGroups(done)} ${did}`] : [];
}

/**
 * What was found in all rows together, each thing once: two rows may find the same. An answer that
 * can't be read may hold anything.
 */
function foundParts(noun: string, done: readonly DoneRow[]): string[] {
	const lists = done.filter(({ output }) => !output.isText);
	const count = (itemsOf: (row: DoneRow) => readonly IDataObject[]) =>
		new Set(lists.flatMap(itemsOf).map(({ id, name }) => JSON.stringify([id, name]))).size;
	const found = count(({ output }) => output.items);
	const given = count(({ output, limit }) => output.items.slice(0, limit));
	const texts = done.length - lists.length;
	return [
		...(found > 0 ? [`${pluralize(found, noun)} found`] : []),
		...(given < found ? [`${given} in the output`] : []),
		...(texts > 0 ? [`${pluralize(texts, 'answer')} couldn't be read`] : []),
	];
}

/** What a stopped execution did, for n8n's log, the only place that keeps it. */
export function callStopLog(
	work: Work,
	done: readonly DoneRow[],
	failed: readonly FailedCall[],
): LogLine[] {
	const { did } = 'did' in work ? work : { did: undefined };
	const unknown = failed.filter(({ failure }) => failure.outcomeUnknown);
	const lines: LogLine[] =
		did === undefined
			? []
			: [
					...done.map(({ row, args }) => ({
						message: `Execution stopped. ${rowLine(row, `the ad group was ${did}`)}`,
						details: { row: row.item + 1, adgroup_id: args.adgroup_id },
					})),
					...unknown.map(({ row, adgroupId, key }) => ({
						message: `Execution stopped. ${rowLine(row, `it isn't known whether the ad group was ${did}`)}`,
						details: {
							row: row.item + 1,
							adgroup_id: adgroupId,
							idempotency_key: key,
							outcome_unknown: true,
						},
					})),
				];
	const details = { [did ?? 'answered']: done.length, ...countFailed(failed) };
	const what = Object.entries(details).map(([name, number]) => `${number} ${name}`);
	return [
		...lines,
		{
			message: `Execution stopped. ${pluralize(done.length + failed.length, 'row')}: ${what.join(', ')}`,
			details,
		},
	];
}
