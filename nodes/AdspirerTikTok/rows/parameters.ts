import type { IExecuteFunctions } from 'n8n-workflow';
import type { AdditionalArguments, Creation } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import {
	cellText,
	formatList,
	formatValue,
	isEmpty,
	isRecord,
	maxListLength,
	nestedTooDeeply,
	parseWholeNumber,
	sizeOf,
	tooLong,
	type ColumnRemedy,
	type Parsed,
	type Problem,
} from '../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseJsonObject } from '../parse/json';
import { normalizeKey } from '../words/normalizeKey';
import { options, type OptionValues } from './options';

interface ParameterValue {
	readonly value?: unknown;
	/** Why it can't be read; completes a sentence that begins with the label. */
	readonly problem?: string;
}

/** A value before it is parsed, or why it is missing, with what a person calls it. */
export interface RawValue extends ParameterValue {
	readonly label: string;
	readonly remedy?: ColumnRemedy;
	/** Why an expression gave nothing, if more is known; `soThat` says what follows from it. */
	readonly whyEmpty?: (soThat?: string) => string | undefined;
	/** What its own place says about how to read it, such as the time zone in a heading. */
	readonly notes?: Partial<ParseContext>;
	/** The heading of its column, filled or not, with Map Automatically. */
	readonly heading?: string | undefined;
}

/** The problem with a text that is too long for an argument, so that parsing time is bounded. */
export function problemOfLength(value: unknown, argument: string): string | undefined {
	if (typeof value !== 'string' || value.length < 1000) return undefined;
	return tooLong(value, /_(?:id|url)s$/.test(argument) ? maxListLength : undefined);
}

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
		private readonly labels: ReadonlyMap<string, string>,
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

	/** What the form gives a row for a field, with what its second parameter adds. */
	rawValue(field: FieldOf, row: number): RawValue {
		const { argument, addition } = field;
		const known = this.fields.get(argument);
		if (known) return known;
		const own = { label: field.label, ...this.value(pathOf(field), row) };
		const more = addition && { label: addition.label, ...this.value(pathOf(addition), row) };
		const found = more ? withMore(own, more) : own;
		const problem = found.problem ?? problemOfLength(found.value, argument);
		const outer = [field.collection ?? field.parameter, addition?.collection ?? ''];
		const whyEmpty = (soThat?: string) => this.missingColumn(pathOf(field), soThat);
		const raw = { ...found, problem, ...(!outer.every(this.isConstant) && { whyEmpty }) };
		const isConstant = [field, addition ?? field].map(pathOf).every(this.isConstant);
		if (isConstant && problem === undefined) this.fields.set(argument, raw);
		return raw;
	}
}

