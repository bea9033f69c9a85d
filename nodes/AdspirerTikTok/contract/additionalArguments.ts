import { z } from 'zod';
import { argumentNamed, someArguments, type SomeArguments } from './adGroupArguments';
import { apiName, id, listOf, mustBe, oneOf } from './schemas';
import { formatValue } from '../parse/formatValue';
import { parseId } from '../parse/id';
import { parseMoney } from '../parse/money';

const amount = z.number(mustBe('a number above 0, without quotes')).positive().finite();

function wholeNumber(from: number, to: number) {
	return z
		.number(mustBe(`a whole number from ${from} to ${to}, without quotes`))
		.int()
		.min(from)
		.max(to);
}

/**
 * Arguments beyond the 25 whose types are published: on Adspirer's live reference page, or in
 * TikTok's SDK, whose fields Adspirer announces as its own. All other names pass unseen.
 */
const furtherArguments = {
	app_id: id,
	bid_type: apiName('BID_TYPE_CUSTOM'),
	bid_price: amount,
	conversion_bid_price: amount,
	bid_display_mode: apiName('CPMV'),
	deep_bid_type: apiName('AEO'),
	deep_cpa_bid: amount,
	roas_bid: amount,
	skip_learning_phase: z.union(
		[z.boolean(), z.literal(0), z.literal(1)],
		mustBe('true or false, without quotes'),
	),
	schedule_type: apiName('SCHEDULE_START_END'),
	frequency: wholeNumber(1, 21),
	frequency_schedule: wholeNumber(1, 7),
	dayparting: z
		.string(mustBe('text of 336 digits, 0 or 1, one for each half hour from Monday 00:00'))
		.regex(/^[01]{336}$/),
	pacing: apiName('PACING_MODE_SMOOTH'),
	/** Closed, because a mistyped DISABLE would start to spend. */
	operation_status: oneOf(['ENABLE', 'DISABLE']),
	interest_keyword_ids: listOf(id, '1790000000000000001'),
	request_id: id,
};

const additionalArguments = someArguments.extend(z.object(furtherArguments).partial().shape);

/** What is wrong or unusual about an additional argument. */
export interface AdditionalFinding {
	/** Its name: one of the 25, or any other. */
	readonly argument: string;
	/** Completes a sentence that begins with the field's label, Additional Arguments. */
	readonly message: string;
}

/** The outcome of checking Additional Arguments. */
export interface AdditionalArguments {
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
	const parsed = additionalArguments.safeParse(Object.fromEntries(values));
	for (const { path, message } of parsed.error?.issues ?? []) {
		const name = String(path[0]);
		if (!problems.has(name)) problems.set(name, describeValue(name, given[name], path[1], message));
	}
	const passing = values.filter(([name]) => !problems.has(name));
	return {
		arguments: additionalArguments.parse(Object.fromEntries(passing)),
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

const spellings = new Map(
	Object.keys(additionalArguments.shape).map((name) => [spelling(name), name]),
);

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
