import { formatValue } from '../parse/cell';
import { parseId } from '../parse/text';
import { parseMoney } from '../parse/money';
import { argumentNamed, everyArgument, type SomeArguments } from './adGroupArguments';

/** What is wrong or unusual about an additional argument. */
interface AdditionalFinding {
	/** Its name: one of the 25, or any other. */
	readonly argument: string;
	/** Completes a sentence that begins with the field's label, Additional Arguments. */
	readonly message: string;
}

/** The outcome of checking Additional Arguments. */
interface AdditionalArguments {
	/**
	 * Those that can be sent, to be merged last. One of the 25 that was given as null is undefined
	 * here, so that merging it leaves the argument out; all other values are as they were given.
	 */
	readonly arguments: SomeArguments;
	/** Those that can't, at most one problem for each. */
	readonly problems: readonly AdditionalFinding[];
	readonly warnings: readonly AdditionalFinding[];
}

/**
 * Checks what a person wrote in Additional Arguments. It is sent as given, so it has to be in the
 * service's own form already: nothing is converted here.
 *
 * @param given as parseJsonObject returns it, which has refused numbers that lost digits and texts
 * that hold an unresolved expression.
 */
export function checkAdditionalArguments(given: Record<string, unknown>): AdditionalArguments {
	const values = Object.entries(given).map(([name, value]): [string, unknown] =>
		value === null && argumentNamed(name) ? [name, undefined] : [name, value],
	);
	const problems = new Map<string, string>();
	for (const [name, value] of values) {
		if (isIdName(name) && entriesOf(value).includes('')) {
			problems.set(name, `has an empty ID in '${name}'. Enter the ID, or remove '${name}'.`);
		}
	}
	const parsed = everyArgument.safeParse(Object.fromEntries(values));
	for (const { path, message } of parsed.error?.issues ?? []) {
		const name = String(path[0]);
		if (!problems.has(name)) problems.set(name, describeValue(name, given[name], path[1], message));
	}
	const passing = values.filter(([name]) => !problems.has(name));
	return {
		arguments: everyArgument.parse(Object.fromEntries(passing)),
		problems: [...problems].map(([argument, message]) => ({ argument, message })),
		warnings: passing.flatMap(([name, value]) => {
			const message = findWarning(name, value);
			return message === undefined ? [] : [{ argument: name, message }];
		}),
	};
}

/** An argument that takes one ID or several, also where it is not known here. */
function isIdName(name: string): boolean {
	return /(^|_)ids?$/.test(name);
}

function entriesOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [value];
}

/**
 * @param entry the place of the entry that is wrong, where the value is a list.
 * @param expected ends a sentence that begins with "It must be".
 */
function describeValue(
	name: string,
	value: unknown,
	entry: string | number | undefined,
	expected: string,
): string {
	return typeof entry === 'number' && Array.isArray(value)
		? `has ${asWritten(value[entry])} in '${name}'. Each entry must be ${expected}.`
		: `has ${asWritten(value)} for '${name}'. It must be ${expected}.`;
}

/** The difference between 75 and "75" is what a person has to see here. */
function asWritten(value: unknown): string {
	return typeof value === 'number' || typeof value === 'boolean'
		? String(value)
		: formatValue(value);
}

/** The spelling without case and underscores, to find `campaignId` meant as `campaign_id`. */
function spelling(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const spellings = new Map(Object.keys(everyArgument.shape).map((name) => [spelling(name), name]));

function findWarning(name: string, value: unknown): string | undefined {
	const known = spellings.get(spelling(name));
	if (known !== undefined && known !== name) {
		return `has '${name}', which Adspirer may ignore. The argument is called '${known}'.`;
	}
	if (value === undefined) return undefined;
	const readings = isIdName(name) ? entriesOf(value).map(parseId) : [];
	const unusual = name === 'budget' ? [parseMoney(value)] : readings;
	for (const reading of unusual) {
		if ('warning' in reading) return `has a value in '${name}' that ${reading.warning}`;
	}
	return undefined;
}