/** Two lists of IDs as one. Messages name the field that a person has to look at. */
function withMore(own: RawValue, more: RawValue): RawValue {
	if (more.problem !== undefined) return more;
	if (own.problem !== undefined || isEmpty(more.value)) return own;
	if (isEmpty(own.value)) return more;
	// Some messages depend on the whole text.
	const areTexts = typeof own.value === 'string' && typeof more.value === 'string';
	return { ...own, value: areTexts ? `${own.value}, ${more.value}` : [own.value, more.value] };
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

/** A guard that comes to nothing would let every row pass, or start every ad group switched on. */
const guards: readonly string[] = ['budgetLimit', 'startPaused', 'skipExistingNames'];
const guardsNothing = 'is empty, so it guards nothing. Fill it in, or remove the option.';

/** The parameters of one row that are no field's. */
export class RowParameters {
	/** What is wrong with them. */
	readonly problems: Problem[] = [];

	constructor(
		private readonly reader: ParameterReader,
		private readonly item: number,
	) {}

	/** A parameter; undefined if it can't be read, or is empty, which `ifEmpty` may refuse. */
	read<T>(path: string, parse: (value: unknown) => Parsed<T>, ifEmpty?: string): T | undefined {
		const { value, problem } = this.reader.value(path, this.item);
		const result = problem === undefined ? parse(value) : { problem };
		if ('value' in result) return result.value;
		const message = 'problem' in result ? result.problem : ifEmpty;
		if (message !== undefined) this.problems.push({ field: this.reader.labelOf(path), message });
		return undefined;
	}

	option<Name extends keyof OptionValues>(
		name: Name,
		initial: OptionValues[Name] = options[name].initial,
	): OptionValues[Name] {
		const path = `options.${name}`;
		if (!this.reader.isSet(path)) return initial;
		const ifEmpty = guards.includes(name)
			? (this.reader.missingColumn(path) ?? guardsNothing)
			: undefined;
		return this.read(path, options[name].parse, ifEmpty) ?? initial;
	}

	/** The ID that an option gives for what the row already has. */
	existing({ existingOption, parseExistingId }: Creation): Existing {
		const path = `options.${existingOption}`;
		const { value, problem } = this.reader.value(path, this.item);
		return {
			field: this.reader.labelOf(path),
			parsed: problem === undefined ? parseExistingId(value) : { problem },
			// A row whose ID is expected in a column that isn't there would be created again.
			missing: this.reader.missingColumn(path, ', so no row counts as done'),
		};
	}
}

/** The ID that a row already has, by an option or a column. */
export interface Existing {
	readonly field: string;
	readonly parsed: Parsed<string>;
	/** Why there is none, if the option's expression names a column that isn't there. */
	readonly missing?: string | undefined;
	/** True if the user says what the column is. */
	readonly isOfUser?: true | undefined;
}

/** The options of a row, with their defaults. */
const readOptions = (row: RowParameters, workflowZone: string, timeout?: number) => ({
	agesBetweenGroups: row.option('agesBetweenGroups'),
	dateOrder: row.option('dateOrder'),
	/** IANA name of the time zone of times without an offset. */
	zone: row.option('scheduleTimezone') === 'utc' ? 'utc' : workflowZone,
	rowsWithWarnings: row.option('rowsWithWarnings'),
	budgetLimit: row.option('budgetLimit'),
	startPaused: row.option('startPaused'),
	simplify: row.option('simplify'),
	includeInputFields: row.option('includeInputFields'),
	settleUnknown: row.option('settleUnknown'),
	skipExistingNames: row.option('skipExistingNames'),
	maxConcurrency: row.option('maxConcurrency'),
	maxRetries: row.option('maxRetries'),
	timeout: row.option('timeout', timeout),
	additionalArguments: row.option('additionalArguments'),
});

function readAdditional(creation: Creation | undefined, written: unknown): AdditionalArguments {
	if (!creation) return { arguments: {}, problems: [], warnings: [] };
	const parsed = parseJsonObject(written);
	const checked = creation.rules.checkAdditional('value' in parsed ? parsed.value : {});
	return 'problem' in parsed ? { ...checked, problems: [parsed.problem] } : checked;
}

/** The most items that a row gives, by 'Return All' and 'Limit'. */
function readLimit(row: RowParameters): number {
	if (row.read('returnAll', parseYesNo)) return Infinity;
	const parse = (value: unknown) => parseWholeNumber(value, 1, Infinity);
	return row.read('limit', parse, 'is empty. Enter a whole number.') ?? 0;
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

/** What identifies what a row creates, so that it isn't created twice, with the user's own key if any. */
export type DuplicateProtection =
	| { readonly by: 'name' | 'execution' }
	| { readonly by: 'custom'; readonly customKey: string };

/**
 * How a row is protected from being created twice; By Name if nothing is chosen. One that can't be
 * read is undefined rather than any default, since it decides what is created again.
 */
function readStrategy(row: RowParameters): DuplicateProtection | undefined {
	const by = row.read('duplicateProtection', (value) =>
		isEmpty(value) ? { value: 'name' } : parseChoice(value, keyStrategies),
	);
	if (by === undefined || by === 'name' || by === 'execution') return by && { by };
	const ifEmpty = "is empty. Enter a key, or choose another 'Duplicate Protection'.";
	// Invisible characters are dropped, so that one deal has one key.
	const customKey = row.read('duplicateKey', (value) => cellText(value), ifEmpty);
	return customKey === undefined ? undefined : { by: 'custom', customKey };
}

/** What the node's parameters say about a row, besides its values. Rows may share one. */
export type RowSettings = ReturnType<typeof readSettings>;

/** @param now milliseconds since 1970. */
function readSettings(
	row: RowParameters,
	{ creation, limited }: SettingsSpec,
	zone: string,
	now: number,
) {
	const own = readOptions(row, zone, creation?.timeout);
	const { agesBetweenGroups, dateOrder, budgetLimit, additionalArguments } = own;
	return {
		options: own,
		additional: readAdditional(creation, additionalArguments),
		context: { zone: own.zone, dateOrder, budgetLimit, now, agesBetweenGroups },
		/** Undefined if it can't be read, and `problems` says so; also for what creates nothing. */
		strategy: creation && readStrategy(row),
		existing: creation && row.existing(creation),
		limit: limited ? readLimit(row) : Infinity,
		problems: row.problems,
	};
}

/** What an operation takes from the node's parameters besides its fields. */
export interface SettingsSpec {
	/** What each row creates, if anything: with duplicate protection, Additional Arguments and rules. */
	readonly creation?: Creation;
	/** True if 'Return All' and 'Limit' say how much of the answer is wanted. */
	readonly limited?: true;
}

/** A reader of each row's settings, which are read once where they hold no expression. */
export function settingsReader(reader: ParameterReader, spec: SettingsSpec, zone: string) {
	const now = Date.now();
	const read = (item: number) => readSettings(new RowParameters(reader, item), spec, zone, now);
	const names = ['options', 'duplicateProtection', 'duplicateKey', 'returnAll', 'limit'];
	const shared = names.every(reader.isConstant) ? read(0) : undefined;
	return (item: number) => shared ?? read(item);
}
