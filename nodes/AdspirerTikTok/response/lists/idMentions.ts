/** An ID with its label within a line, such as "(advertiser_id="701")" or "ID: 701". */
export interface IdMention {
	readonly label: string;
	/** As written; "N/A" and a cut ID too. */
	readonly value: string;
	/** Where the label starts or, in brackets, where they open. */
	readonly start: number;
	/** Behind the value or the closing bracket. */
	readonly end: number;
	readonly isBracketed: boolean;
	/** Written as `key="value"`. */
	readonly isAssigned: boolean;
}

const wordEnd = /(?:id|identifier|code)(?![\p{L}\p{N}_])/giu;
/** The rest of the word, and the words before it. Both look back from where they are set. */
const wordStart = /(?<=(?<![\p{L}\p{N}])([\p{L}\p{N}_]{0,40}))/uy;
const wordsBefore = /(?<=((?:[\p{L}\p{N}_]{1,30}[ -]){1,4}))/uy;
const isIdWord =
	/^(?:[\p{L}\p{N}_]*_)?(?:id|identifier|code)$|[\p{Ll}](?:Id|ID)$|^(?:adgroup|campaign|advertiser|account)id$/iu;
const camelOnly = /^[\p{L}\p{N}]+$/u;
const behindLabel = /^["'`*_]{0,3}\s{0,3}(?:([:=#])\s{0,3}["'`*_]{0,4}|\s["'`*]{0,3}(?=\d))/;
const valueAhead = /^(?:[1-9]\d{0,2}(?:,\d{3}){2,}(?![\d,])|[^\s,;|·•()[\]"'`*<>]{1,100})/;
/** What shows that the value goes on: further digits, or dots. */
const continues = /^["'`*_]{0,4}(?:[ \u00a0\u202f]?\d|[.,]\d|…|\.{2})/;

/** A line that has more is a text about something else. */
export const maxMentions = 20;

/**
 * The IDs of a line that have a label, or `maxMentions` and one more of them.
 *
 * @param line without addresses, which may have IDs of their own.
 */
export function idMentions(line: string): IdMention[] {
	const mentions: IdMention[] = [];
	for (const match of line.matchAll(wordEnd)) {
		const mention = mentionAt(line, match);
		if (mention) mentions.push(mention);
		if (mentions.length > maxMentions) break;
	}
	return mentions;
}

function mentionAt(line: string, { 0: ending, index }: RegExpExecArray): IdMention | undefined {
	const front = before(wordStart, line, index);
	if (front === undefined) return undefined;
	const word = `${front}${ending}`;
	if (!isIdWord.test(word) || (camelOnly.test(word) && !endsAsId(word))) return undefined;
	const wordAt = index - front.length;
	const end = wordAt + word.length;
	const ahead = line.slice(end, end + 160);
	const [gap, sign] = behindLabel.exec(ahead) ?? [];
	const written = gap === undefined ? undefined : valueAhead.exec(ahead.slice(gap.length))?.[0];
	if (gap === undefined || written === undefined) return undefined;
	const valueEnd = end + gap.length + written.length;
	const behind = line.slice(valueEnd, valueEnd + 300);
	const prefix = before(wordsBefore, line, wordAt) ?? '';
	const start = wordAt - prefix.length;
	const bracket = bracketAround(line, start, behind);
	const closers = /^["'`*_]{0,4}/.exec(behind)?.[0].length ?? 0;
	return {
		label: `${prefix}${word}`,
		value: continues.test(behind) ? `${written}…` : written.replace(/\.$/, ''),
		start: bracket?.open ?? start,
		end: bracket === undefined ? valueEnd + closers : valueEnd + bracket.close,
		isBracketed: bracket !== undefined,
		isAssigned: bracket !== undefined && sign === '=',
	};
}

function before(pattern: RegExp, line: string, at: number): string | undefined {
	pattern.lastIndex = at;
	return pattern.exec(line)?.[1];
}

/** "Id" as a word of its own or in camel case, but not the end of "paid" or "Madrid". */
function endsAsId(word: string): boolean {
	return (
		/^(?:id|identifier|code)$/i.test(word) ||
		/\p{Ll}(?:Id|ID)$/u.test(word) ||
		/^(?:adgroup|campaign|advertiser|account)id$/i.test(word)
	);
}

/** The brackets that hold a label, which may hold other labels too. */
function bracketAround(
	line: string,
	start: number,
	behind: string,
): { open: number; close: number } | undefined {
	const from = Math.max(0, start - 200);
	const before = line.slice(from, start);
	const open = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
	if (open < 0 || /[)\]]/.test(before.slice(open))) return undefined;
	const close = /^[^()[\]]{0,250}[)\]]/.exec(behind)?.[0].length;
	return close === undefined ? undefined : { open: from + open, close };
}
