import { unescapeName } from './textForms';

/** No more names than this are looked for in a text. */
const maxNames = 50;

/**
 * A text without the names that a row brought along, quoted or not and however they are escaped: a name
 * such as "Rate limit test" says nothing about what happened. A name of one word may be a word of the service's
 * own where a sentence begins, or before a colon. A text of nothing else stays as it is.
 */
export function withoutNames(text: string, own: readonly unknown[]): string {
	const names = own
		.flatMap((value) => (typeof value === 'string' ? plain(value).trim() : []))
		.filter((value) => /\p{L}/u.test(value))
		.sort((one, other) => other.length - one.length)
		.slice(0, maxNames);
	if (names.length === 0) return text;
	const forms = names.map((name) => {
		const form = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
		return /\s/.test(name) ? form : `(?<=[\\p{L}\\p{N}] |["'\`“*[(])${form}(?!:)`;
	});
	const ofNames = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
	const rest = plain(text).replace(ofNames, '""');
	return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}

const plain = (text: string) => unescapeName(text).normalize('NFC');
