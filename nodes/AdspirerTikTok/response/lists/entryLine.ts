import type { Field } from './fields';
import { idOf, isNoValue } from './ids';
import { idMentions, maxMentions, type IdMention } from './idMentions';
import { roleOf } from './labels';
import { delimitedName, isStateOrNoun, nameBefore, type Writing } from './lineName';
import type { ListKind } from './list';

/** What one line of a list says, without its bullet. */
export type EntryLine =
	/** A name, which is among the fields where it has a label, and the IDs that belong to it. */
	| { readonly is: 'entry'; readonly title: string | undefined; readonly fields: readonly Field[] }
	/** Labels with values, of which an entry may need several lines. */
	| { readonly is: 'fields'; readonly fields: readonly Field[] }
	/** Words without an ID. */
	| { readonly is: 'title'; readonly title: string }
	/** There is an ID, but not for certain what it belongs to. */
	| { readonly is: 'unclear' };

const unclear: EntryLine = { is: 'unclear' };

/** A line that is longer is a text. */
const maxLineLength = 5000;
const longNumber = /(?<![\p{L}\p{N}_.-])\d{10,25}(?![\p{L}\p{N}_])/gu;
const separatorAtEnd = /\s[·•|–—-]\s*$|[,;:]\s*$/;
const separatorAtStart = /^\s*(?:$|[·•|,;–—-]|:\s|\(|\[|\.$)/;

/** @param isItem whether a bullet or number marks the line as a part of a list. */
export function readLine(content: string, kind: ListKind, isItem: boolean): EntryLine {
	const text = content.trim();
	if (text.length > maxLineLength) return countOf(text) > 0 ? unclear : { is: 'title', title: '' };
	const masked = withoutAddresses(text);
	const bold = boldFields(text);
	if (bold) {
		const hasRole = bold.some(([label]) => isIdOrName(label, kind));
		return hasRole || countOf(masked) === 0 ? { is: 'fields', fields: bold } : unclear;
	}
	const all = idMentions(masked);
	if (all.length > maxMentions) return unclear;
	const mentions = all.filter(({ label }) => kind === 'targeting' || !/code$/i.test(label));
	if (mentions.length > 0) return readLabelled(text, mentions, kind, isItem);
	return readUnlabelled(text, masked, kind, isItem);
}

function readLabelled(
	text: string,
	mentions: readonly IdMention[],
	kind: ListKind,
	isItem: boolean,
): EntryLine {
	const [first] = mentions;
	const last = mentions.at(-1);
	if (!first || !last) return unclear;
	const ids = mentions.map(({ label, value }): Field => [label, value]);
	const lead = text.slice(0, first.start);
	const rest = text.slice(last.end);
	if (/^\W?$/.test(lead)) return readBehindId(rest, ids, kind);
	const { isBracketed, isAssigned } = first;
	const areAlike = mentions.every((one) => one.isBracketed === isBracketed);
	if (!areAlike || mentions.some(({ value }) => !isIdOrNone(value, kind))) return unclear;
	const separator = isBracketed ? '' : (separatorAtEnd.exec(lead)?.[0] ?? '');
	const words = lead.slice(0, lead.length - separator.length).trim();
	if (!isBracketed && separator === '' && delimitedName(words) !== words) return unclear;
	const sign = separator.trim();
	if (!isItem && /^[,;:]$/.test(sign)) return unclear;
	if (!separatorAtStart.test(rest) || rest.search(bracketedId(kind, '')) >= 0) return unclear;
	return entryOf(words, { kind, isBracketed, isAssigned, separator: sign }, ids);
}

function entryOf(words: string, writing: Writing, ids: readonly Field[]): EntryLine {
	const name = nameBefore(words, writing);
	if (name === undefined) return unclear;
	return typeof name === 'string'
		? { is: 'entry', title: name, fields: ids }
		: { is: 'entry', title: undefined, fields: [name, ...ids] };
}

/** Lines that start with an ID: labels alone, or the name behind them where it is all that follows. */
function readBehindId(rest: string, ids: readonly Field[], kind: ListKind): EntryLine {
	const words = rest.replace(/^[)\]]?\s*(?:[·•|,;:–—-]\s*)?/, '').trim();
	if (words === '') return { is: 'fields', fields: ids };
	const [[idLabel, id] = ['', '']] = ids;
	if (!/^(?:ownId|plainId|code)$/.test(roleOf(idLabel, kind)) || idOf(id, kind) === undefined) {
		return unclear;
	}
	const [, label = '', value = ''] =
		/^([\p{L}][\p{L} _]{0,40})\s?[:=]\s?(\S.*)$/u.exec(words) ?? [];
	const hasLabel = isIdOrName(label, kind);
	const name = hasLabel ? value : words;
	const hasMore = /\s[·•|–—-]\s|[,;]\s|:\s|[()]/.test(name);
	if (hasMore || isStateOrNoun(name) || ids.length > 1) return unclear;
	return hasLabel
		? { is: 'entry', title: undefined, fields: [...ids, [label, name]] }
		: { is: 'entry', title: name, fields: ids };
}

