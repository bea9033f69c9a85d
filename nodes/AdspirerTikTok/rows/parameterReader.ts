import type { IExecuteFunctions } from 'n8n-workflow';
import type { FieldOf } from '../contract/fields';
import {
	formatList,
	formatValue,
	isEmpty,
	isRecord,
	type Parsed,
	type Problem,
} from '../parse/cell';
import { fold } from '../parse/words';
import { joinedLists } from './joinedCells';
import type { Given, LabelOfParameter } from './row';

/** A parameter's value for one row, or why it could not be read. */
type ParameterValue = { readonly value: unknown } | { readonly problem: string };

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

/** Reads parameters of the node row by row. */
export type ParameterReader = ReturnType<typeof parameterReader>;

/**
 * A reader of the node's parameters; the only place that asks n8n for them.
 *
 * @param headings of all rows.
 */
export function parameterReader(
	context: IExecuteFunctions,
	labelOf: LabelOfParameter,
	headings: readonly string[],
) {
	const written = context.getNode().parameters;
	const constants = new Map<string, ParameterValue>();

	const evaluate = (path: string, row: number): ParameterValue => {
		try {
			return { value: context.getNodeParameter(path, row, null) };
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			const problem = `has an expression that failed: ${reason.replace(/\.$/, '')}. Check the expression.`;
			return { problem };
		}
	};

	/** What the workflow holds for a parameter, with its expression. */
	const writtenFor = (name: string, within?: string): unknown => {
		const outer: unknown = within === undefined ? written : written[within];
		return isRecord(outer) ? locatedValue(outer[name]) : undefined;
	};

	const value = (name: string, within: string | undefined, row: number): ParameterValue => {
		// One expression may stand for a whole collection.
		if (within !== undefined && !isRecord(written[within])) {
			const whole = value(within, undefined, row);
			if ('problem' in whole) return whole;
			if (isRecord(whole.value)) return { value: whole.value[name] };
			if (isEmpty(whole.value)) return { value: undefined };
			return { problem: `is ${formatValue(whole.value)}. Enter an object.` };
		}
		if (within !== undefined && writtenFor(name, within) === undefined) return { value: undefined };
		const path = within === undefined ? name : `${within}.${name}`;
		const known = constants.get(path);
		if (known) return known;
		const found = evaluate(path, row);
		const located = 'value' in found ? { value: locatedValue(found.value) } : found;
		if (!holdsExpression(writtenFor(name, within))) constants.set(path, located);
		return located;
	};

	const columns = new Set(headings);
	/** Worked out once for a column, since a sheet may have thousands of rows and of headings. */
	const whatToDo = new Map<string, string>();
	const whyMissing = (name: string, within?: string, soThat = ''): string | undefined => {
		const [, plain, , column = plain] = plainColumn.exec(String(writtenFor(name, within))) ?? [];
		if (column === undefined || columns.has(column)) return undefined;
		const advice = whatToDo.get(column) ?? insteadOf(column, headings);
		whatToDo.set(column, advice);
		return `is filled from the column ${formatValue(column)}, which no row has${soThat}. ${advice}`;
	};

	return {
		labelOf,
		/**
		 * Says of an option why it is empty, where its expression names a column that no row has, and
		 * `soThat`, what comes of it.
		 */
		missingColumn(name: string, within: string, soThat?: string): Problem[] {
			const message = whyMissing(name, within, soThat);
			return message === undefined ? [] : [{ field: labelOf(name, within), message }];
		},
		/**
		 * A parameter by its name, on its own or within a collection, parsed; undefined where it is empty.
		 * Adds to `problems` why it can't be read.
		 */
		read<T>(
			name: string,
			row: number,
			parse: (value: unknown) => Parsed<T>,
			problems: Problem[],
			within?: string,
		): T | undefined {
			const found = value(name, within, row);
			const parsed = 'problem' in found ? found : parse(found.value);
			if ('problem' in parsed) {
				problems.push({ field: labelOf(name, within), message: parsed.problem });
			}
			return 'value' in parsed ? parsed.value : undefined;
		},
		/** What the form gives for an argument. */
		given({ parameter, collection: within, label, addition }: FieldOf, row: number): Given {
			const isExpression = [within ?? parameter, addition?.collection].some(
				(name) => name !== undefined && holdsExpression(written[name]),
			);
			const first: Given = {
				label,
				whyEmpty: (soThat) => whyMissing(parameter, within, soThat),
				isExpression,
				...value(parameter, within, row),
			};
			if (!addition) return first;
			const more = value(addition.parameter, addition.collection, row);
			if ('problem' in more) return { label: addition.label, problem: more.problem };
			if (isEmpty(more.value) || first.problem !== undefined) return first;
			// Messages name the field that a person has to look at.
			const named = isEmpty(first.value) ? addition.label : label;
			return { ...first, label: named, value: joinedLists(first.value, more.value) };
		},
	};
}

/** An expression that is a column and nothing else: `{{ $json.Budget }}`, `{{ $json["Daily budget"] }}`. */
const plainColumn =
	/^=\s*\{\{\s*\$json(?:\.([\p{L}_$][\p{L}\p{N}_$]*)|\[\s*(["'])(.+?)\2\s*\])\s*\}\}\s*$/u;

/** What to do about a column that no row has, as after a slip of the pen. */
function insteadOf(column: string, headings: readonly string[]): string {
	if (headings.length === 0) return 'Check the node before this one, which gives no columns.';
	const same = headings.find((other) => fold(other.slice(0, 200)) === fold(column));
	return same === undefined
		? `Change the expression. The columns are ${formatList(headings.map(formatValue))}.`
		: `Change the expression to the column ${formatValue(same)}, if that is the one.`;
}
