import type { IExecuteFunctions } from 'n8n-workflow';
import type { AdditionalArguments, Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import {
	cellText,
	formatList,
	formatValue,
	isEmpty,
	isRecord,
	nestedTooDeeply,
	parseWholeNumber,
	sizeOf,
	type Parsed,
	type Problem,
} from '../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseJsonObject } from '../parse/json';
import { normalizeKey } from '../words/normalizeKey';
import { options, type OptionValues } from './options';
import {
	problemOfLength,
	type DuplicateProtection,
	type RawValue,
	type RowSettings,
	type RowSpec,
	type RunOptions,
} from './row';

type ParameterValue = { readonly value: unknown } | { readonly problem: string };

/** True if any text at any depth is an expression; without one a value is the same for all rows. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}

/** A resource locator's value; a plain value if the whole locator is an expression. */
export function locatedValue(value: unknown): unknown {
	const isLocator = typeof value === 'object' && value && 'value' in value && 'mode' in value;
	return isLocator ? value.value : value;
}

/** A parameter's name; within a collection `options.timeout`. */
const pathOf = ({ parameter, collection }: Pick<FieldOf, 'parameter' | 'collection'>) =>
	collection === undefined ? parameter : `${collection}.${parameter}`;

/** The collection that gives values to rows whose sheet has no filled cell for them. */
export const valuesForAllRows = 'valuesForAllRows';

/** A field as the form has it where columns are mapped: the account and the parent are there anyway. */
export function forAllRows(field: FieldOf, creation: Creation | undefined): FieldOf {
	const { argument, addition } = field;
	if (argument === 'advertiser_id' || argument === creation?.parentArgument) return field;
	return {
		...field,
		required: undefined,
		collection: valuesForAllRows,
		...(addition && { addition: { ...addition, collection: valuesForAllRows } }),
	};
}

/** Two lists of IDs as one; texts stay text, because some messages depend on the whole text. */
function joinedLists(one: unknown, other: unknown): unknown {
	if (isEmpty(one)) return other;
	return typeof one === 'string' && typeof other === 'string' ? `${one}, ${other}` : [one, other];
}

/** Reads the node's parameters; nothing else asks n8n for them. What holds no expression is read once. */
export class ParameterReader {
	/** What the workflow holds, with its expressions. */
	private readonly written = new Map<string, unknown>();
	private readonly constants = new Map<string, ParameterValue>();
	private readonly fields = new Map<string, RawValue>();
	/** By column, since a sheet may have thousands of rows and of headings. */
	private readonly advice = new Map<string, string>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly labels: RowSpec['labels'],
		private readonly headings: ReadonlySet<string>,
	) {
		for (const [name, value] of Object.entries<unknown>(context.getNode().parameters)) {
			this.written.set(name, locatedValue(value));
			for (const [inner, one] of isRecord(value) ? Object.entries(value) : []) {
				this.written.set(`${name}.${inner}`, locatedValue(one));
			}
		}
	}

	isConstant = (path: string): boolean => !holdsExpression(this.written.get(path));

	/** True if the form gives a field anything, even if that is an expression for nothing. */
	gives = (field: FieldOf): boolean =>
		[field, field.addition].some((one) => one && this.isSet(pathOf(one)));

	/** True if a parameter is there, even if its expression gives nothing. */
	isSet = (path: string): boolean => this.written.get(path) !== undefined;

	labelOf(path: string): string {
		return this.labels.get(path) ?? path;
	}

	value(path: string, row: number): ParameterValue {
		const known = this.constants.get(path);
		if (known) return known;
		if (path.includes('.') && !this.isSet(path)) return { value: undefined };
		try {
			const value = locatedValue(this.context.getNodeParameter(path, row, null));
			if (sizeOf(value) === Infinity) return { problem: nestedTooDeeply };
			const found = { value };
			if (this.isConstant(path)) this.constants.set(path, found);
			return found;
		} catch (error) {
			const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
			return { problem: `has an expression that failed: ${reason}. Check the expression.` };
		}
	}

	/** Why a parameter is empty, if its expression names a column that no row has. */
	missingColumn(path: string, soThat = ''): string | undefined {
		const [, plain, , column = plain] = plainColumn.exec(String(this.written.get(path))) ?? [];
		if (column === undefined || this.headings.has(column)) return undefined;
		const advice = this.advice.get(column) ?? insteadOf(column, [...this.headings]);
		this.advice.set(column, advice);
		return `is filled from the column ${formatValue(column)}, which no row has${soThat}. ${advice}`;
	}

	rawValue(field: FieldOf, row: number): RawValue {
		const known = this.fields.get(field.argument);
		if (known) return known;
		const found = this.fieldValue(field, row);
		const problem = found.problem ?? problemOfLength(found.value, field.argument);
		if (problem !== undefined) return { ...found, problem };
		const { addition = field } = field;
		const isConstant = [field, addition].map(pathOf).every(this.isConstant);
		if (isConstant) this.fields.set(field.argument, found);
		return found;
	}

	private fieldValue(field: FieldOf, row: number): RawValue {
		const { label, addition } = field;
		const names = [field.collection ?? field.parameter, addition?.collection ?? ''];
		const whyEmpty = (soThat?: string) => this.missingColumn(pathOf(field), soThat);
		const found = this.value(pathOf(field), row);
		const first: RawValue = { label, ...(!names.every(this.isConstant) && { whyEmpty }), ...found };
		if (!addition) return first;
		const more = this.value(pathOf(addition), row);
		if ('problem' in more) return { label: addition.label, problem: more.problem };
		if (isEmpty(more.value) || first.problem !== undefined) return first;
		// Messages name the field that a person has to look at.
		const named = isEmpty(first.value) ? addition.label : label;
		return { ...first, label: named, value: joinedLists(first.value, more.value) };
	}
}

