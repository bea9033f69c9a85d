import type { NodeExecutionHint } from 'n8n-workflow';
import type { Quota } from '../response/quota';
import type { DoneRow, FailedCall } from './callItems';
import type { Work } from './description';
import { hint } from './hint';
import { pluralize, rowLine } from './rowLabels';
import type { LogLine } from './stopLog';
import { callsLeftSentence } from './summary';

function counts(work: Work, done: number, failed: readonly FailedCall[]) {
	const unknown = failed.filter(({ failure }) => failure.outcomeUnknown).length;
	const notSent = failed.filter(({ failure }) => failure.kind === 'not_sent').length;
	return {
		[nameOf(work)]: done,
		unknown,
		failed: failed.length - unknown - notSent,
		'not sent': notSent,
	};
}

function nameOf(work: Work): string {
	return 'did' in work ? work.did : 'answered';
}

/** One line for a run, such as "42 paused, 2 failed. 57 of 150 calls left until 1 Dec." */
export function callSummaryHint(
	work: Work,
	done: number,
	failed: readonly FailedCall[],
	quota: Quota | undefined,
	now: number,
): NodeExecutionHint {
	const parts = Object.entries(counts(work, done, failed))
		.filter(([, number]) => number > 0)
		.map(([what, number]) => `${number} ${what}`);
	const sentence = `${parts.length > 0 ? parts.join(', ') : `0 ${nameOf(work)}`}.`;
	return hint(
		`${sentence}${callsLeftSentence(quota, now)}`,
		failed.length > 0 ? 'warning' : 'info',
	);
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
	const details = counts(work, done.length, failed);
	const what = Object.entries(details).map(([name, number]) => `${number} ${name}`);
	return [
		...lines,
		{
			message: `Execution stopped. ${pluralize(done.length + failed.length, 'row')}: ${what.join(', ')}`,
			details,
		},
	];
}
