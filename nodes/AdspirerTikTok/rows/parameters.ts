import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isEmpty, isRecord, reasonOf } from '../base/values';
import type { Cell, Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';

/** A value before it is parsed, or why it is missing: a cell, or what the form gives. */
export interface RawValue
	extends Partial<
		Pick<Cell, 'heading' | 'headings' | 'value' | 'written' | 'notes' | 'problem' | 'columns'>
	> {
	/** Its name for a person, if that isn't a cell's heading. */
	readonly label?: string;
	/** The entry of the form's list that was chosen: "Spring (Traffic, active)". */
	readonly listedAs?: string;
	/** True if the form has anything for it, even if that is an expression for nothing. */
	readonly isSet?: boolean;
	/** True for an ID that no spreadsheet can have rounded, since a list or an answer gave it. */
	readonly isExact?: boolean;
}

/** The name of a value for a person. */
export const labelOfValue = ({ heading = '', label = heading }: RawValue): string => label;

type ParameterValue = Pick<RawValue, 'value' | 'problem'>;

/** True if any text at any depth is an expression; without one a value is the same for all rows. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}

interface Locator {
	readonly mode: unknown;
	readonly value: unknown;
	readonly cachedResultName?: unknown;
}

/** A value of a resource locator; not so if the whole locator is an expression. */
const isLocator = (value: unknown): value is Locator =>
	typeof value === 'object' && value !== null && 'value' in value && 'mode' in value;

/** A resource locator's value, or the value itself. */
export const locatedValue = (value: unknown): unknown => (isLocator(value) ? value.value : value);

/** A field, or its second parameter. */
type Part = Pick<FieldOf, 'parameter' | 'collection'>;

/** A parameter's name; within a collection `options.timeout`. */
const pathOf = ({ parameter, collection }: Part) =>
	collection === undefined ? parameter : `${collection}.${parameter}`;

/** The collection that gives values to rows whose sheet has no filled cell for them. */
export const valuesForAllRows = 'valuesForAllRows';

/** A field as the form has it where columns are mapped: the account and the parent are there anyway. */
export function forAllRows(field: FieldOf, creation: Creation | undefined): FieldOf {
	const { argument, addition } = field;
	if (argument === 'advertiser_id' || argument === creation?.parentArgument) return field;
	const more = addition && { ...addition, collection: valuesForAllRows };
	return {
		...field,
		required: undefined,
		collection: valuesForAllRows,
		addition: more,
	};
}

/** True for an agent's tool. n8n names that variant of a node after the node, with this ending. */
export function isTool(context: IExecuteFunctions): boolean {
	if (context.getNode().type.endsWith('Tool')) return true;
	return 'isToolExecution' in context && context.isToolExecution();
}

/** Reads the node's parameters; nothing else asks n8n for them. What holds no expression is read once. */
export class ParameterReader {
	/** The parameters of the workflow, with their expressions. */
	private readonly written = new Map<string, unknown>();
	/** The names of values in lists of the form. */
	private readonly listed = new Map<string, string>();
	/** The values that were chosen from a list in the form. */
	private readonly chosen = new Set<unknown>();
	private readonly constants = new Map<string, ParameterValue>();
	private readonly fields = new Map<string, RawValue>();
	/** By path, the column that an expression names, if it does nothing else. */
	private readonly columns = new Map<string, string>();
	/** By path, whether n8n gave a cell of the column that the expression names as it is. */
	private readonly givesCells = new Map<string, boolean>();
	/** Rows that expressions can be read from. What an agent's tool is given is no row. */
	private readonly rows: readonly INodeExecutionData[];

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly labels: ReadonlyMap<string, string>,
	) {
		this.rows = isTool(context) ? [] : context.getInputData();
		// n8n copies the whole node each time it is asked for it.
		for (const [name, value] of Object.entries<unknown>(context.getNode().parameters)) {
			this.written.set(name, locatedValue(value));
			if (typeof value !== 'object' || !isRecord(value)) continue;
			if (isLocator(value) && value.mode === 'list') {
				const { cachedResultName: listed } = value;
				if (typeof listed === 'string') this.listed.set(name, listed);
				if (!holdsExpression(value)) this.chosen.add(name);
			}
			for (const [inner, entry] of Object.entries(value)) {
				this.written.set(`${name}.${inner}`, locatedValue(entry));
			}
		}
		for (const [path, expression] of this.written) {
			const [, plain, , column = plain] = plainColumn.exec(String(expression)) ?? [];
			if (column !== undefined) this.columns.set(path, column);
		}
	}

	isConstant = (path: string): boolean => !holdsExpression(this.written.get(path));

	/** True if the form gives a field anything, even if that is an expression for nothing. */
	gives = (field: FieldOf): boolean =>
		[field, field.addition].some((part) => part && this.isSet(pathOf(part)));

	/** True if a parameter is there, even if its expression gives nothing. */
	isSet = (path: string): boolean => this.written.get(path) !== undefined;

	/** True if a field is filled in, or was added to a collection, even if its expression gives nothing. */
	private isFilled(part: Part): boolean {
		const written = this.written.get(pathOf(part));
		if (part.collection === undefined) return !isEmpty(written);
		return written !== undefined;
	}

	labelOf = (path: string): string => this.labels.get(path) ?? path;

	value(path: string, row: number): ParameterValue {
		const constant = this.constants.get(path);
		if (constant) return constant;
		if (path.includes('.') && !this.isSet(path)) return { value: undefined };
		try {
			const value = this.evaluated(path, row);
			if (this.isConstant(path)) this.constants.set(path, { value });
			return { value };
		} catch (error) {
			const reason = reasonOf(error).replace(/\.$/, '');
			return {
				problem: {
					why: 'failed expression',
					facts: { reason },
				},
			};
		}
	}

	/** n8n's value, or the row's own text or number where n8n gave just that before, ten times as slowly. */
	private evaluated(path: string, row: number): unknown {
		const { json = {} } = this.rows[row] ?? {};
		const column = this.columns.get(path);
		let cell: unknown;
		if (column !== undefined && Object.hasOwn(json, column)) cell = json[column];
		const isPlain = cell !== undefined && typeof cell !== 'object';
		const givesCells = this.givesCells.get(path);
		if (isPlain && givesCells) return cell;
		const value = locatedValue(this.context.getNodeParameter(path, row, null));
		if (isPlain && givesCells === undefined) {
			this.givesCells.set(path, Object.is(value, cell));
		}
		return value;
	}

	/** The form's value of a field for a row, with that of its second parameter. */
	rawValue(field: FieldOf, row: number): RawValue {
		const { argument, label, parameter, addition } = field;
		const constant = this.fields.get(argument);
		if (constant) return constant;
		const path = pathOf(field);
		const paths = [path];
		let isSet = this.isFilled(field);
		let filled: RawValue = { label, ...this.value(path, row) };
		if (addition) {
			const added = pathOf(addition);
			paths.push(added);
			isSet ||= this.isFilled(addition);
			filled = withMore(filled, { label: addition.label, ...this.value(added, row) });
		}
		const raw: RawValue = {
			...filled,
			listedAs: this.listed.get(parameter),
			isSet,
			isExact: this.chosen.has(path),
		};
		if (paths.every(this.isConstant)) this.fields.set(argument, raw);
		return raw;
	}
}

/** Two lists of IDs as one. Messages name the field that a person has to look at. */
function withMore(first: RawValue, second: RawValue): RawValue {
	if (second.problem !== undefined) return second;
	if (first.problem !== undefined || isEmpty(second.value)) return first;
	if (isEmpty(first.value)) return second;
	const value = [first.value, second.value];
	// Some messages depend on the whole text.
	const areTexts = value.every((list) => typeof list === 'string');
	if (areTexts) return { ...first, value: value.join(', ') };
	return { ...first, value };
}

/** An expression that is a column and nothing else: `{{ $json.Budget }}`, `{{ $json["Daily budget"] }}`. */
const plainColumn =
	/^=\s*\{\{\s*\$json(?:\.([\p{L}_$][\p{L}\d_$]*)|\[\s*(["'])([^\\\]]+)\2\s*\])\s*\}\}\s*$/u;
