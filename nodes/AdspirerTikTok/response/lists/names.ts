import type { Candidate } from './list';

/** TikTok allows 512 characters; what is far longer is no name. */
const maxNameLength = 1000;

/** Marks that Markdown may put around a name, but that a name may have by itself too. */
const weakMarks: ReadonlyArray<readonly [string, string]> = [
	['__', '__'],
	['~~', '~~'],
	['*', '*'],
	['_', '_'],
	['"', '"'],
	["'", "'"],
	['“', '”'],
	['‘', '’'],
	['«', '»'],
];

const entity = /(?<!\\)&(amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});/gi;
const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
};

/**
 * Names as TikTok has them, out of the Markdown of one table or one list. Where a mark may belong to
 * the name as well as to Markdown, the other names decide, and without them the name is undefined:
 * an exact comparison of names decides whether an ad group is created again.
 */
export function cleanNames(candidates: readonly Candidate[]): Array<string | undefined> {
	const inner = candidates.map(({ rawName }) => withoutStrongMarks(rawName.trim()));
	const weak = inner.map(({ text, isCode }) => (isCode ? undefined : weakMarkOf(text)));
	const [mark] = weak;
	const allWeak = weak.length > 1 && weak.every((one) => one !== undefined && one === mark);
	const hasEscapedHtml = !inner.some(({ text }) => /[<>]|&(?!\w{1,8};|#)/.test(text));
	return inner.map(({ text, isCode }, at) => {
		const own = weak[at];
		if (own !== undefined && !allWeak) return undefined;
		const unmarked = own === undefined ? text : text.slice(own[0].length, -own[1].length).trim();
		const plain = withoutEntities(unmarked, hasEscapedHtml);
		return isCode ? plain?.replaceAll('\\|', '|') : withoutEscapes(plain);
	});
}

/** Takes off bold, code and links that are around the whole name. */
function withoutStrongMarks(name: string): { text: string; isCode: boolean } {
	let text = name;
	for (let turn = 0; turn < 4; turn++) {
		const code = /^(`{1,2})([^`]+)\1$/.exec(text)?.[2];
		if (code !== undefined) return { text: code.trim(), isCode: true };
		const inner = /^\*\*(?![\s*])(.+)(?<![\s*])\*\*$/.exec(text)?.[1] ?? linkText(text);
		if (inner === undefined) break;
		text = inner.trim();
	}
	return { text, isCode: false };
}

/** The text of `[text](address)`, which may have brackets of its own. */
function linkText(text: string): string | undefined {
	return text.length > 4000 ? undefined : /^\[(.+)\]\([a-z]+:[^()\s]*\)$/i.exec(text)?.[1];
}

function weakMarkOf(text: string): readonly [string, string] | undefined {
	// Bold that was not taken off is no weak mark.
	if (text.startsWith('**')) return undefined;
	return weakMarks.find(
		([open, close]) =>
			text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close),
	);
}

/** Undefined where the text is no plain name: Markdown within it, or a backslash that may be either. */
function withoutEscapes(text: string | undefined): string | undefined {
	if (text === undefined || text === '' || text.length > maxNameLength) return undefined;
	if (/\\\\|\*\*.*\*\*|^\*\*|^`|<\/?[a-z][^>]*>|\]\([a-z]+:/i.test(text)) return undefined;
	return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function withoutEntities(text: string, isEscapedHtml: boolean): string | undefined {
	entity.lastIndex = 0;
	if (!entity.test(text)) return text;
	const plain = text.replace(entity, (whole, name: string) => {
		if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
		const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
		return code > 0x1f && code < 0xd800 ? String.fromCodePoint(code) : whole;
	});
	entity.lastIndex = 0;
	return isEscapedHtml && !entity.test(plain) ? plain : undefined;
}
