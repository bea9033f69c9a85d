const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** True for null, undefined, text in which nothing can be seen, and lists of nothing else. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !visible.test(value);
	return Array.isArray(value) && value.every(isEmpty);
}

/** The entries of a record that hold something. */
export const filledEntries = <T>(record: Readonly<Record<string, T>>) =>
	Object.entries(record).filter(([, value]) => !isEmpty(value));

/** The entry of a list of one, as look-ups of tables and CRMs give a single value; else the value. */
export function onlyEntry(value: unknown): unknown {
	if (Array.isArray(value) && value.length === 1) return value[0];
	return value;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The milliseconds of a Date or a DateTime: NaN if it is invalid, undefined for anything else. */
export function momentIn(value: unknown): number | undefined {
	// Not instanceof: n8n evaluates expressions in another realm.
	if (Object.prototype.toString.call(value) === '[object Date]') return Number(value);
	// In items, DateTimes arrive as plain objects of their insides.
	if (!isRecord(value) || value.isLuxonDateTime !== true) return undefined;
	return isEmpty(value.invalid) ? Number(value.ts) : NaN;
}

/** True for a date as an object, as databases and n8n's own expressions give it. */
export const isMoment = (value: unknown) => momentIn(value) !== undefined;

/** A text, whose digits stay as they are, or a number. */
const textOrNumber = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d[\d.+\-eE]*/g;

/** Whole numbers of 17 digits and more are never exact; of 16, some are. */
const isInexact = (token: string) =>
	/^-?[1-9]\d{15,}$/.test(token) && !Number.isSafeInteger(Number(token));

/** Keeps long numbers as text. @throws SyntaxError for what isn't JSON. */
export function parseExactJson(text: string): unknown {
	if (!/(?:^|[:,[])\s*-?\d{16}/.test(text)) return JSON.parse(text);
	const exact = text.replace(textOrNumber, (token) => (isInexact(token) ? `"${token}"` : token));
	return JSON.parse(exact);
}

/** The value of a JSON text; undefined if it isn't JSON. */
export function jsonIn(text: unknown): unknown {
	try {
		return JSON.parse(String(text));
	} catch {
		return undefined;
	}
}

/** JSON with sorted keys. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) => {
		if (!isRecord(inner)) return inner;
		const sorted = Object.entries(inner).sort(([key], [next]) => (key < next ? -1 : 1));
		return Object.fromEntries(sorted);
	});
}

/** Things by what they have in common. */
export type Groups<Thing> = Map<unknown, [Thing, ...Thing[]]>;

/** Adds a thing to its group; one that lacks the key is in none. */
export function addTo<Thing>(groups: Groups<Thing>, key: unknown, thing: Thing): void {
	const group = groups.get(key);
	if (group) group.push(thing);
	else if (key !== undefined) groups.set(key, [thing]);
}

/** Groups things, in the order of each group's first one. */
export function groupsOf<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => unknown) {
	const groups: Groups<Thing> = new Map();
	for (const thing of things) addTo(groups, keyOf(thing), thing);
	return [...groups.values()];
}

/** The message of an error. */
export function reasonOf(error: unknown): string {
	if (error instanceof Error) return error.message;
	return String(error);
}

/** A value as messages show it: quoted, on one line, not too long. */
export function formatValue(value: unknown): string {
	const shown = plainValue(value);
	if (['string', 'number', 'boolean'].includes(typeof value)) return `"${shown}"`;
	return shown;
}

/** The same without quotes. */
export function plainValue(value: unknown): string {
	const text = describeValue(value);
	const beginning = text.slice(0, 1000);
	const line = beginning.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	const [shown = ''] = /^.{0,60}/u.exec(line) ?? [];
	if (shown === line && text.length <= 1000) return line;
	return `${shown}…`;
}

function describeValue(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	const moment = momentIn(value);
	if (moment !== undefined) {
		return Number.isNaN(moment) ? 'an invalid date' : 'a date';
	}
	if (!isRecord(value)) return String(value);
	const keys = Object.keys(value).slice(0, 4).join(', ');
	if (keys) return `an object with ${keys}`;
	return 'an empty object';
}

/** A list within a sentence: "A", "A and B", "A, B and C"; after `max` items "and 12 more". */
export function formatList(items: readonly string[], link: 'and' | 'or' = 'and', max = 8): string {
	if (items.length < 2) return items.join();
	const more = items.length - max;
	if (more > 0) return `${items.slice(0, max).join(', ')} ${link} ${more} more`;
	return `${items.slice(0, -1).join(', ')} ${link} ${items.at(-1)}`;
}

/** "1 row", "3 rows". */
export function pluralize(number: number, noun: string): string {
	if (number === 1) return `1 ${noun}`;
	return `${number} ${noun}s`;
}

/** "an ad group", "a banner". */
export const withArticle = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

/** Control characters and direction marks; a text may have tabs and line breaks. */
export const controls = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
