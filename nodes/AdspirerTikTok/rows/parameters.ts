import type { IExecuteFunctions } from 'n8n-workflow';
import { joinedLists } from '../contract/adGroupColumns';
import type { FieldOf } from '../contract/fields';
import {
	cellText,
	formatList,
	formatValue,
	isEmpty,
	isRecord,
	parseWholeNumber,
	type Parsed,
	type Problem,
} from '../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseJsonObject } from '../parse/json';
import { normalizeKey } from '../words/normalizeKey';
import { options, type OptionValues } from './options';
import type {
	AdditionalArguments,
	DuplicateProtection,
	RawValue,
	ReadOptions,
	RowSettings,
	RowSpec,
	RunOptions,
} from './row';

/** A parameter's value for one row, or why it could not be read. */
type ParameterValue = { readonly value: unknown } | { readonly problem: string };

/** True if any text at any depth is an expression; without one a value is the same for all rows. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (Array.isArray(value)) return value.some(holdsExpression);
	return isRecord(value) && Object.values(value).some(holdsExpression);
}

/** A resource locator's value; a plain value if the whole locator is an expression. */
export function locatedValue(value: unknown): unknown {
	return isRecord(value) && 'value' in value && 'mode' in value ? value.value : value;
}

/** Reads the node's parameters; nothing else asks n8n for them. What holds no expression is read once. */
export class ParameterReader {
	private readonly written: Readonly<Record<string, unknown>>;
	private readonly constants = new Map<string, ParameterValue>();
	private readonly fields = new Map<string, RawValue>();
	private readonly columns: ReadonlySet<string>;
	/** Worked out once for a column, since a sheet may have thousands of rows and of headings. */
	private readonly advice = new Map<string, string>();

	constructor(
		private readonly context: IExecuteFunctions,
		readonly labelOf: RowSpec['labels'],
		private readonly headings: readonly string[],
	) {
		this.written = context.getNode().parameters;
		this.columns = new Set(headings);
	}

	/** What the workflow holds for a parameter, with its expression. */
	private writtenFor(name: string, within?: string): unknown {
		const outer: unknown = within === undefined ? this.written : this.written[within];
		return isRecord(outer) ? locatedValue(outer[name]) : undefined;
	}

	/** True if the parameter is the same for all rows. */
	isConstant(name: string, within?: string): boolean {
		const isWhole = within !== undefined && !isRecord(this.written[within]);
		return !holdsExpression(isWhole ? this.written[within] : this.writtenFor(name, within));
	}

	/** A parameter by its name, on its own or within a collection. */
	value(name: string, within: string | undefined, row: number): ParameterValue {
		// One expression may stand for a whole collection.
		if (within !== undefined && !isRecord(this.written[within])) {
			const whole = this.value(within, undefined, row);
			if ('problem' in whole || isEmpty(whole.value)) return whole;
			if (isRecord(whole.value)) return { value: whole.value[name] };
			return { problem: `is ${formatValue(whole.value)}. Enter an object.` };
		}
		const path = within === undefined ? name : `${within}.${name}`;
		const known = this.constants.get(path);
		if (known) return known;
		const own = this.writtenFor(name, within);
		if (within !== undefined && own === undefined) return { value: undefined };
		try {
			const found = { value: locatedValue(this.context.getNodeParameter(path, row, null)) };
			if (!holdsExpression(own)) this.constants.set(path, found);
			return found;
		} catch (error) {
			const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
			return { problem: `has an expression that failed: ${reason}. Check the expression.` };
		}
	}

	/** The same, parsed. */
	parsed<T>(
		name: string,
		row: number,
		parse: (value: unknown) => Parsed<T>,
		within?: string,
	): Parsed<T> {
		const found = this.value(name, within, row);
		return 'problem' in found ? found : parse(found.value);
	}

	/** Why a parameter is empty, if its expression names a column that no row has. */
	missingColumn(name: string, within?: string, soThat = ''): string | undefined {
		const written = String(this.writtenFor(name, within));
		const [, plain, , column = plain] = plainColumn.exec(written) ?? [];
		if (column === undefined || this.columns.has(column)) return undefined;
		const advice = this.advice.get(column) ?? insteadOf(column, this.headings);
		this.advice.set(column, advice);
		return `is filled from the column ${formatValue(column)}, which no row has${soThat}. ${advice}`;
	}

	/** What the form gives for an argument. */
	rawValue(field: FieldOf, row: number): RawValue {
		const known = this.fields.get(field.argument);
		if (known) return known;
		const { parameter, collection: within, addition } = field;
		const found = this.fieldValue(field, row);
		const isConstant =
			this.isConstant(parameter, within) &&
			(!addition || this.isConstant(addition.parameter, addition.collection));
		if (isConstant && found.problem === undefined) this.fields.set(field.argument, found);
		return found;
	}

