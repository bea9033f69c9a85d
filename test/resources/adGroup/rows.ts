import type { IDataObject, INodeParameters } from 'n8n-workflow';

/** The name of the ad group that a row asks for, counted from 1. */
export const nameOfRow = (row: number): string => `Ad group ${String(row).padStart(4, '0')}`;

/** The row that an ad group's name belongs to, counted from 1. */
export const rowOfName = (name: unknown): number => Number(String(name).slice('Ad group '.length));

/** This many rows of a sheet, all different and without problems. */
export function sheetRows(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({
		name: nameOfRow(index + 1),
		budget: 20 + index,
	}));
}

/** Parameters that take name and budget from the sheet; options go on top of the given ones. */
export function sheetParameters(
	options: INodeParameters = {},
	more: INodeParameters = {},
): INodeParameters {
	return { adgroupName: '={{ $json.name }}', budget: '={{ $json.budget }}', options, ...more };
}
