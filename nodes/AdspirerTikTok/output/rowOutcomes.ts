import type { Result } from '../response/result';
import type { Row } from '../rows/row';
import type { RowName } from '../rows/rowName';
import type { FailedRow } from './failedItem';
import { listRows } from './rowLabels';
import type { CreatedRow } from './runError';

/** The rows of a run with what they came to, as items, errors and the log tell of them. */
export class RowOutcomes {
	constructor(private readonly rows: readonly Row[]) {}

	/** What a row is called, by its place from 0. */
	nameOf(item: number): RowName {
		return this.rows[item]?.name ?? { item };
	}

	failedRow({ failure, key }: Extract<Result, { failure: unknown }>, item: number): FailedRow {
		const row = this.rows[item];
		const { adgroup_name: adgroupName, campaign_id: campaignId } = row?.values ?? {};
		return {
			row: this.nameOf(item),
			failure,
			key,
			advice: {
				protection: row?.strategy?.by ?? 'name',
				labelOf: (other) => listRows([this.nameOf(other)]),
			},
			...(adgroupName !== undefined && { adgroupName }),
			...(campaignId !== undefined && { campaignId }),
		};
	}

	/** @param results in the order of the rows; undefined where a row has none yet. */
	failed(results: ReadonlyArray<Result | undefined>): FailedRow[] {
		return results.flatMap((result, item) =>
			result && 'failure' in result ? [this.failedRow(result, item)] : [],
		);
	}

	/** @param results in the order of the rows; undefined where a row has none yet. */
	created(results: ReadonlyArray<Result | undefined>): CreatedRow[] {
		return results.flatMap((result, item) =>
			result && 'created' in result ? [{ row: this.nameOf(item), created: result.created }] : [],
		);
	}
}
