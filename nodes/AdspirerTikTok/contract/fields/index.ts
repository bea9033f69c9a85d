import { fieldOf, fieldsOf, type Column, type CreationField, type FieldOf } from './field';
import { adgroupId, identity, identityColumns } from './identity';
import { money, moneyColumns, schedule } from './money';
import { delivery, placement, placementColumns } from './placement';
import { ageColumns, locations, targeting } from './targeting';

export type { Field, FieldOf, Headings, ParseContext } from './field';
export { languagesOfHeadings } from './field';
export { parsePlacementCell } from './placement';

/**
 * Everything that is known about an argument of the creation, by its name and in the form's order:
 * its schema, its field, how it is read, its headings, and what Update does with it.
 */
export const fields = {
	...identity,
	...locations,
	...money,
	...schedule,
	...placement,
	...targeting,
	...delivery,
};

/** One of the 25 arguments. */
export type ArgumentName = keyof typeof fields;

/** Columns that plans have and the tool hasn't; `rows` turns them into arguments. */
const otherColumns = {
	...identityColumns,
	...moneyColumns,
	...placementColumns,
	...ageColumns,
};

/** What a column can fill: an argument, or what becomes one. */
export type ColumnName = ArgumentName | keyof typeof otherColumns;

/** Every column that Map Automatically knows. */
export const columns: Readonly<Record<ColumnName, Column>> = { ...fields, ...otherColumns };

/** The fields of Create, in the order in which they are read and shown. */
export const creationFields: ReadonlyArray<CreationField & FieldOf> =
	fieldsOf<CreationField>(fields);

/** The account that an operation is for. */
export const accountField: FieldOf = fieldOf('advertiser_id', fields.advertiser_id);

/** The campaign of a list of ad groups, which may be left out. */
export const campaignFilter: FieldOf = {
	...fieldOf('campaign_id', fields.campaign_id),
	required: undefined,
};

/** The fields that say which ad group an operation is about. */
export const whichFields: readonly FieldOf[] = [fieldOf('adgroup_id', adgroupId), accountField];

/** The fields of what Update can change. */
export const updateFields: readonly FieldOf[] = creationFields.flatMap(({ update, ...field }) => {
	const inCollection = { collection: 'updateFields', required: undefined, addition: undefined };
	return update ? [{ ...field, ...update, ...inCollection }] : [];
});

/** The label of the field that fills an argument; the argument's own name where none does. */
export function labelOf(argument: string): string {
	const field = creationFields.find((one) => one.argument === argument);
	return field?.label ?? (argument === 'adgroup_id' ? adgroupId.label : argument);
}
