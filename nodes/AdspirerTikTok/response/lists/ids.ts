import type { ListKind } from './list';

const digits = /^[1-9]\d{0,24}$/;
const code = /^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$/;
const noCode = /^(?:none|null|nil|undefined|unknown|nan|na|tbd|true|false|pending)$/i;
const withCommas = /^[1-9]\d{0,2}(?:,\d{3})+$/;

/** Means no value: an empty cell, "N/A", "-". */
export function isNoValue(text: string): boolean {
	return /^[\s\-–—_.?*`]*$|^\(?(?:n\/a|none|null|nil|undefined|not set|not available|unnamed|no name)\)?$/i.test(
		text.trim(),
	);
}

/** An ID with all of its digits; undefined where it is cut, rounded, 0 or none. */
export function idOf(value: unknown, kind: ListKind): string | undefined {
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
	}
	if (typeof value !== 'string' || value.length > 200) return undefined;
	if (digits.test(value)) return value;
	const text = unwrapped(value);
	if (digits.test(text)) return text;
	if (withCommas.test(text)) return text.replaceAll(',', '');
	if (kind !== 'targeting' || text.length > 40 || noCode.test(text)) return undefined;
	return code.test(text) ? text : undefined;
}

/** Without what Markdown and spreadsheets put around an ID. */
function unwrapped(value: string): string {
	let text = value.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
	for (let turn = 0; turn < 6; turn++) {
		const inner = /^\[([^[\]]*)\]\([^()\s]*\)$/.exec(text)?.[1] ?? wrap.exec(text)?.[2];
		if (inner === undefined) break;
		text = inner.trim();
	}
	return text.replace(/^(?:#|ID\s*[:=#]\s*)\s*/i, '').replace(/^`(.*)`$/, '$1');
}

const wrap = /^(\*{1,3}|_{1,2}|`{1,2}|"|'|<code>)(.+?)(?:\1|<\/code>)$/;
