import { findBrokenText, nothing, type Parsed, onlyEntry } from './cell';
import { hasExcludingSign, isDoubtful, maxWordLength } from './knownWord';
import { fold, words } from './words';

/** What people put in a cell that they don't want to leave empty. */
const emptyWords = words(
	'n/a | na | n. a. | not applicable | none | nil | k. A. | keine | keiner | kein',
	'aucun | aucune | néant | ninguno | ninguna | nenhum | nenhuma | nessuno | nessuna',
	'geen | brak | yok | なし | 無し | 無 | 无 | 없음 | нет | không | tidak ada | ไม่มี',
);

/** "All" by itself, and what media plans write for it. */
const allWords = words(
	'all | any | anyone | everyone | everybody | everything | broad | open | unlimited',
	'unrestricted | no restriction | no restrictions | no limit | no preference',
	'no targeting | alle | alles | jeder | egal | beliebig | offen | breit',
	'keine Einschränkung | keine Einschränkungen | tous | toutes | tout | tout le monde',
	'sans restriction | todos | todas | todo | todo el mundo | cualquiera',
	'sin restricción | sin restricciones | tudo | qualquer | qualquer um | sem restrição',
	'sem restrições | tutti | tutte | tutto | qualsiasi | iedereen | wszystkie | wszyscy',
	'wszystko | hepsi | tümü | semua | все | الكل | すべて | 全て | 全部 | 全員',
	'指定なし | 制限なし | 不限 | 所有 | 전체 | 모두 | tất cả | ทั้งหมด | alla | allt',
);

const each =
	'all|any|alle|tous les|toutes les|todos los|todas las|todos os|todas as|todos|todas|tutti|tutte|全|すべての|全ての';
const targets = words(
	'ages | age groups | age ranges | gender | genders | sexes | language | languages | devices | phones | os',
	'oses | operating systems | systems | platforms | interests | audiences | placements',
	'people | users | mobile devices | smartphones | Altersgruppen | Alter',
	'Altersklassen | Geschlechter | Sprachen | Geräte | Betriebssysteme | Interessen',
	'Zielgruppen | Platzierungen | âges | tranches d’âge | genres | langues | appareils',
	'systèmes | systèmes d’exploitation | intérêts | edades | géneros | sexos | idiomas',
	'lenguas | dispositivos | sistemas operativos | idades | faixas etárias | gêneros',
	'línguas | aparelhos | sistemas operacionais | sistemas | intereses | interesses',
	'年齢 | 年代 | 年齢層 | 性別 | 言語 | デバイス | 端末',
);

const folded = (words: readonly string[]) => new Set(words.map(fold));
const emptySet = folded(emptyWords);
const allSet = folded([
	...allWords,
	...each.split('|').flatMap((quantifier) => targets.map((target) => quantifier + target)),
]);

/** A cell's text; empty for what is no such word: a formula's "#N/A", or "-All". */
function wordOf(value: unknown): string {
	const isWord =
		typeof value === 'string' &&
		value.length <= maxWordLength &&
		findBrokenText(value) === undefined &&
		!hasExcludingSign(value) &&
		!isDoubtful(value);
	return isWord ? value.trim() : '';
}

/** True for a text that only fills the cell: "-", "n/a", "none" and their translations. */
export function meansEmpty(value: unknown): boolean {
	const text = wordOf(value);
	return /^[-–—―−ー_/.*]{1,3}$/.test(text) || emptySet.has(fold(text));
}

/** True for "all", "any", "broad" and their translations, with or without "ages", "devices" …. */
export function meansAll(value: unknown): boolean {
	return allSet.has(fold(wordOf(value)));
}

/**
 * True where the value says that a targeting field restricts nothing: "All", "any", "-", "n/a" and
 * their translations, also as the only entry of a list. Such a field is left out of the request.
 * Not for locations: without any, the service targets the United States.
 */
export function meansNoRestriction(value: unknown): boolean {
	const entry = onlyEntry(value);
	return meansEmpty(entry) || meansAll(entry);
}

/** A parser that also takes "-", "n/a", "none" and the like, and then sends nothing. */
export function orEmptyWord<T>(
	parse: (value: unknown) => Parsed<T>,
): (value: unknown) => Parsed<T> {
	return (value) => (meansEmpty(onlyEntry(value)) ? nothing : parse(value));
}

/** A parser that also takes "All", "-" and the like, and then sends nothing. */
export function orNoRestriction<T>(
	parse: (value: unknown) => Parsed<T>,
): (value: unknown) => Parsed<T> {
	return (value) => (meansNoRestriction(value) ? nothing : parse(value));
}
