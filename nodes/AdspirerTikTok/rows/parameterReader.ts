import type { IExecuteFunctions } from 'n8n-workflow';
import type { FieldOf } from '../contract/fields';
import { formatList, formatValue, isEmpty, isRecord } from '../parse/cell';
import type { Parsed, Problem } from '../parse/cell';
import { normalizeKey } from '../words/normalizeKey';
import { joinedLists } from './combinedColumns';
import type { RawValue, RowSpec } from './row';

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

/** A row whose parameters are read, and what is found wrong with them. */
export interface RowParameters {
	readonly reader: ReturnType<typeof parameterReader>;
	/** From 0. */
	readonly item: number;
	readonly problems: Problem[];
}

/** A reader of the node's parameters; the only place that asks n8n for them. */
export function parameterReader(
	context: IExecuteFunctions,
	labelOf: RowSpec['labels'],
	headings: readonly string[],
) {
	const written = context.getNode().parameters;
	const constants = new Map<string, ParameterValue>();
	const columns = new Set(headings);
	/** Worked out once for a column, since a sheet may have thousands of rows and of headings. */
	const whatToDo = new Map<string, string>();

	/** What the workflow holds for a parameter, with its expression. */
	const writtenFor = (name: string, within?: string): unknown => {
		const outer: unknown = within === undefined ? written : written[within];
		return isRecord(outer) ? locatedValue(outer[name]) : undefined;
	};

	const value = (name: string, within: string | undefined, row: number): ParameterValue => {
		// One expression may stand for a whole collection.
		if (within !== undefined && !isRecord(written[within])) {
			const whole = value(within, undefined, row);
			if ('problem' in whole || isEmpty(whole.value)) return whole;
			if (isRecord(whole.value)) return { value: whole.value[name] };
			return { problem: `is ${formatValue(whole.value)}. Enter an object.` };
		}
		const own = writtenFor(name, within);
		if (within !== undefined && own === undefined) return { value: undefined };
		const path = within === undefined ? name : `${within}.${name}`;
		const known = constants.get(path);
		if (known) return known;
		try {
			const found = { value: locatedValue(context.getNodeParameter(path, row, null)) };
			if (!holdsExpression(own)) constants.set(path, found);
			return found;
		} catch (error) {
			const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
			return { problem: `has an expression that failed: ${reason}. Check the expression.` };
		}
	};

	/** Why it is empty, where its expression names a column that no row has; `soThat` is what comes of it. */
	const missingColumn = (name: string, within?: string, soThat = ''): string | undefined => {
		const [, plain, , column = plain] = plainColumn.exec(String(writtenFor(name, within))) ?? [];
		if (column === undefined || columns.has(column)) return undefined;
		const advice = whatToDo.get(column) ?? insteadOf(column, headings);
		whatToDo.set(column, advice);
		return `is filled from the column ${formatValue(column)}, which no row has${soThat}. ${advice}`;
	};

	return {
		labelOf,
		missingColumn,
		/** A parameter by its name, on its own or within a collection, parsed. */
		parsed<T>(
			name: string,
			row: number,
			parse: (value: unknown) => Parsed<T>,
			within?: string,
		): Parsed<T> {
			const found = value(name, within, row);
			return 'problem' in found ? found : parse(found.value);
		},
		/** What the form gives for an argument. */
		given({ parameter, collection: within, label, addition }: FieldOf, row: number): RawValue {
			const names = [within ?? parameter, addition?.collection ?? ''];
			const isExpression = names.some((name) => holdsExpression(written[name]));
			const whyEmpty = (soThat?: string) => missingColumn(parameter, within, soThat);
			const first: RawValue = {
				...{ label, ...(isExpression && { whyEmpty }), ...value(parameter, within, row) },
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
	const same = headings.find((other) => normalizeKey(other.slice(0, 200)) === normalizeKey(column));
	if (same !== undefined) {
		return `Change the expression to the column ${formatValue(same)}, if that is the one.`;
	}
	return headings.length === 0
		? 'Check the node before this one, which gives no columns.'
		: `Change the expression. The columns are ${formatList(headings.map(formatValue))}.`;
}
