import { cellText, type Parsed, formatValue } from './cell';
import { words } from './words';

/** What the messages of a parser of words say. */
export interface Expected {
	/** Completes "which isn't": "a known language". */
	readonly kind: string;
	/** Sentences that say what to enter instead. */
	readonly enter: string;
}

/** No known word is nearly as long, so that nothing looks at a text that is longer. */
export const maxWordLength = 200;

/**
 * Reads one word of a cell. All parsers of words come through here, so that none takes "-F", "!men"
 * or "not US" for what it leaves out, or "US?" for a decision.
 *
 * @param find What the text means; undefined where it means nothing that is known.
 */
export function parseKnownWord<T>(
	given: unknown,
	{ kind, enter }: Expected,
	find: (text: string) => Parsed<T> | undefined,
): Parsed<T> {
	const text = cellText(given, `isn't ${kind}. ${enter}`);
	if (!('value' in text)) return text;
	const quoted = formatValue(text.value);
	if (text.value.length > maxWordLength) {
		return { problem: `is ${quoted}, which isn't ${kind}. ${enter}` };
	}
	if (isExclusion(text.value)) return { problem: `is ${quoted}, which is an exclusion. ${enter}` };
	if (isDoubtful(text.value)) {
		return { problem: `is ${quoted}, which is in doubt. ${enter}` };
	}
	return find(text.value) ?? { problem: `is ${quoted}, which isn't ${kind}. ${enter}` };
}

const hasWord = /[\p{L}\p{N}]/u;

/** Before the first letter or digit; ">=18" is a limit of age. */
const leadingSign = /^[^\p{L}\p{N}]*?(?:[-−–—‐‑‒―!¡¬~∼≠×^]|<>|[<>](?=[^\p{N}=]*\p{L}))/u;

/** Letters that are struck through, and marks that nobody puts beside what is wanted. */
const crossedOut = /[\u0334-\u0338\u20D2-\u20E2≠✗✘❌❎🚫⛔]/u;

/** Words for "not" and "except", wherever they stand. */
const negation = new RegExp(
	`(?<![\\p{L}\\p{N}])(?:${words(
		'not|non(?!.?bin)|except|excepting|exclude|excludes|excluded|excluding|excl|without|w/o|minus',
		'but|other than|outside|besides|anti|ex(?=[ -])|ohne|kein|keine|keinen|nicht|außer|ausser',
		'ausgenommen|sans|sauf|hors|pas|excepté|exclu|exclus|sin|excepto|menos|excluyendo|excluido',
		'sem|não|nao|exceto|excluindo|senza|tranne|eccetto|escluso|esclusi|geen|niet|zonder|behalve',
		'без|кроме|не|bez|oprócz|nie|hariç|değil|utan|inte|förutom|uten|ikke|unntatt|undtagen',
		'kecuali|tanpa|bukan|trừ|không|ngoại trừ',
	).join(
		'|',
	)})(?![\\p{L}\\p{N}])|(?:^|[(［[:])no[ :]|以外|除[くいき外了]|を除|ではな|排除|不要|제외|아닌|ยกเว้น|ไม่|باستثناء|ما عدا`,
	'iu',
);

/** True for a word with a sign that leaves it out, such as "-F" and "!men". */
export const hasExcludingSign = (text: string) =>
	hasWord.test(text) && (leadingSign.test(text) || crossedOut.test(text));

/** True for a text that says what to leave out: "-F", "!men", "not women", "ohne Frauen", "US以外". */
export const isExclusion = (text: string) =>
	hasExcludingSign(text) || (negation.test(text) && hasWord.test(text.replace(negation, '')));

/** True for a word with a question mark: "Female?", "iOS (?)". */
export const isDoubtful = (text: string) => /[?？؟]/.test(text) && hasWord.test(text);

const only = words(
	'only|nur|uniquement|seulement|solo|sólo|solamente|só|somente|apenas|soltanto|alleen|tylko',
).join('|');
const onlyAround = new RegExp(
	`^(?:${only})[ :]|[ (-](?:${only})\\)?$|[ (]?(?:のみ|だけ|限定)\\)?$|^[仅只]`,
	'giu',
);

/** A text without a word for "only" before or behind it: "Men only", "nur Frauen", "女性のみ". */
export function withoutOnly(text: string): string {
	return text.replace(onlyAround, '').trim();
}
