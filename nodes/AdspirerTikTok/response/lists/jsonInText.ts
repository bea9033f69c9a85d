import { parseExactJson } from '../../parse/exactJson';

/** A text without the JSON within it. */
export interface JsonInText {
	readonly rest: string;
	/** True where something began like JSON and did not end, or there is more than can be read. */
	readonly isCutOff: boolean;
}

/** Deeper than any answer is. */
const maxDepth = 60;

/** More than any answer has. */
const maxLooks = 1000;

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [...'"\\{}[]'].map(
	(char) => char.charCodeAt(0),
);

const start = /[{[](?=\s{0,200}["{[\]}])/g;

/**
 * Finds JSON in fences, as the whole text, or between other words, in time that grows with the text.
 *
 * @param isList says whether parsed JSON is a list; other brackets may be a part of a name.
 */
export function jsonInText(text: string, isList: (value: unknown) => boolean): JsonInText {
	const kept: string[] = [];
	let from = 0;
	let isCutOff = false;
	// Each bracket may cost a look to the end of the text, so the looks are limited together.
	let budget = text.length * 3 + 1000;
	let looks = 0;
	for (const match of text.matchAll(start)) {
		if (match.index < from) continue;
		if (budget <= 0 || ++looks > maxLooks) {
			isCutOff = true;
			break;
		}
		const end = endOfJson(text, match.index);
		budget -= (end ?? text.length) - match.index;
		if (end === undefined) {
			if (/^[{[]\s*["{]/.test(text.slice(match.index, match.index + 200))) isCutOff = true;
			continue;
		}
		const value = parsed(text.slice(match.index, end));
		if (value === undefined || !isList(value)) continue;
		kept.push(text.slice(from, match.index));
		from = end;
	}
	return { rest: kept.join('\n') + text.slice(from), isCutOff };
}

/** Behind the bracket that closes the one at `start`; undefined where none does. */
function endOfJson(text: string, start: number): number | undefined {
	let depth = 0;
	for (let at = start; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === quote) {
			at = endOfString(text, at);
		} else if (code === openBrace || code === openBracket) {
			if (++depth > maxDepth) return undefined;
		} else if ((code === closeBrace || code === closeBracket) && --depth === 0) return at + 1;
	}
	return undefined;
}

/** Where a string in JSON ends; the end of the text where it doesn't. */
function endOfString(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === backslash) at++;
		else if (code === quote) return at;
	}
	return text.length;
}

function parsed(text: string): unknown {
	try {
		return parseExactJson(text);
	} catch {
		return undefined;
	}
}
