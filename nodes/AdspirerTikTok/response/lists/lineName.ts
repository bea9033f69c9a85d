import type { Field } from './fields';
import { roleOf } from './labels';
import type { ListKind } from './list';

/** Words that tell a state, a mode or an amount, which no one can tell from a name's last part. */
const stateWords =
	/^\W*(?:enabled?|disabled?|active|inactive|paused?|deleted?|archived|running|live|delivering|not delivering|pending|in review|approved|rejected|completed?|scheduled|draft|connected|disconnected|needs[ _]reauth|primary|secondary|daily|lifetime|traffic|conversions?|reach|lead generation|video views|app promotion|unlimited|n\/a|none|unknown|[A-Z]+(?:_[A-Z]+)+|[$€£¥]\s?\d[\d.,]*.*|\d[\d.,]*\s?(?:[A-Z]{3}|\/ ?day.*|per day.*)?|[A-Z]{3}\s?\d[\d.,]*)\W*$/i;
const nounOnly =
	/^\W*(?:ad ?groups?|campaigns?|accounts?|advertisers?|names?|ids?|status|\d{1,4}[.)]?)\W*$/i;
const adviceWords =
	/^(?:to|use|try|consider|pass|call|see|note|notes|tip|tips|example|e\.g|warning|you|your|please|set|run|run|ask|want|there|this|these|the following|if|when|for|because|since|here|with|total|found|showing)\b/i;
const labelled = /^([\p{L}][\p{L} _]{0,40})\s?[:=]\s?(\S.*)$/u;
const separator = /\s[·•|–—-]\s|[;,]\s/;

/** How a name is written in its line. */
export interface Writing {
	readonly kind: ListKind;
	/** The ID follows in brackets. */
	readonly isBracketed: boolean;
	/** The ID follows as `(key="value")`, which is how the service offers accounts. */
	readonly isAssigned: boolean;
	/** What separates the name from the ID otherwise. */
	readonly separator: string;
}

/**
 * The name in the text before an ID: a text, a field where it has a label, or undefined where it
 * isn't certain which part of it is the name.
 */
export function nameBefore(words: string, writing: Writing): string | Field | undefined {
	const text = words.trim();
	const [, label = '', value = ''] = labelled.exec(text) ?? [];
	if (/Name$|Noun$/.test(roleOf(label, writing.kind))) {
		return isPlainName(value, writing) ? [label, value] : undefined;
	}
	const delimited = delimitedName(text);
	if (delimited !== undefined) {
		const rest = text.slice(delimited.length);
		const parts = rest.split(separator).filter((part) => /[\p{L}\p{N}]/u.test(part));
		const isClear =
			!isStateOrNoun(delimited) &&
			!labelled.test(delimited.replace(/^\W+/, '')) &&
			(rest === '' || /^\s*[·•|,;–—-][^*`]*$/.test(rest)) &&
			parts.every(isState);
		return isClear ? delimited : undefined;
	}
	return isPlainName(text, writing) && !adviceWords.test(text) ? text : undefined;
}

/** A name at the start that its own marks delimit: bold, code, or the text of a link. */
export function delimitedName(text: string): string | undefined {
	return (
		/^\*\*(?![\s*])[^*]{1,1000}(?:\*[^*]{1,1000}){0,20}?\*\*(?!\*)/.exec(text)?.[0] ??
		/^`[^`]{1,1000}`/.exec(text)?.[0] ??
		/^\[[^\]]{1,1000}\]\([a-z]+:[^()\s]{1,2000}\)/i.exec(text)?.[0]
	);
}

/** True for a text that is a state, an amount or a mode rather than a name. */
export function isState(text: string): boolean {
	return stateWords.test(text.trim());
}

/** True for a word such as "active" or "campaign", which is nobody's name. */
export function isStateOrNoun(text: string): boolean {
	return isState(text) || nounOnly.test(text);
}

/** Whether words without marks are the name as a whole, and not a name with details. */
function isPlainName(text: string, { isBracketed, isAssigned, separator: sign }: Writing): boolean {
	if (text === '' || text.length > 600 || !/[\p{L}\p{N}\p{S}]/u.test(text)) return false;
	if (isAssigned) return true;
	if (/:\s|:$|\.$/.test(text)) return false;
	if (!isBracketed && sign !== '' && text.includes(` ${sign} `)) return false;
	if (!isBracketed && (sign === ',' || sign === ';') && text.includes(sign)) return false;
	const [first = '', ...others] = text.split(separator);
	return (
		!isStateOrNoun(text) && !(others.length > 0 && isStateOrNoun(first)) && !others.some(isState)
	);
}
