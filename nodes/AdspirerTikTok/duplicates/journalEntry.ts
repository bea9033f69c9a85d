import { z } from 'zod';
import { isRecord } from '../parse/values';
import type { Answer, Created } from '../response/result';
import { differenceFrom, differenceSchema, withDifference, type Difference } from './difference';

type Values = Readonly<Record<string, unknown>>;

/** An ad group that an earlier try of this execution, or an earlier pass of its loop, created. */
export interface CreatedEntry {
	readonly state: 'created';
	/** What the use of the key that wrote this has in common with its retries. */
	readonly turn: string;
	/** The key that it was created with; null where this node only found it. */
	readonly key: string | null;
	readonly id: string | null;
	readonly sent: Values;
	readonly text: string;
	readonly structured?: unknown;
	readonly content?: readonly unknown[];
	/** True where the answer was too long to be kept whole. */
	readonly isCut?: boolean;
}

/** A call that got no answer, or has none yet. */
export interface UnknownEntry {
	readonly state: 'unknown';
	readonly turn: string;
	/** The key of the latest call. */
	readonly key: string;
	/** To be sent again as it was, to the order of its values. */
	readonly sent: Values;
	/** When the first call was made, in milliseconds since 1970. */
	readonly since: number;
}

/** What became of a key. */
export type JournalEntry = CreatedEntry | UnknownEntry;

/**
 * An entry as the context holds it. Sheets have thousands of rows that differ in little, and n8n
 * stores it all with the execution: what a created ad group was sent, and the machine-readable part
 * of its answer, are kept as their difference from the first ones, and texts without the names.
 */
const storedEntry = z.discriminatedUnion('state', [
	z.object({
		state: z.literal('created'),
		turn: z.string(),
		/** Missing where it is the key of the entry itself. */
		key: z.string().nullable().optional(),
		id: z.string().nullable(),
		sent: differenceSchema,
		text: z.string(),
		structured: z.union([differenceSchema, z.object({ whole: z.unknown() })]).optional(),
		content: z.union([z.literal('the text'), z.array(z.unknown())]).optional(),
		isCut: z.literal(true).optional(),
	}),
	z.object({
		state: z.literal('unknown'),
		turn: z.string(),
		key: z.string(),
		sent: z.record(z.unknown()),
		since: z.number(),
	}),
]);

/** What the journal keeps of one key. */
export type StoredEntry = z.infer<typeof storedEntry>;

/** The first values; others are stored as their difference from these. */
export interface FirstValues {
	sent?: Values;
	structured?: Values;
}

/** An entry that was kept under a key; undefined where it is none. */
export function entryOf(
	first: FirstValues,
	ownKey: string,
	value: unknown,
): JournalEntry | undefined {
	const read = storedEntry.safeParse(value);
	if (!read.success) return undefined;
	if (read.data.state === 'unknown') return read.data;
	const { key = ownKey, structured, content, ...rest } = read.data;
	const sent = withDifference(first.sent ?? {}, rest.sent);
	const text = withNames(rest.text, rest.id, sent);
	return {
		...rest,
		key,
		sent,
		text,
		...(structured && {
			structured:
				'set' in structured ? withDifference(first.structured ?? {}, structured) : structured.whole,
		}),
		...(content && {
			content: content === 'the text' ? [{ type: 'text', text }] : content,
		}),
	};
}

/** A created ad group as it is kept under a key. Sets the first values where there are none. */
export function storedCreated(
	first: FirstValues,
	key: string,
	turn: string,
	{ adGroup: { adgroupId }, answer, key: sentKey }: Created,
	sent: Values,
): StoredEntry {
	const { text, structured, content, isCut } = kept(answer);
	return {
		state: 'created',
		turn,
		...(sentKey !== key && { key: sentKey }),
		id: adgroupId,
		sent: differenceFrom((first.sent ??= { ...sent }), sent),
		text: withoutNames(text, adgroupId, sent),
		...(structured !== undefined && { structured: shortened(first, structured) }),
		...(content !== undefined && {
			content: repeats(content, text) ? 'the text' : [...content],
		}),
		...(isCut && { isCut: true }),
	};
}

/** So much of each part of an answer is kept. The service's own answers are far shorter. */
const maxLength = 10_000;

/** What is kept of an answer: n8n saves the journal with the execution, for each of its ad groups. */
function kept({ text, structured, content }: Answer): Answer {
	const isShort = (part: unknown) => part === undefined || JSON.stringify(part).length <= maxLength;
	const isWhole = text.length <= maxLength;
	const [keepsStructured, keepsContent] = [isShort(structured), isShort(content)];
	return {
		text: isWhole ? text : text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, ''),
		...(keepsStructured && { structured }),
		...(keepsContent && { content }),
		...(!(isWhole && keepsStructured && keepsContent) && { isCut: true }),
	};
}

function shortened(first: FirstValues, structured: unknown): Difference | { whole: unknown } {
	return isRecord(structured)
		? differenceFrom((first.structured ??= { ...structured }), structured)
		: { whole: structured };
}

/** Stand in a text for the ad group's ID and name. Control characters, which no text has. */
const idMark = '\u0001';
const nameMark = '\u0002';

/** Without ID and name, the texts of most ad groups are the same, and n8n stores them once. */
function withoutNames(text: string, id: string | null, sent: Values): string {
	const name = nameIn(sent);
	const plain = text.replaceAll(idMark, '').replaceAll(nameMark, '');
	const unnamed = name === '' ? plain : plain.replaceAll(name, nameMark);
	return id === null ? unnamed : unnamed.replaceAll(id, idMark);
}

function withNames(text: string, id: string | null, sent: Values): string {
	return text.replaceAll(idMark, () => id ?? '').replaceAll(nameMark, () => nameIn(sent));
}

function nameIn({ adgroup_name: name }: Values): string {
	return typeof name === 'string' ? name : '';
}

/** True for content that says in one part what the text says: it need not be kept twice. */
function repeats(content: readonly unknown[], text: string): boolean {
	const [part] = content;
	if (content.length !== 1 || !isRecord(part)) return false;
	return Object.keys(part).length === 2 && part.type === 'text' && part.text === text;
}
