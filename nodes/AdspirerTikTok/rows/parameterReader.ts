import type { IExecuteFunctions } from 'n8n-workflow';
import type { FieldOf } from '../contract/fields';
import { type Problem, formatValue, isEmpty, isRecord } from '../parse/cell';
import { joinedLists } from './joinedCells';
import { columnIn, missingColumn } from './missingColumn';
import type { Given, LabelOfParameter } from './rowSpec';

/** A parameter's value for one row, or why it could not be read. */
export type ParameterValue = { readonly value: unknown } | { readonly problem: string };

/** Reads parameters of the node row by row; the only place that asks n8n for them. */
export interface ParameterReader {
	/** What the form gives for an argument. */
	given(field: FieldOf, row: number): Given;
	/** Why a parameter is empty, where its expression names a column that no row has; see there. */
	missingColumn(name: string, collection?: string, soThat?: string): string | undefined;
	/** The column that a parameter's expression names, where it is that and nothing else. */
	columnOf(name: string, collection?: string): string | undefined;
	/** A parameter by its name. */
	value(name: string, row: number): ParameterValue;
	/** The options collection. */
	options(row: number): { values: Readonly<Record<string, unknown>>; problems: Problem[] };
}

/** A collection's values, and why some or all of them could not be read. */
interface Collection {
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

/**
 * A reader of the node's parameters.
 *
 * @param headings of all rows.
 */
export function parameterReader(
	context: IExecuteFunctions,
	labelOf: LabelOfParameter,
	headings: readonly string[],
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
	const readCollection = (name: string, row: number): Collection => {
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

	/** The collections of the row that is being read. */
	const collections = new Map<string, Collection>();
	let rowOfCollections = -1;
	const collection = (name: string, row: number): Collection => {
		if (row !== rowOfCollections) collections.clear();
		rowOfCollections = row;
		const found = collections.get(name) ?? readCollection(name, row);
		collections.set(name, found);
		return found;
	};

	const valueIn = (name: string, within: string | undefined, row: number): ParameterValue => {
		if (within === undefined) {
			const found = value(name, row);
			return 'value' in found ? { value: locatedValue(found.value) } : found;
		}
		const { values, failed, problem } = collection(within, row);
		const reason = problem ?? failed.get(name);
		return reason === undefined ? { value: values[name] } : { problem: reason };
	};

	const writtenFor = (name: string, within: string | undefined): unknown => {
		const outer: unknown = within === undefined ? written : written[within];
		return isRecord(outer) ? locatedValue(outer[name]) : undefined;
	};

	const reasons = new Map<string, string | undefined>();
	const whyEmpty: ParameterReader['missingColumn'] = (name, within, soThat) => {
		const place = [name, within, soThat].join('\n');
		if (!reasons.has(place)) {
			reasons.set(place, missingColumn(writtenFor(name, within), headings, soThat));
		}
		return reasons.get(place);
	};

	return {
		value,
		missingColumn: whyEmpty,
		columnOf: (name, within) => columnIn(writtenFor(name, within)),
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
		given({ parameter, collection: within, label, addition }, row) {
			const whyMissing = (soThat?: string) => whyEmpty(parameter, within, soThat);
			const isExpression = [within ?? parameter, addition?.collection].some(
				(name) => name !== undefined && holdsExpression(written[name]),
			);
			const found = valueIn(parameter, within, row);
			const first: Given = { label, whyEmpty: whyMissing, isExpression, ...found };
			if (!addition) return first;
			const more = valueIn(addition.parameter, addition.collection, row);
			if ('problem' in more) return { label: addition.label, problem: more.problem };
			if (isEmpty(more.value) || first.problem !== undefined) return first;
			// Messages name the field that a person has to look at.
			const named = isEmpty(first.value) ? addition.label : label;
			return { ...first, label: named, value: joinedLists(first.value, more.value) };
		},
	};
}
