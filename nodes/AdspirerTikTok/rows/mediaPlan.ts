import type { IExecuteFunctions } from 'n8n-workflow';
import { formatValue } from '../base/wording';
import { adGroupOfPlan, adOfPlan, mediaPlan } from '../contract/ad';
import type { Creation } from '../contract/creation';
import type { Problem } from '../problems/problem';
import { type ReadSheet, openSheet, readPart } from './readRows';
import type { ParsedRow, RowSpec } from './row';

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
	const opened = await openSheet(context, { mappable: mediaPlan, isAlwaysMapped: true, labels });
	const read = (part: Creation) =>
		readPart(opened, { creation: part, mappable: part, fields: part.fields, labels });
	const adGroups = await read(adGroupOfPlan);
	const ofAds = await read(adOfPlan);
	const ads = new Map<number, ParsedRow>();
	for (const row of adGroups.rows) {
		const { item, skipped, existingId } = row;
		const ad = ofAds.rows[item];
		const isLeftOut = skipped !== undefined && existingId === undefined;
		const hasAd = columnsOfAds.some((column) => ad?.filled.has(column));
		if (ad && hasAd && !isLeftOut) ads.set(item, besideAdGroup(ad, row));
	}
	const { idKey } = adOfPlan;
	const idField = ofAds.sheet?.headingOf.get(idKey) ?? idKey;
	const together = (row: ParsedRow) => withAd(row, ads.get(row.item), idField);
	const complete: ReadSheet['complete'] = (item, told) => {
		const row = adGroups.complete(item, told);
		return row && together(row);
	};
	const rows = adGroups.rows.map(together);
	return {
		adGroups: {
			...adGroups,
			rows,
			complete,
		},
		ads,
	};
}

/** The columns that only an ad has. */
const columnsOfAds = Object.keys(adOfPlan.columns).filter(
	(column) => !Object.hasOwn(adGroupOfPlan.columns, column),
);

/** The findings about a field as compared; values as quoted, since not all can be JSON. */
function keyOf({ field, message }: Problem): string {
	return JSON.stringify([field, message], (name, value: unknown) => {
		if (['is', 'contains', 'written'].includes(name)) return formatValue(value);
		return value;
	});
}

/** An ad without what its ad group's row says as well; what skips that one skips it, too. */
function besideAdGroup(ad: ParsedRow, row: ParsedRow): ParsedRow {
	const said = new Set(row.warnings.map(keyOf));
	return {
		...ad,
		skipped: ad.skipped ?? row.skipped,
		warnings: ad.warnings.filter((warning) => !said.has(keyOf(warning))),
		unused: ad.unused.filter((heading) => !row.unused.includes(heading)),
	};
}

/** A row's ad group together with its ad, whose ID is in the column `field`. */
function withAd(row: ParsedRow, ad: ParsedRow | undefined, field: string): ParsedRow {
	if (!ad) return row;
	const { existingId: id, problems } = ad;
	if (id === undefined) return refusedFor(row, problems);
	if (row.existingId === undefined) {
		const alone: Problem = {
			field,
			message: { why: 'ad without its ad group' },
		};
		return refusedFor(row, [...problems, alone]);
	}
	if (row.existingId !== id) return row;
	return refusedFor(row, [
		{
			field,
			message: {
				why: 'ID of the ad group',
				facts: { id },
			},
		},
	]);
}

/** A row's ad group with what is wrong with its ad, so that neither is made. */
export function refusedFor(row: ParsedRow, ofAd: readonly Problem[]): ParsedRow {
	const said = new Set(row.problems.map(keyOf));
	const more = ofAd.filter((problem) => !said.has(keyOf(problem)));
	if (more.length === 0) return row;
	return {
		...row,
		existingId: undefined,
		refusedId: row.existingId ?? row.refusedId,
		problems: [...row.problems, ...more],
	};
}