	private fieldValue(field: FieldOf, row: number): RawValue {
		const { parameter, collection: within, label, addition } = field;
		const names = [within ?? parameter, addition?.collection ?? ''];
		const isExpression = names.some((name) => holdsExpression(this.written[name]));
		const whyEmpty = (soThat?: string) => this.missingColumn(parameter, within, soThat);
		const found = this.value(parameter, within, row);
		const first: RawValue = { label, ...(isExpression && { whyEmpty }), ...found };
		if (!addition) return first;
		const more = this.value(addition.parameter, addition.collection, row);
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
	/** From 0. */
	readonly item: number;
	readonly problems: Problem[];
}

/** A parameter; undefined if it can't be read, or is empty, which `ifEmpty` may refuse. */
function read<T>(
	{ reader, item, problems }: Source,
	name: string,
	parse: (value: unknown) => Parsed<T>,
	{ ifEmpty, within }: { readonly ifEmpty?: string | undefined; readonly within?: string } = {},
): T | undefined {
	const result = reader.parsed(name, item, parse, within);
	if ('value' in result) return result.value;
	const message = 'problem' in result ? result.problem : ifEmpty;
	if (message !== undefined) problems.push({ field: reader.labelOf(name, within), message });
	return undefined;
}

/** Without its limit every budget would pass, and every ad group would start switched on. */
const guards: readonly string[] = ['budgetLimit', 'startPaused'];

function readOption<Name extends keyof OptionValues>(
	source: Source,
	name: Name,
): OptionValues[Name] {
	const { parse, initial } = options[name];
	const ifEmpty = guards.includes(name) ? source.reader.missingColumn(name, 'options') : undefined;
	return read(source, name, parse, { ifEmpty, within: 'options' }) ?? initial;
}

function readRunOptions(source: Source, workflowZone: string): RunOptions {
	const option = <Name extends keyof OptionValues>(name: Name) => readOption(source, name);
	return {
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

/** What `readRunOptions` reads. */
const runOptions = Object.keys(options).filter(
	(name) => !['existingAdgroupId', 'fillDownColumns', 'ignoreColumns'].includes(name),
);

function readAdditional({ creation }: RowSpec, written: unknown): AdditionalArguments {
	if (!creation) return { arguments: {}, problems: [], warnings: [] };
	const parsed = parseJsonObject(written);
	const checked = creation.rules.checkAdditional('value' in parsed ? parsed.value : {});
	return 'problem' in parsed ? { ...checked, problems: [parsed.problem] } : checked;
}

const parseLimit = (value: unknown) => parseWholeNumber(value, 1, Infinity);

/** The most items that a row gives, by 'Return All' and 'Limit'. */
function readLimit(source: Source): number {
	if (read(source, 'returnAll', parseYesNo)) return Infinity;
	return read(source, 'limit', parseLimit, { ifEmpty: 'is empty. Enter a whole number.' }) ?? 0;
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
	const customKey = read(source, 'duplicateKey', (value) => cellText(value), { ifEmpty });
	return customKey === undefined ? undefined : { by: 'custom', customKey };
}

/** Reads for each row, or for all rows once. */
function perRow<T>(isConstant: boolean, readRow: (item: number) => T): (item: number) => T {
	let shared: { readonly value: T } | undefined;
	return (item) => {
		if (!isConstant) return readRow(item);
		shared ??= { value: readRow(item) };
		return shared.value;
	};
}

/**
 * A reader of each row's settings.
 *
 * @param now milliseconds since 1970.
 */
export function settingsReader(
	reader: ParameterReader,
	spec: RowSpec,
	workflowZone: string,
	now: number,
): (item: number) => RowSettings {
	const within = 'options';
	const areConstant = runOptions.every((name) => reader.isConstant(name, within));
	const optionsOf = perRow(areConstant, (item): ReadOptions => {
		const problems: Problem[] = [];
		const read = readRunOptions({ reader, item, problems }, workflowZone);
		const { zone, dateOrder, budgetLimit, additionalArguments } = read;
		return {
			options: read,
			additional: readAdditional(spec, additionalArguments),
			context: { zone, dateOrder, budgetLimit, now },
			problems,
		};
	});
	const { creation } = spec;
	const idOption = 'existingAdgroupId';
	const readExisting = (item: number): RowSettings['existing'] =>
		creation && {
			parsed: reader.parsed(idOption, item, creation.parseExistingId, within),
			// A row whose ID is expected in a column that isn't there would be created again.
			missing: reader.missingColumn(idOption, within, ', so no row counts as done'),
		};
	const others = ['duplicateProtection', 'duplicateKey', 'returnAll', 'limit'];
	const isConstant =
		areConstant &&
		reader.isConstant(idOption, within) &&
		others.every((name) => reader.isConstant(name));
	return perRow(isConstant, (item): RowSettings => {
		const problems: Problem[] = [];
		const source = { reader, item, problems };
		return {
			read: optionsOf(item),
			strategy: creation && readStrategy(source),
			existing: readExisting(item),
			limit: spec.limited ? readLimit(source) : Infinity,
			problems,
		};
	});
}

/** Columns that an option lists. Without headings, as in the form, the option has no effect. */
export interface NamedColumns {
	readonly includes: (heading: string) => boolean;
	readonly problems: readonly Problem[];
}

/** Reads an option that lists columns. */
export function readNamedColumns(
	reader: ParameterReader,
	name: 'fillDownColumns' | 'ignoreColumns',
	headings: readonly string[],
): NamedColumns {
	const problems: Problem[] = [];
	const keyOf = (heading: string) => normalizeKey(heading.slice(0, 200)) || heading.trim();
	const names =
		headings.length > 0 ? readOption({ reader, item: 0, problems }, name).split(/[,;\n]/) : [];
	const byKey = new Map(
		names.filter((one) => !isEmpty(one)).map((one) => [keyOf(one), one.trim()]),
	);
	if (byKey.size === 0) return { includes: () => false, problems };
	const known = new Set(headings.map(keyOf));
	const unknown = [...byKey].flatMap(([key, one]) => (known.has(key) ? [] : formatValue(one)));
	// A typo, or a column that is empty and therefore left out.
	if (unknown.length > 0) {
		const columns = formatList(headings.map(formatValue));
		const message = `names ${formatList(unknown)}, which no column is called, so it has no effect. The columns are ${columns}.`;
		problems.push({ field: reader.labelOf(name, 'options'), message });
	}
	return { includes: (heading) => byKey.has(keyOf(heading)), problems };
}
