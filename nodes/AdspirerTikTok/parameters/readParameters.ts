import type { IExecuteFunctions } from 'n8n-workflow';
import { fields, type CollectionName } from '../arguments/fields';
import type { ArgumentName } from '../arguments/argumentSchemas';
import type { Problem, RowValues } from '../arguments/readArguments';
import { isEmpty, isRecord, shown } from '../arguments/understand/understood';
import { labelOf, labelOfParameter } from './labels';
import { rowFieldReader } from './rowFields';

/** A parameter's value for one row, or why it could not be worked out. */
type Reading = { value: unknown } | { problem: string };

/** Reads parameters of the node row by row; the only place that asks n8n for them. */
export interface ParameterReader {
	/** The values that fill arguments. */
	rowValues(row: number): RowValues;
	/** A parameter that steers the node itself; a fallback where the form hides it. */
	value(name: string, row: number, fallback: unknown): Reading;
	/** The options collection, read as one. */
	options(row: number): { values: Record<string, unknown>; problems: Problem[] };
}

const collections: readonly CollectionName[] = ['targeting', 'delivery', 'adSettings'];

/** True where any text at any depth is an expression; without one a value is the same for all rows. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (Array.isArray(value)) return value.some(holdsExpression);
	return isRecord(value) && Object.values(value).some(holdsExpression);
}

/** A resource locator's value; a plain value where the whole locator came by expression. */
function locatedValue(value: unknown): unknown {
	return isRecord(value) && 'value' in value && 'mode' in value ? value.value : value;
}

function reasonOf(error: unknown): string {
	const reason = error instanceof Error ? error.message : String(error);
	return `has an expression that could not be worked out: ${reason.replace(/\.$/, '')}. Check the expression.`;
}

export function parameterReader(context: IExecuteFunctions): ParameterReader {
	const written = context.getNode().parameters;
	const constants = new Map<string, Reading>();
	const inRow = rowFieldReader(context.getInputData());

	const read = (name: string, row: number, fallback: unknown): Reading => {
		try {
			return { value: context.getNodeParameter(name, row, fallback) };
		} catch (error) {
			return { problem: reasonOf(error) };
		}
	};

	const value = (name: string, row: number, fallback: unknown): Reading => {
		const known = constants.get(name);
		if (known) return known;
		const constant = !holdsExpression(written[name]);
		const reading = (constant ? undefined : inRow(written[name], row)) ?? read(name, row, fallback);
		// Most parameters of most workflows hold no expression: asked once, not once a row.
		if (constant) constants.set(name, reading);
		return reading;
	};

	/** A collection, key by key where one of its expressions fails, so that the message names it. */
	const collection = (name: string, row: number, label: (key: string) => string) => {
		const whole = value(name, row, {});
		if ('value' in whole) {
			if (isRecord(whole.value)) return { values: whole.value, problems: [] };
			const problems = isEmpty(whole.value)
				? []
				: [
						{
							field: labelOfParameter(name),
							message: `came as ${shown(whole.value)}. Give an object.`,
						},
					];
			return { values: {}, problems };
		}
		const keys = isRecord(written[name]) ? Object.keys(written[name]) : [];
		const values: Record<string, unknown> = {};
		const problems: Problem[] = [];
		for (const key of keys) {
			const reading = read(`${name}.${key}`, row, null);
			if ('value' in reading) values[key] = reading.value;
			else problems.push({ field: label(key), message: reading.problem });
		}
		if (keys.length === 0) problems.push({ field: labelOfParameter(name), message: whole.problem });
		return { values, problems };
	};

	return {
		value,
		options: (row) => collection('options', row, (key) => labelOfParameter(key, 'options')),
		rowValues(row) {
			const given = new Map<ArgumentName, unknown>();
			const unreadable: Problem[] = [];
			const held = new Map<CollectionName, Record<string, unknown>>();
			for (const name of collections) {
				const { values, problems } = collection(name, row, (key) => labelOfParameter(key, name));
				held.set(name, values);
				unreadable.push(...problems);
			}
			for (const field of fields) {
				if (field.collection) {
					given.set(field.argument, held.get(field.collection)?.[field.parameter]);
					continue;
				}
				const reading = value(field.parameter, row, null);
				if ('value' in reading) given.set(field.argument, locatedValue(reading.value));
				else unreadable.push({ field: labelOf(field.argument), message: reading.problem });
			}
			return { given, additional: undefined, unreadable };
		},
	};
}
