import type { FailedRow } from './failedItem';
import { listRows, pluralize } from './rowLabels';
import type { CreatedRow } from './runError';
import { isNew } from './summary';

/** A line for n8n's log. */
export interface LogLine {
	readonly message: string;
	readonly details: Readonly<Record<string, unknown>>;
}

/**
 * What a stopped execution leaves behind: n8n keeps neither its output nor its error, so its log is
 * the only place for it. A line for each ad group that exists or may exist, then one that counts.
 * The messages say it all, since n8n's log shows the details only where it is set to.
 */
export function stopLog(created: readonly CreatedRow[], failed: readonly FailedRow[]): LogLine[] {
	const unknown = failed.filter(({ failure }) => failure.outcomeUnknown);
	const rest = failed.filter(({ failure }) => !failure.outcomeUnknown);
	const notSent = rest.filter(({ failure }) => failure.kind === 'not_sent').length;
	const before = created.filter((row) => !isNew(row.created)).length;
	const counts = {
		created: created.length - before,
		...(before > 0 && { already_created: before }),
		unknown: unknown.length,
		failed: rest.length - notSent,
		not_sent: notSent,
	};
	return [
		...created.map(({ row, created: { adgroupId, adgroupName, campaignId, key } }) => ({
			message: `Execution stopped. The ad group of ${listRows([row])} exists: ${adgroupName}, ID ${adgroupId ?? 'unknown'}, campaign ${campaignId}`,
			details: {
				row: row.item + 1,
				...(row.sheetRow !== undefined && { sheet_row: row.sheetRow }),
				adgroup_name: adgroupName,
				adgroup_id: adgroupId,
				campaign_id: campaignId,
				idempotency_key: key,
			},
		})),
		...unknown.map(({ row, adgroupName, campaignId, key }) => ({
			message: `Execution stopped. The ad group of ${listRows([row])} may or may not exist: ${adgroupName}, key ${key}, campaign ${campaignId}`,
			details: {
				row: row.item + 1,
				...(row.sheetRow !== undefined && { sheet_row: row.sheetRow }),
				adgroup_name: adgroupName,
				campaign_id: campaignId,
				idempotency_key: key,
				outcome_unknown: true,
			},
		})),
		{
			message: `Execution stopped. ${pluralize(counts.created, 'row')} created,${before > 0 ? ` ${before} already created before,` : ''} ${counts.unknown} unknown, ${counts.failed} failed, ${counts.not_sent} not sent`,
			details: counts,
		},
	];
}
