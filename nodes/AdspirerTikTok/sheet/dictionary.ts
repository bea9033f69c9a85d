import { dictionaryEntries } from '../words';
import { normalizeKey } from '../words/normalizeKey';

/** What says nothing between two other words, such as in "fecha de inicio" and "hours of the day". */
const particles = new Set(
	`a al and at da de dei del della der des di die do du e el en et for il in la le o of or ou para the
	und van y`.split(/\s+/),
);

/** The words of headings in English, by each of their forms; those in compounds by their first letter. */
function compile() {
	const english = new Map<string, string>();
	const byLetter = new Map<string, string[]>();
	for (const [word, forms] of dictionaryEntries()) {
		for (const form of [word, ...forms]) english.set(normalizeKey(form), word);
	}
	for (const form of english.keys()) {
		// Of two letters a compound has none but these: "Auto" isn't "au" and "to".
		if (/^(?!ad|id)[a-z]{1,2}$/.test(form)) continue;
		byLetter.set(form.charAt(0), [...(byLetter.get(form.charAt(0)) ?? []), form]);
	}
	for (const forms of byLetter.values()) forms.sort((one, other) => other.length - one.length);
	return { english, byLetter };
}

let compiled: ReturnType<typeof compile> | undefined;
const dictionary = () => (compiled ??= compile());

/** The longest known form at a place of a word, if any. */
const formAt = (word: string, at: number) =>
	dictionary()
		.byLetter.get(word.charAt(at))
		?.find((form) => word.startsWith(form, at));

/**
 * The known forms in a word from left to right, and whether they are all of it: "Kampagnenstart" and
 * "広告グループ名" are several words. The ends of a form's plural and の say nothing.
 */
function formsIn(word: string): { readonly forms: string[]; readonly isWhole: boolean } {
	const forms: string[] = [];
	let isWhole = true;
	for (let at = 0; at < word.length; ) {
		const form = formAt(word, at);
		if (form === undefined) {
			isWhole &&= word.charAt(at) === 'の';
			at += 1;
			continue;
		}
		forms.push(form);
		at += form.length;
		const isPlural = word.charAt(at) === 's' && (at + 1 === word.length || formAt(word, at + 1));
		if (isPlural) at += 1;
	}
	return { forms, isWhole };
}

/** An S more or less makes no other word. */
function inEnglish(word: string): string[] {
	const { english } = dictionary();
	const known = english.get(word);
	if (known !== undefined) return [known];
	// Most words of other columns begin with none.
	const { forms, isWhole } = formAt(word, 0) ? formsIn(word) : { forms: [], isWhole: false };
	if (isWhole) return forms.flatMap((form) => english.get(form) ?? []);
	return [word.length > 3 ? word.replace(/s$/, '') : word];
}

/** Headings that were looked at last, since each is looked at several times in a row. */
const lately = new Map<string, readonly string[]>();

/** The words of a heading as it has them, without case and accents. */
export function plainWords(heading: string): readonly string[] {
	const known = lately.get(heading);
	if (known) return known;
	const written = heading.normalize('NFKC').replace(/(?<!\p{L})(?:dell|[dl])['’]/giu, ' ');
	const text = written === written.toUpperCase() ? written.toLowerCase() : written;
	const all = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
	const found = all
		// In "Budget DE" it is Germany.
		.filter((word, at) => at === 0 || at === all.length - 1 || !particles.has(word))
		.map(normalizeKey);
	if (lately.size >= 1000) lately.clear();
	lately.set(heading, found);
	return found;
}

/** The words of a heading in English, as far as they are known, and without particles. */
export const tokenize = (heading: string): string[] => plainWords(heading).flatMap(inEnglish);

/** The words that a longer one holds in scripts without spaces, in English. */
export function wordsWithin(word: string): string[] {
	if (/^[\x20-\x7e]*$/.test(word)) return [];
	return formsIn(word).forms.flatMap((form) =>
		/^\W{2,}$/.test(form) ? (dictionary().english.get(form) ?? []) : [],
	);
}

/** What is the same for the same words in any order. */
export const keyOfWords = (list: readonly string[]) => [...new Set(list)].sort().join(' ');
