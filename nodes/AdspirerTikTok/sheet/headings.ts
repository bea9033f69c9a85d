import type { ParseContext } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { zoneNamed, type DateOrder } from '../parse/dateText';
import { currenciesOf, taxWords } from '../parse/money';
import { dictionaryEntries } from '../words';
import { normalizeKey, remembered } from '../words/normalizeKey';

/** What says nothing between two other words, such as in "fecha de inicio" and "hours of the day". */
const particles = new Set(
	`a al and at da de dei del della der des di die do du e el en et for il in la le o of or ou para the
	und van y`.split(/\s+/),
);

/** The words of headings in English, by each of their forms, and the length of the longest form. */
function compile() {
	const all = dictionaryEntries().flatMap(([word, forms]) =>
		[word, ...forms].map((form) => [normalizeKey(form), word] as const),
	);
	return { english: new Map(all), longest: Math.max(...all.map(([form]) => form.length)) };
}

let compiled: ReturnType<typeof compile> | undefined;
const dictionary = () => (compiled ??= compile());

/** The longest known form at a place of a word, if any. */
function formAt(word: string, at: number) {
	for (let end = Math.min(word.length, at + dictionary().longest); end > at; end -= 1) {
		const form = word.slice(at, end);
		const english = dictionary().english.get(form);
		// Of two letters a compound has none but these: "Auto" isn't "au" and "to".
		const isIn = english !== undefined && !/^(?!ad|id)[a-z]{1,2}$/.test(form);
		if (isIn) return { form, english };
	}
	return undefined;
}

/**
 * The known forms in a word, and whether they are all of it: "Kampagnenstart" and "広告グループ名" are several
 * words. The ends of a form's plural and a の say nothing.
 */
function formsIn(word: string) {
	const forms: Array<NonNullable<ReturnType<typeof formAt>>> = [];
	let isWhole = true;
	for (let at = 0; at < word.length; ) {
		const found = formAt(word, at);
		if (found) forms.push(found);
		else isWhole &&= word.charAt(at) === 'の';
		at += found?.form.length ?? 1;
		const isEnd = found && word.charAt(at) === 's';
		if (isEnd && (at + 1 === word.length || formAt(word, at + 1))) at += 1;
	}
	return { forms, isWhole };
}

/** A plural S doesn't make another word. */
function inEnglish(word: string): string[] {
	// Most words of other columns don't begin with a known one.
	const { forms, isWhole } = formAt(word, 0) ? formsIn(word) : { forms: [], isWhole: false };
	if (isWhole) return forms.map(({ english }) => english);
	return [dictionary().english.get(word) ?? (word.length > 3 ? word.replace(/s$/, '') : word)];
}