/** An expression that is a column and nothing else: `{{ $json.Budget }}`, `{{ $json["Daily budget"] }}`. */
const plainColumn =
	/^=\s*\{\{\s*\$json(?:\.([\p{L}_$][\p{L}\p{N}_$]*)|\[\s*(["'])(.+?)\2\s*\])\s*\}\}\s*$/u;

/** What to do about a column that no row has, as after a typo. */
function insteadOf(column: string, headings: readonly string[]): string {
	const same = headings.find((other) => normalizeKey(other.slice(0, 200)) === normalizeKey(column));
	if (same !== undefined) {
		return `Change the expression to the column ${formatValue(same)}, if that is the one.`;
	}
	return headings.length === 0
		? 'Check the node before this one, which gives no columns.'
		: `Change the expression. The columns are ${formatList(headings.map(formatValue))}.`;
}

/** A row whose parameters are read, and where what is wrong with them is collected. */
interface Source {
	readonly reader: ParameterReader;
	readonly item: number;
	readonly problems: Problem[];
	/** Of options whose default isn't the usual one. */
	readonly defaults?: Partial<OptionValues>;
}

/** A parameter; undefined if it can't be read, or is empty, which `ifEmpty` may refuse. */
function read<T>(
	{ reader, item, problems }: Source,
	path: string,
	parse: (value: unknown) => Parsed<T>,
	ifEmpty?: string,
): T | undefined {
	const found = reader.value(path, item);
	const result = 'problem' in found ? found : parse(found.value);
	if ('value' in result) return result.value;
	const message = 'problem' in result ? result.problem : ifEmpty;
	if (message !== undefined) problems.push({ field: reader.labelOf(path), message });
	return undefined;
}

/** A guard that comes to nothing would let every row pass, or start every ad group switched on. */
const guards: readonly string[] = ['budgetLimit', 'startPaused', 'skipExistingNames'];
const guardsNothing = 'is empty, so it guards nothing. Fill it in, or remove the option.';

export function readOption<Name extends keyof OptionValues>(
	source: Source,
	name: Name,
): OptionValues[Name] {
	const { parse } = options[name];
	const initial = source.defaults?.[name] ?? options[name].initial;
	const path = `options.${name}`;
	if (!source.reader.isSet(path)) return initial;
	const ifEmpty = guards.includes(name)
		? (source.reader.missingColumn(path) ?? guardsNothing)
		: undefined;
	return read(source, path, parse, ifEmpty) ?? initial;
}

function readRunOptions(source: Source, workflowZone: string): RunOptions {
	const option = <Name extends keyof OptionValues>(name: Name) => readOption(source, name);
	return {
		agesBetweenGroups: option('agesBetweenGroups'),
		dateOrder: option('dateOrder'),
		zone: option('scheduleTimezone') === 'utc' ? 'utc' : workflowZone,
		rowsWithWarnings: option('rowsWithWarnings'),
		budgetLimit: option('budgetLimit'),
		startPaused: option('startPaused'),
		simplify: option('simplify'),
		includeInputFields: option('includeInputFields'),
		settleUnknown: option('settleUnknown'),
		skipExistingNames: option('skipExistingNames'),
		maxConcurrency: option('maxConcurrency'),
		maxRetries: option('maxRetries'),
		timeout: option('timeout'),
		additionalArguments: option('additionalArguments'),
	};
}

function readAdditional({ creation }: RowSpec, written: unknown): AdditionalArguments {
	if (!creation) return { arguments: {}, problems: [], warnings: [] };
	const parsed = parseJsonObject(written);
	const checked = creation.rules.checkAdditional('value' in parsed ? parsed.value : {});
	return 'problem' in parsed ? { ...checked, problems: [parsed.problem] } : checked;
}

/** The most items that a row gives, by 'Return All' and 'Limit'. */
function readLimit(source: Source): number {
	if (read(source, 'returnAll', parseYesNo)) return Infinity;
	const parse = (value: unknown) => parseWholeNumber(value, 1, Infinity);
	return read(source, 'limit', parse, 'is empty. Enter a whole number.') ?? 0;
}

/**
 * The choices of Duplicate Protection, with the words that expressions may give.
 *
 * @internal
 */
export const keyStrategies = [
	{ name: 'By Name', value: 'name' },
	{ name: 'By Execution', value: 'execution' },
	{ name: 'By Your Own Key', value: 'custom', aliases: ['own key', 'your own key'] },
] as const satisfies readonly Choice[];

/**
 * How a row is protected from being created twice; By Name if nothing is chosen. One that can't be
 * read is undefined rather than any default, since it decides what is created again.
 */
function readStrategy(source: Source): DuplicateProtection | undefined {
	const by = read(source, 'duplicateProtection', (value) =>
		isEmpty(value) ? { value: 'name' } : parseChoice(value, keyStrategies),
	);
	if (by === undefined || by === 'name' || by === 'execution') return by && { by };
	const ifEmpty = "is empty. Enter a key, or choose another 'Duplicate Protection'.";
	// Invisible characters are dropped, so that one deal has one key.
	const customKey = read(source, 'duplicateKey', (value) => cellText(value), ifEmpty);
	return customKey === undefined ? undefined : { by: 'custom', customKey };
}

/** The ID that the option gives for what the row already has. */
function readExisting({ reader, item }: Source, { creation }: RowSpec): RowSettings['existing'] {
	if (!creation) return undefined;
	const path = `options.${creation.existingOption}`;
	const found = reader.value(path, item);
	return {
		parsed: 'problem' in found ? found : creation.parseExistingId(found.value),
		// A row whose ID is expected in a column that isn't there would be created again.
		missing: reader.missingColumn(path, ', so no row counts as done'),
	};
}

/**
 * A reader of each row's settings, which are read once where they hold no expression.
 *
 * @param now milliseconds since 1970.
 */
export function settingsReader(
	reader: ParameterReader,
	spec: RowSpec,
	workflowZone: string,
	now: number,
): (item: number) => RowSettings {
	const read = (item: number): RowSettings => {
		const problems: Problem[] = [];
		const { creation } = spec;
		const source = { reader, item, problems, defaults: creation && { timeout: creation.timeout } };
		const options = readRunOptions(source, workflowZone);
		const { zone, dateOrder, budgetLimit, additionalArguments, agesBetweenGroups } = options;
		return {
			options,
			additional: readAdditional(spec, additionalArguments),
			context: { zone, dateOrder, budgetLimit, now, agesBetweenGroups },
			strategy: creation && readStrategy(source),
			existing: readExisting(source, spec),
			limit: spec.limited ? readLimit(source) : Infinity,
			problems,
		};
	};
	const names = ['options', 'duplicateProtection', 'duplicateKey', 'returnAll', 'limit'];
	const shared = names.every(reader.isConstant) ? read(0) : undefined;
	return (item) => shared ?? read(item);
}
