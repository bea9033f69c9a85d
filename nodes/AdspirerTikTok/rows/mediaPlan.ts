import type { IExecuteFunctions } from 'n8n-workflow';
import { adGroupOfPlan, adOfPlan, mediaPlan } from '../contract/mediaPlan';
import type { Problem } from '../parse/cell';
import { readSheetRows, type ReadSheet } from './readRows';
import { labelOf, type ParsedRow, type RowSpec } from './row';

/** The rows of a media plan. */
export interface PlanRows {
	/** Each row's ad group, with what is wrong with its ad among its problems: neither is made then. */
	readonly adGroups: ReadSheet;
	/** The ads by item, without what they are in. A row without an ad has none. */
	readonly ads: ReadonlyMap<number, ParsedRow>;
}

/** Reads each row of a media plan as an ad group and, if a column of ads is filled in it, as an ad. */
export async function readPlanRows(
	context: IExecuteFunctions,
	labels: RowSpec['labels'],
): Promise<PlanRows> {
	const ofSheet = { sheetOf: mediaPlan, isAlwaysMapped: true, labels } as const;
	const adGroups = await readSheetRows(context, {
		...ofSheet,
		creation: adGroupOfPlan,
		mappable: adGroupOfPlan,
		fields: adGroupOfPlan.fields,
	});
	const ofAds = await readSheetRows(context, {
		...ofSheet,
		creation: adOfPlan,
		mappable: adOfPlan,
		// What an ad is in is its row's ad group.
		fields: adOfPlan.fields.filter(({ argument }) => argument !== adOfPlan.parentArgument),
	});
	const ads = new Map<number, ParsedRow>();
	for (const { item, skipped, existingId } of adGroups.rows) {
		const ad = ofAds.rows[item];
		const isLeftOut = skipped !== undefined && existingId === undefined;
		if (ad && !isLeftOut && hasAd(ofAds.filled(item))) ads.set(item, ad);
	}
	const together = (row: ParsedRow) => withAd(row, ads.get(row.item));
	const complete: ReadSheet['complete'] = (item, told) => {
		const row = adGroups.complete(item, told);
		return row && together(row);
	};
	return { adGroups: { ...adGroups, rows: adGroups.rows.map(together), complete }, ads };
}

/** True for a row in which a column is filled that only an ad has. */
function hasAd(filled: ReadonlySet<string>): boolean {
	return Object.keys(adOfPlan.columns).some(
		(column) => filled.has(column) && !Object.hasOwn(adGroupOfPlan.columns, column),
	);
}

/** A row's ad group together with its ad. */
function withAd(row: ParsedRow, ad: ParsedRow | undefined): ParsedRow {
	if (!ad) return row;
	const isAlone = ad.existingId !== undefined && row.existingId === undefined;
	const field = labelOf(ad, adOfPlan.idKey);
	const message =
		"says that the row's ad is there, but no column says in which ad group. Enter the ad group's ID as well, or clear this one.";
	return refusedFor(row, isAlone ? [...ad.problems, { field, message }] : ad.problems);
}

/** A row's ad group with what is wrong with its ad, so that neither is made. */
export function refusedFor(row: ParsedRow, ofAd: readonly Problem[]): ParsedRow {
	const isSaid = ({ field, message }: Problem) =>
		row.problems.some((one) => one.field === field && one.message === message);
	const more = ofAd.filter((problem) => !isSaid(problem));
	if (more.length === 0) return row;
	return { ...row, existingId: undefined, problems: [...row.problems, ...more] };
}