/** The words of a heading as it has them, without case and accents. */
export const plainWords = remembered((heading): readonly string[] => {
	const written = heading.normalize('NFKC').replace(/(?<!\p{L})(?:dell|[dl])['’]/giu, ' ');
	const text = written === written.toUpperCase() ? written.toLowerCase() : written;
	const all = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
	// In "Budget DE" it is Germany.
	const counts = (word: string, at: number) =>
		at === 0 || at === all.length - 1 || !particles.has(word);
	return all.filter(counts).map(normalizeKey);
});

/** The words of a heading in English, as far as they are known, and without particles. */
export const tokenize = remembered((heading): readonly string[] =>
	plainWords(heading).flatMap(inEnglish),
);

const everyBracket = /[([{]([^()[\]{}]*)[)\]}]/g;

/** What a heading names first belongs to what follows: "Notas de la campaña", "Owner of the budget". */
const belonging =
	/(?<=[\p{L}\p{M}])\s+(?:of|for|de|del|della|des|dei|du|da|do|di|van|von|der|für|para|per|pour|voor)\s+(?=\p{L})|(?<=\p{L})\s+d['’](?=\p{L})/iu;

/** The part of a heading that its last words name, as "Budget owner" names an owner. Brackets name nothing. */
export function namedPart(heading: string): string {
	const written = heading.normalize('NFKC');
	const bare = written.replace(everyBracket, ' ');
	return (bare.trim() === '' ? written : bare).split(belonging)[0] ?? heading;
}

/** Known words, with the English for each, within one in a script without spaces. */
export const wordsWithin = (word: string) =>
	/^\w*$/.test(word) ? [] : formsIn(word).forms.filter(({ form }) => /^\W{2,}$/.test(form));

/** What a heading names, also at the beginning of a compound such as "Kampagnenstatus". */
export function thingNamed(heading: string): 'campaign' | 'ad group' | 'ad' | undefined {
	const named = plainWords(heading).flatMap((word) => {
		const known = dictionary().english.get(word);
		const start = formAt(word, 0);
		// "Added" names no ad.
		const isPart = start && !/^[a-z].{0,2}$/.test(start.form);
		if (known !== undefined || !isPart) return known ?? [];
		return [start.english, formAt(word, start.form.length)?.english];
	});
	if (named.includes('campaign')) return 'campaign';
	if (!named.includes('ad')) return undefined;
	return named.includes('group') ? 'ad group' : 'ad';
}

/** One key for the same words in any order. */
export const keyOfWords = (list: readonly string[]) => [...new Set(list)].sort().join(' ');

const singular = (word: string) => normalizeKey(word).replace(/s$/, '');

/** Words in brackets that say how a value is written, or whether there has to be one, and not what it is. */
const units = new Set(
	`in as en em currency ccy local time zone required optional mandatory yrs Pflicht Pflichtfeld facultatif
	obligatoire obligatorio obrigatório opcional 必須 任意 ISO code year Jahre an año ano 歳 才 円 yes no ja
	nein oui non sí true false TikTok euro dollar real reais yen pound comma separated text iOS Android
	targeting applicable please enter fill select choose pick use leave blank empty NA format must be
	is should can this field column cell here below dropdown drop-down list number characters letter
	2-letter two-letter digit exact unique zutreffend bitte eintragen auswählen ausfüllen leer lassen
	aplicable applicabile aplicável nécessaire necesario necessário necessario verplicht facultatief
	optioneel facoltativo obbligatorio 入力必須 選択 선택 필수`
		.split(/\s+/)
		.map(singular),
);

/** A limit of what may be entered, an example, and what to choose from. */
const instruction =
	/^(?:max\.? \d+|min\.? ?\p{Sc}?\d+|up to \d+ char|(?:e\.?g|z\. ?b|p\. ?ej?|ex)\. |例[：:]|(?:please )?(?:select|choose|pick) (?:one )?from .)/iu;

/** Where there has to be something. */
const ifApplicable =
	/^(?:if|where|when|as|falls|wenn|sofern|si|se|indien|cuando|quando|s['’]il y a|le cas) (?:\p{L}+ )?(?:applicable|any|needed|necessary|required|relevant|available|known|zutreffend|vorhanden|nötig|besoin|nécessaire|lieu|échéant|aplica|aplicable|procede|corresponde|necesario|aplicável|houver|necessário|necessario|applicabile|toepassing|nodig)$|^(?:該当する場合|必要な場合|해당(?:되는|하는)? ?(?:시|경우))/iu;

/**
 * True for what may go without changing the heading's meaning. Not so "(k€)", "(万円)" and "('000)", which
 * multiply the amounts, and "(net)", "(DE)" or "(D)", which tell columns apart.
 */
function isUnit(inner: string): boolean {
	const text = inner.trim();
	const isDateFormat = /^[dmyjaths\s.,/:-]+$/i.test(text) && /[dj].*m|m.*[dj]|h.*m/i.test(text);
	const areLetters = /^[mfwdxhyn](?:\s*[/|,]\s*(?:[mfwdxhyn]|all|both))+$/i.test(text);
	if (isDateFormat || areLetters || instruction.test(text) || ifApplicable.test(text)) return true;
	const isPlain = (word: string) => units.has(singular(word)) || isCurrency(word);
	const words = text.split(/[\s,;:./|]+/).filter((word) => word !== '');
	return isPlain(text) || words.every(isPlain);
}

/** A sign, or a code in capitals, since "top" and "all" are codes of currencies too. */
export const isCurrency = (word: string): boolean =>
	/^[A-Z]{3}$|\p{Sc}$/u.test(word) && currenciesOf(word) !== undefined;

/** "Budget %" is a share, and "Budget +/-" a change; comparing words drops such signs. */
export const isShareOrChange = (column: string) => /[%٪％‰±]|\+\s?\/\s?[-–−]/u.test(column);

/** Amounts without and with taxes and fees are net and gross ones. */
const taxed = new RegExp(
	`(?<!\\p{L})(?:(?:excl?|incl|exkl|inkl|ex|inc|sin|con|sem|com|ohne|mit|hors|senza|plus|zzgl|excluding|including|before|after)\\.? ?(?:${taxWords})|(?:${taxWords})\\.? ?(?:[ie][nsx][ck]l\\p{L}*|별도|포함))\\.?(?!\\p{L})`,
	'giu',
);

/** What stands below a heading in its cell, as a note in brackets: "Daily budget\nif applicable". */
export const withNote = (written: string): string =>
	written.trim().replace(/[^\S\r\n]*[\r\n]+\s*([^()[\]{}]+)$/, ' ($1)');

/** "Budget per Day (USD) *" as it is looked up: without numbering, units and currencies. */
export function withoutUnits(column: string): string {
	const ifCurrency = (all: string, unit: string) => (isCurrency(unit) ? '' : all);
	return (
		column
			.normalize('NFKC')
			.replace(/tik ?tok/gi, ' ')
			.replace(/\s+/g, ' ')
			// So Salesforce names fields that people add.
			.replace(/__c$/, '')
			.replace(/^\s*\d+[.)]\s+/, '')
			.replace(taxed, ' net ')
			.replace(everyBracket, (all: string, inner: string) => (isUnit(inner) ? ' ' : all))
			.replace(/\s*\b(?:in|en|em)\s+(\S+)\s*$/i, ifCurrency)
			.replace(/[\s,:–-]+(\S+)\s*$/, ifCurrency)
	);
}

const zoneWord =
	/^(?:(?:UTC|GMT)(?:[-+−]\d{1,2}(?::?\d{2})?)?|[A-Z]{2,5}|[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+)$/;

/**
 * What a heading of times names in brackets or at its end: a zone's letters, an offset, or a place.
 * `atEnd` is false if the heading is known as it is, so that its last word is no zone.
 */
export function zoneIn(column: string, atEnd: boolean) {
	const text = column.normalize('NFKC').replace('−', '-').trim();
	const [bracket] = text.matchAll(everyBracket);
	const end = atEnd ? /[\s,:–-]+(\S+)$/.exec(text) : null;
	const [tail = '', inner = ''] = bracket ?? end ?? [];
	// "Final URL" names no zone.
	const isKnown = (part: string) => isUnit(part) || dictionary().english.has(normalizeKey(part));
	const parts = inner.split(/[\s,;]+(?![+-])/).map((part) => part.replace(/\s/g, ''));
	const word = parts.find((part) => zoneWord.test(part) && !isKnown(part));
	const isPlace = /\btime$/i.test(inner) || (bracket && zoneNamed(inner) !== undefined);
	const zone = word ?? (isPlace && !isUnit(inner) ? inner.trim() : undefined);
	return zone === undefined ? undefined : { zone, heading: text.replace(tail, ' ') };
}

/** Headings name these in brackets only; "(real)" may as well say that the amounts are actual ones. */
const currencyNames = new Set('円 euro euros dollar dollars reais yen pounds'.split(' '));

/** The currency that a heading of amounts names, such as "USD" in "Budget (USD)", as it is written. */
export function currencyIn(column: string): string | undefined {
	const heading = column.normalize('NFKC');
	const inside = [...heading.matchAll(everyBracket)].map(([, inner = '']) => inner);
	const found = new Set([
		// "Budget (ALL)" and "TOP" say nothing of the currencies of Albania and Tonga.
		...wordsOf(heading).filter((word) => isCurrency(word) && !/^(?:ALL|TOP)$/.test(word)),
		...inside.flatMap(wordsOf).filter((word) => currencyNames.has(word.toLowerCase())),
	]);
	return found.size === 1 ? [...found][0] : undefined;
}

const wordsOf = (text: string) => text.split(/[\s,:;/|()[\]{}–-]+/);

/** Day and month as English, German, French, Spanish and Portuguese headings shorten them. */
const orders: ReadonlyArray<readonly [DateOrder, RegExp]> = [
	['dayMonthYear', /(?<!\p{L})[dtj]{1,2}[./-]m{1,2}(?!\p{L})/iu],
	['monthDayYear', /(?<!\p{L})m{1,2}[./-][dtj]{1,2}(?!\p{L})/iu],
];

/** What headings say of a time, as "Start (UTC+1)" and "Start (DD/MM/YYYY)" do, and what is wrong with them. */
export function timeNotes(headings: readonly string[], zones: ReadonlyMap<string, string>) {
	let notes: Partial<ParseContext> = {};
	const problems: Problem[] = [];
	for (const field of headings) {
		const letters = zones.get(field);
		const zone = letters === undefined ? undefined : zoneNamed(letters);
		if (letters !== undefined && zone === undefined) {
			const message = `names the time zone ${letters}, which isn't clear. In the heading, name a city, such as America/Chicago, or an offset, such as UTC-6.`;
			problems.push({ field, message });
		} else if (zone !== undefined && (notes.zone ?? zone) !== zone) {
			const message = `names a different time zone than '${headings[0]}'. Make the two match.`;
			problems.push({ field, message });
		}
		const [dateOrder] = orders.find(([, form]) => form.test(field)) ?? [];
		notes = { ...notes, ...(zone && { zone }), ...(dateOrder && { dateOrder }) };
	}
	return { notes, problems };
}
