import { cellText, findBrokenText, nothing, type Parsed, formatValue, onlyEntry } from './cell';
import { normalizeKey, words } from '../words/normalizeKey';

/** What messages say: `kind` completes "which isn't", and `enter` is what to enter, in sentences. */
export type Expected = Readonly<Record<'kind' | 'enter', string>>;

/** No known word is nearly as long, so that nothing looks at a text that is longer. */
export const maxKeywordLength = 200;

/**
 * Reads one word of a cell. All parsers of words come through here, so that none takes "-F", "!men"
 * or "not US" for what it leaves out, or "US?" for a decision.
 *
 * @param find What the text means; undefined where it means nothing that is known.
 */
export function parseKeyword<T>(
	given: unknown,
	{ kind, enter }: Expected,
	find: (text: string) => Parsed<T> | undefined,
): Parsed<T> {
	const text = cellText(given, `isn't ${kind}. ${enter}`);
	if (!('value' in text)) return text;
	const refused = (what: string) => ({
		problem: `is ${formatValue(text.value)}, which ${what}. ${enter}`,
	});
	if (text.value.length > maxKeywordLength) return refused(`isn't ${kind}`);
	if (isExclusion(text.value)) return refused('is an exclusion');
	if (isDoubtful(text.value)) return refused('is in doubt');
	return find(text.value) ?? refused(`isn't ${kind}`);
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

const only =
	'only|nur|uniquement|seulement|solo|sólo|solamente|só|somente|apenas|soltanto|alleen|tylko';
const onlyAround = new RegExp(
	`^(?:${only})[ :]|[ (-](?:${only})\\)?$|[ (]?(?:のみ|だけ|限定)\\)?$|^[仅只]`,
	'giu',
);

/** A text without a word for "only" before or behind it: "Men only", "nur Frauen", "女性のみ". */
export function withoutOnly(text: string): string {
	return text.replace(onlyAround, '').trim();
}

/** What people put in a cell that they don't want to leave empty. */
const emptyWords = new Set(
	words(
		'n/a | na | n. a. | not applicable | none | nil | k. A. | keine | keiner | kein',
		'aucun | aucune | néant | ninguno | ninguna | nenhum | nenhuma | nessuno | nessuna',
		'geen | brak | yok | なし | 無し | 無 | 无 | 없음 | нет | không | tidak ada | ไม่มี',
	).map(normalizeKey),
);

/** "All", and what media plans write for it. */
const allWords = words(
	'all | any | anyone | everyone | everybody | everything | broad | open | unlimited | unrestricted',
	'no restriction | no restrictions | no limit | no preference | no targeting | alle | alles | jeder',
	'egal | beliebig | offen | breit | keine Einschränkung | keine Einschränkungen | tous | toutes',
	'tout | tout le monde | sans restriction | ouvert | todos | todas | todo | todo el mundo',
	'cualquiera | sin restricción | sin restricciones | abierto | abierta | amplio | tudo | qualquer',
	'qualquer um | sem restrição | sem restrições | aberto | aberta | amplo | tutti | tutte | tutto',
	'qualsiasi | aperto | ampio | iedereen | breed | wszystkie | wszyscy | wszystko | hepsi | tümü',
	'semua | все | الكل | tất cả | ทั้งหมด | alla | allt | すべて | 全て | 全部 | 全員 | 全 | 指定なし',
	'制限なし | オープン | ブロード | ノンターゲティング | 不限 | 所有 | 전체 | 모두 | 논타겟 | 논타겟팅',
);

/** What can stand behind it, also with an article: "todas las edades". */
const targets = words(
	'ages | age groups | age ranges | gender | genders | sexes | language | languages | devices | phones',
	'os | oses | operating systems | systems | platforms | interests | audiences | placements | people',
	'users | mobile devices | smartphones | Altersgruppen | Alter | Altersklassen | Geschlechter',
	'Sprachen | Geräte | Betriebssysteme | Interessen | Zielgruppen | Platzierungen | âges',
	'tranches d’âge | genres | langues | appareils | systèmes | systèmes d’exploitation | intérêts',
	'edades | géneros | sexos | idiomas | lenguas | dispositivos | sistemas operativos | idades',
	'faixas etárias | gêneros | línguas | aparelhos | sistemas operacionais | sistemas | intereses',
	'interesses | 年齢 | 年代 | 年齢層 | 性別 | 言語 | デバイス | 端末 | 타겟',
);

/** Spaces count: "sem UA" leaves Ukrainian out, and is no "semua". */
const foldEach = (text: string) => text.split(/\s+/).map(normalizeKey).join(' ');
const anyOf = (list: readonly string[]) => list.map(foldEach).join('|').replaceAll(' ', ' ?');
const everything = new RegExp(
	`^(?:${anyOf(allWords)})(?: ?(?:l?[eoa]s ?|の)?(?:${anyOf(targets)}))?$`,
	'u',
);

/** The text of a cell; empty for what is no such word: a formula's "#N/A", or "-All". */
function wordOf(value: unknown): string {
	const cell = onlyEntry(value);
	if (typeof cell !== 'string' || cell.length > maxKeywordLength) return '';
	const isOther = findBrokenText(cell) !== undefined || hasExcludingSign(cell) || isDoubtful(cell);
	return isOther ? '' : cell.trim();
}

/** True for what only fills a cell or is a list's only entry: "-", "n/a", "none", in any language. */
export function meansEmpty(value: unknown): boolean {
	const text = wordOf(value);
	return /^[-–—―−ー_/.*]{1,3}$/.test(text) || emptyWords.has(normalizeKey(text));
}

/** True for "all", "any", "broad" and their translations, with or without "ages", "devices" …. */
export const meansAll = (value: unknown): boolean => everything.test(foldEach(wordOf(value)));

/**
 * True where a targeting field restricts nothing, so that it is left out of the request. Not for
 * locations: without any, the service targets the United States.
 */
export const meansNoRestriction = (value: unknown): boolean => meansEmpty(value) || meansAll(value);

const leavingOut =
	(means: (value: unknown) => boolean) =>
	<T>(parse: (value: unknown) => Parsed<T>) =>
	(value: unknown): Parsed<T> =>
		means(value) ? nothing : parse(value);

/** A parser that also takes "-", "n/a", "none" and the like, and then sends nothing. */
export const orEmptyWord = leavingOut(meansEmpty);

/** A parser that also takes "All", "-" and the like, and then sends nothing. */
export const orNoRestriction = leavingOut(meansNoRestriction);
