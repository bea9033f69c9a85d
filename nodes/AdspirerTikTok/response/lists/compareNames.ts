import type { List, ListEntry } from './list';

const dots = /…|\.{3,}/;
const dotsAtEnd = /(?:…|\.{3,})$/;

/** True for a name that ends in dots, as cut names do. */
export function looksCut(name: string): boolean {
	return dotsAtEnd.test(name.trimEnd());
}

/** A cut name's part before the dots. */
export function beforeDots(name: string): string {
	return name.trimEnd().replace(dotsAtEnd, '').trimEnd();
}

interface Index {
	readonly exact: ReadonlyMap<string, readonly ListEntry[]>;
	/** Made for the first name that is not found exactly. */
	loose?: ReadonlySet<string>;
	readonly shortened: ReadonlyArray<{ readonly name: string; start: string; end: string }>;
}

/** A run looks up as many names as it has rows. */
const indexes = new WeakMap<List, Index>();

/**
 * Looks a name up in a list: exactly, but for Unicode's forms and white space. `none` needs a complete
 * list in which nothing can be that name: no cut name that begins like it, and none that would be it
 * if a mark of Markdown or HTML were no part of the name.
 */
export function findByName(
	list: List,
	name: string,
): { certain: ListEntry } | { none: true } | { unsure: true } {
	const index = indexes.get(list) ?? indexOf(list);
	indexes.set(list, index);
	const wanted = exactForm(name);
	const [certain, second] = index.exact.get(wanted) ?? [];
	const decomposed = wanted.normalize('NFD');
	const mayBeCut = index.shortened.some(
		({ name, start, end }) =>
			decomposed.startsWith(start) &&
			decomposed.endsWith(end) &&
			// Dots within a name may as well be its own.
			(looksCut(name) || exactForm(name) !== wanted),
	);
	if (wanted === '' || mayBeCut || second) return { unsure: true };
	if (certain) return { certain };
	if (!list.complete) return { unsure: true };
	index.loose ??= new Set(list.entries.map((entry) => looseForm(entry.name)));
	return index.loose.has(looseForm(name)) ? { unsure: true } : { none: true };
}

function indexOf(list: List): Index {
	const exact = new Map<string, ListEntry[]>();
	for (const entry of list.entries) {
		const form = exactForm(entry.name);
		const same = exact.get(form);
		if (same) same.push(entry);
		else exact.set(form, [entry]);
	}
	const cut = list.entries.filter(({ name }) => dots.test(name));
	return { exact, shortened: cut.map(({ name }) => aroundDots(name)) };
}

function exactForm(name: string): string {
	return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** It asks for the colored form of the sign before it. */
const variationSelector = /\ufe0f/g;

/** Without what Markdown, HTML or a list's decoration may have added or taken. */
function looseForm(name: string): string {
	return exactForm(
		name
			.replace(/&amp;/gi, '&')
			.replace(/&(?:lt|gt|quot|apos|#0?39|#x27|#34);/gi, '')
			.replace(/&nbsp;/gi, ' ')
			.replace(/[*_`~\\"'“”‘’«»<>]|\p{Cf}|\p{Extended_Pictographic}/gu, '')
			.replace(variationSelector, ''),
	);
}

/** What a name with dots shows of the whole one. */
function aroundDots(name: string) {
	const parts = name.split(dots);
	const start = exactForm(cutCleanly(parts[0] ?? '')).normalize('NFD');
	return { name, start, end: exactForm(parts.at(-1) ?? '').normalize('NFD') };
}

/** Without a piece of an escape, an entity or an emoji at the end, which was cut as well. */
function cutCleanly(part: string): string {
	return part
		.replace(/&#?\w{0,6}$/, '')
		.replace(/(?:[\\*_`~\ud800-\udbff\ufffd]|\u200d|\ufe0f)+$/, '');
}
