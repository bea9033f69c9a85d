import type { IExecuteFunctions } from 'n8n-workflow';
import type { ArgumentName } from '../contract/adGroupArguments';
import { formatValue } from '../parse/formatValue';
import type { Problem } from '../parse/problem';
import { isEmpty, isRecord } from '../parse/values';
import { fields, locationIdsField, type CollectionName } from './fields';
import { joinedLists } from './joinedCells';
import { missingColumn } from './missingColumn';
import { headingsOf } from './plainHeadings';

/** A parameter's value for one row, or why it could not be read. */
export type ParameterValue = { readonly value: unknown } | { readonly problem: string };

/** The label of a parameter in the form. */
export type LabelOfParameter = (name: string, collection?: string) => string;

/** Reads parameters of the node row by row; the only place that asks n8n for them. */
export interface ParameterReader {
	/** The values of the form that fill arguments. */
	argumentValues(row: number): ArgumentValues;
	/** True where any of these parameters, or anything in them, is an expression. */
	isMapped(...names: readonly string[]): boolean;
	/** Why a parameter is empty, where its expression names a column that no row has; see there. */
	missingColumn(name: string, collection?: string, soThat?: string): string | undefined;
	/** A parameter by its name. */
	value(name: string, row: number): ParameterValue;
	/** A collection by its name, key by key where one of its expressions fails. */
	collection(name: string, row: number): Collection;
	/** The options collection. */
	options(row: number): { values: Readonly<Record<string, unknown>>; problems: Problem[] };
}

/** What the form holds for a row, by argument. */
export interface ArgumentValues {
	readonly given: ReadonlyMap<ArgumentName, unknown>;
	/** Why some could not be read. */
	readonly unreadable: ReadonlyMap<ArgumentName, string>;
	readonly labelOf: (argument: ArgumentName) => string;
}

/** A collection's values, and why some or all of them could not be read. */
export interface Collection {
	readonly values: Readonly<Record<string, unknown>>;
	/** By key. */
	readonly failed: ReadonlyMap<string, string>;
	/** What is wrong with the collection as a whole. */
	readonly problem?: string;
}

/** True where any text at any depth is an expression; without one a value is the same for all rows. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (Array.isArray(value)) return value.some(holdsExpression);
	return isRecord(value) && Object.values(value).some(holdsExpression);
}

/** A resource locator's value; a plain value where the whole locator is an expression. */
export function locatedValue(value: unknown): unknown {
	return isRecord(value) && 'value' in value && 'mode' in value ? value.value : value;
}

function expressionProblem(error: unknown): string {
	const reason = error instanceof Error ? error.message : String(error);
	return `has an expression that failed: ${reason.replace(/\.$/, '')}. Check the expression.`;
}

/** A reader of the node's parameters. */
export function parameterReader(
	context: IExecuteFunctions,
	labelOf: LabelOfParameter,
	labelOfArgument: (argument: ArgumentName) => string,
): ParameterReader {
	const written = context.getNode().parameters;
	const constants = new Map<string, ParameterValue>();

	const read = (name: string, row: number): ParameterValue => {
		try {
			return { value: context.getNodeParameter(name, row, null) };
		} catch (error) {
			return { problem: expressionProblem(error) };
		}
	};

	const value = (name: string, row: number): ParameterValue => {
		const known = constants.get(name);
		if (known) return known;
		const found = read(name, row);
		if (!holdsExpression(written[name])) constants.set(name, found);
		return found;
	};

	/** A collection, key by key where one of its expressions fails, so that the message names it. */
	const collection = (name: string, row: number): Collection => {
		const whole = value(name, row);
		if ('value' in whole) {
			if (isRecord(whole.value)) return { values: whole.value, failed: new Map() };
			const problem = `is ${formatValue(whole.value)}. Enter an object.`;
			return { values: {}, failed: new Map(), ...(!isEmpty(whole.value) && { problem }) };
		}
		const keys = isRecord(written[name]) ? Object.keys(written[name]) : [];
		if (keys.length === 0) return { values: {}, failed: new Map(), problem: whole.problem };
		const values: Record<string, unknown> = {};
		const failed = new Map<string, string>();
		for (const key of keys) {
			const found = read(`${name}.${key}`, row);
			if ('value' in found) values[key] = found.value;
			else failed.set(key, found.problem);
		}
		return { values, failed };
	};

	let headings: readonly string[] | undefined;
	const whyEmpty: ParameterReader['missingColumn'] = (name, within, soThat) => {
		const outer: unknown = within === undefined ? written : written[within];
		headings ??= headingsOf(context.getInputData().map(({ json }) => json));
		return missingColumn(isRecord(outer) ? locatedValue(outer[name]) : '', headings, soThat);
	};
	return {
		missingColumn: whyEmpty,
		value,
		collection,
		options(row) {
			const { values, failed, problem } = collection('options', row);
			const problems = [...failed].map(([key, message]) => ({
				field: labelOf(key, 'options'),
				message,
			}));
			if (problem !== undefined) problems.push({ field: labelOf('options'), message: problem });
			// Without its limit every budget would pass.
			const noLimit = isEmpty(values.budgetLimit) ? whyEmpty('budgetLimit', 'options') : undefined;
			if (noLimit !== undefined) {
				problems.push({ field: labelOf('budgetLimit', 'options'), message: noLimit });
			}
			return { values, problems };
		},
		argumentValues(row) {
			const given = new Map<ArgumentName, unknown>();
			const unreadable = new Map<ArgumentName, string>();
			const collections = new Map<CollectionName, Collection>();
			const within = (name: CollectionName): Collection => {
				const known = collections.get(name) ?? collection(name, row);
				collections.set(name, known);
				return known;
			};
			for (const { argument, parameter, collection: name } of fields) {
				if (name === undefined) {
					const found = value(parameter, row);
					if ('value' in found) given.set(argument, locatedValue(found.value));
					else unreadable.set(argument, found.problem);
					continue;
				}
				const { values, failed, problem } = within(name);
				const reason = problem ?? failed.get(parameter);
				if (reason !== undefined) unreadable.set(argument, reason);
				else given.set(argument, values[parameter]);
			}
			const countries = given.get('location_ids');
			const more = within(locationIdsField.collection);
			const reason = more.failed.get(locationIdsField.parameter);
			const ids = more.values[locationIdsField.parameter];
			const label = labelOf(locationIdsField.parameter, locationIdsField.collection);
			if (reason !== undefined) unreadable.set('location_ids', reason);
			else if (!isEmpty(ids)) given.set('location_ids', joinedLists(countries, ids));
			// Messages name the field that a person has to look at.
			const isOfIds = reason !== undefined || (isEmpty(countries) && !isEmpty(ids));
			return {
				given,
				unreadable,
				labelOf: (argument) =>
					argument === 'location_ids' && isOfIds ? label : labelOfArgument(argument),
			};
		},
		isMapped: (...names) => names.some((name) => holdsExpression(written[name])),
	};
}
