import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ArgumentName } from '../contract/adGroupArguments';
import type { Problem } from '../parse/problem';
import { fields } from './fields';
import type { Cell } from './filledCells';
import { parseKeyStrategy, type KeyStrategy } from './keyStrategy';
import { columnsReader } from './mapColumns';
import type { ReadColumns } from './mappedColumns';
import { parameterReader } from './parameterReader';
import type { RowValues } from './readArguments';
import type { Reading } from './row';
import { readRunOptions, type RunOptions } from './runOptions';

/** What people call parameters and arguments, from the form. */
export interface Labels {
	readonly parameter: (name: string, collection?: string) => string;
	readonly option: (name: string) => string;
	readonly argument: (argument: ArgumentName) => string;
}

/** A row's options parsed, and its values before any of them is. */
export interface UnparsedRow {
	readonly values: RowValues;
	readonly options: RunOptions;
	/** Undefined where the row's duplicate protection can't be read; `problems` says why. */
	readonly strategy: KeyStrategy | undefined;
	/** The ID of the ad group that the row already has; such a row is done. */
	readonly existingAdgroupId: string | undefined;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
	readonly readings: readonly Reading[];
	/** Cells that name a campaign, an account or audiences for people, and hold no ID. */
	readonly names: ReadonlyMap<ArgumentName, Cell>;
	/** Filled columns that Map Automatically found no use for. */
	readonly unusedColumns: readonly string[];
}

/**
 * Reads rows from the form, or from their own columns where the form says so.
 *
 * @param now the time of the run, in milliseconds since 1970.
 */
export function rowReader(
	context: IExecuteFunctions,
	labels: Labels,
	now: number,
): (columns: IDataObject, item: number) => UnparsedRow {
	const reader = parameterReader(context, labels.parameter, labels.argument);
	let readColumns: ReadColumns | undefined;
	const workflowZone = context.getTimezone();
	const missingColumn = (argument: ArgumentName, soThat?: string) => {
		const field = fields.find((one) => one.argument === argument);
		return field && reader.missingColumn(field.parameter, field.collection, soThat);
	};
	/** A row whose ID is looked for in a column that isn't there would be created again. */
	const missingIds = (id: string | undefined): Problem[] => {
		const message =
			id === undefined
				? reader.missingColumn('existingAdgroupId', 'options', ', so no row counts as done')
				: undefined;
		return message === undefined ? [] : [{ field: labels.option('existingAdgroupId'), message }];
	};
	/** A protection whose expression fails is none of the others: it decides what is created again. */
	const protectionOf = (item: number): ReturnType<typeof parseKeyStrategy> => {
		const unreadable = (name: string, message: string) => ({
			problem: { field: labels.parameter(name), message },
		});
		const by = reader.value('duplicateProtection', item);
		if ('problem' in by) return unreadable('duplicateProtection', by.problem);
		const key = reader.value('duplicateKey', item);
		const read = parseKeyStrategy(by.value, () => ('value' in key ? key.value : undefined));
		return 'problem' in read && 'problem' in key ? unreadable('duplicateKey', key.problem) : read;
	};
	const locationsAreMapped = reader.isMapped('locations', 'targeting');

	return (columns, item) => {
		const valueOf = (name: string) => {
			const found = reader.value(name, item);
			return 'value' in found ? found.value : undefined;
		};
		const written = reader.options(item);
		const { options, problems } = readRunOptions(written.values, workflowZone, labels.option);
		const protection = protectionOf(item);
		const common = {
			options,
			strategy: 'strategy' in protection ? protection.strategy : undefined,
			problems: [
				...written.problems,
				...problems,
				...('problem' in protection ? [protection.problem] : []),
			],
		};
		const form = reader.argumentValues(item);
		const additional = options.additionalArguments;
		if (valueOf('mappingMode') !== 'autoMapInputData') {
			return {
				...common,
				values: { ...form, additional, locationsAreMapped, missingColumn },
				existingAdgroupId: options.existingAdgroupId,
				warnings: missingIds(options.existingAdgroupId),
				readings: [],
				names: new Map(),
				unusedColumns: [],
			};
		}
		const { zone, dateOrder } = options;
		readColumns ??= columnsReader(context.getInputData().map(({ json }) => json));
		const mapped = readColumns(columns, form, { zone, dateOrder, now, mIsAmbiguous: false });
		const { unreadable } = form;
		const existingAdgroupId = options.existingAdgroupId ?? mapped.existingAdgroupId;
		return {
			...common,
			values: { ...mapped, unreadable, additional, locationsAreMapped: true },
			existingAdgroupId,
			problems: [...common.problems, ...mapped.problems],
			warnings: [...mapped.warnings, ...missingIds(existingAdgroupId)],
			readings: mapped.readings,
			names: mapped.names,
			unusedColumns: mapped.unused,
		};
	};
}