/** IDs without a label: in brackets or code right behind the name, or as the only number in front. */
function readUnlabelled(text: string, masked: string, kind: ListKind, isItem: boolean): EntryLine {
	const [found, second] = masked.matchAll(bracketedId(kind, text));
	if (found) {
		const [whole, inCode, plain] = found;
		const rest = text.slice(found.index + whole.length);
		if (second || !separatorAtStart.test(rest)) return unclear;
		const writing = { kind, isBracketed: true, isAssigned: false, separator: '' };
		const entry = entryOf(text.slice(0, found.index), writing, [['id', inCode ?? plain]]);
		// Of "Ad group: Spring (18…)" the number may be a part of the name.
		return entry.is === 'entry' && entry.title === undefined ? unclear : entry;
	}
	const numbers = countOf(masked);
	if (numbers > 0) return isItem && numbers === 1 ? readLoneNumber(text, kind) : unclear;
	const label = /^([\p{L}][\p{L}\p{N} _/()-]{0,50})[:=]\s(.*)$/u.exec(text);
	if (label?.[1] !== undefined) {
		return { is: 'fields', fields: [[label[1].trim(), label[2]?.trim() ?? '']] };
	}
	return { is: 'title', title: text };
}

/** `**Spring** — 18…` and `18… — Spring`. */
function readLoneNumber(text: string, kind: ListKind): EntryLine {
	const name = delimitedName(text);
	if (name !== undefined && !isStateOrNoun(name)) {
		const behind = text.slice(name.length);
		const [, inCode, plain, rest = ''] =
			/^\s*(?:[·•|–—-]?\s*`(\d{10,25})`|[·•|–—-]\s*(\d{10,25}))(.*)$/.exec(behind) ?? [];
		const id = inCode ?? plain;
		if (id !== undefined && separatorAtStart.test(rest)) {
			return { is: 'entry', title: name, fields: [['id', id]] };
		}
	}
	const [, , id, rest] = /^(`?)(\d{10,25})\1\s*[·•|–—:-]\s+(.+)$/.exec(text) ?? [];
	return id === undefined ? unclear : readBehindId(rest ?? '', [['id', id]], kind);
}

const inBrackets = (id: string) => new RegExp(`[([]\\s?(?:${id})\\s?[)\\]]`, 'g');

/** Ad groups, campaigns and accounts have long IDs; other numbers in brackets may be counts. */
const longId = inBrackets('`(\\d{6,25})`|(\\d{10,25})');
const optionId = inBrackets('`([A-Za-z0-9_-]{1,40})`|(\\d{6,25})');
const languageCode = inBrackets('`([A-Za-z0-9_-]{1,40})`|([a-z]{2})');

function bracketedId(kind: ListKind, text: string): RegExp {
	if (kind !== 'targeting') return longId;
	return /languages?/i.test(text) ? languageCode : optionId;
}

function countOf(text: string): number {
	return text.match(longNumber)?.length ?? 0;
}

function isIdOrNone(value: string, kind: ListKind): boolean {
	return idOf(value, kind) !== undefined || isNoValue(value);
}

function isIdOrName(label: string, kind: ListKind): boolean {
	return /Id$|Name$|Noun$|^code$/.test(roleOf(label, kind));
}

const boldLabel = /\*\*([^*:\n]{1,60}?)(?::\s?\*\*|\*\*\s?:)/g;

/** `**Name:** Spring | **ID:** 18…`: each bold label goes up to the next one. */
function boldFields(text: string): Field[] | undefined {
	if (!text.startsWith('**')) return undefined;
	const labels = [...text.matchAll(boldLabel)];
	if (labels[0]?.index !== 0) return undefined;
	return labels.map((match, at) => {
		const next = labels[at + 1]?.index;
		const value = text.slice(match.index + match[0].length, next).trim();
		const isLast = next === undefined;
		return [match[1]?.trim() ?? '', isLast ? value : value.replace(/\s?[·•|,;–—-]$/, '').trim()];
	});
}

/** Addresses may hold IDs of anything; spaces keep the places. */
function withoutAddresses(text: string): string {
	if (!text.includes('://') && !text.includes('](')) return text;
	return text
		.replace(/\]\([^()\s]{1,2000}\)/g, (whole) => `]${' '.repeat(whole.length - 1)}`)
		.replace(/[a-z][a-z0-9+.-]{1,20}:\/\/[^\s)>\]"'`|]{1,2000}/gi, (whole) =>
			' '.repeat(whole.length),
		);
}
