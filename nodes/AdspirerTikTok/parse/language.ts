import { nothing, type Parsed, formatValue } from './cell';
import { findChoice, type Choice } from './choice';
import { isExclusion, parseKnownWord } from './knownWord';
import { parseList, parseWordList, type ParsedEntry } from './list';
import { meansNoRestriction } from './noRestriction';

/**
 * Languages by name, in English, in the language itself or in another large one, by code ("en",
 * "en-US", "pt_BR") or with a country ("English (US)"), which isn't sent. Two-letter codes of other
 * languages pass as they are. "All" and the like send nothing.
 *
 * @param languages The languages of the form, with their codes as values and their other names.
 */
export function parseLanguages(value: unknown, languages: readonly Choice[]): Parsed<string[]> {
	if (meansNoRestriction(value)) return nothing;
	const parseOne = (entry: unknown): ParsedEntry =>
		parseKnownWord(entry, expected, (text) => findLanguage(text, languages));
	return parseWordList(value, (entry) => {
		// "DE EN FR" is three codes; its EN is no Dutch "and".
		const areCodes = typeof entry === 'string' && /^[a-z]{2}(?: [a-z]{2})+$/i.test(entry);
		return areCodes && !isExclusion(entry)
			? parseList(entry.split(' '), parseOne)
			: parseOne(entry);
	});
}

const expected = {
	kind: 'a known language',
	enter: 'Enter a language such as English or Spanish, or its code, such as en or es.',
};

/** Codes of countries that sheets write for the one language spoken there; none is a language's. */
const languageOfCountry: Readonly<Record<string, string>> = {
	...{ us: 'en', gb: 'en', jp: 'ja', kr: 'ko', cn: 'zh', tw: 'zh-hant', vn: 'vi', cz: 'cs' },
	...{ dk: 'da', gr: 'el', ua: 'uk', br: 'pt', mx: 'es', se: 'sv' },
};

/** What may be a country's code, or a word for two languages, as it is written. */
const doubtful: Readonly<Record<string, string>> = {
	UK: 'English or Ukrainian',
	MY: 'Burmese or Malay',
	BE: 'Belarusian, Dutch or French',
	CH: 'Chamorro, German or French',
	SG: 'Sango, English or Chinese',
	BAHASA: 'Indonesian or Malay',
};

/** Locales whose country's code is a language's, too; "en-es" is two languages. */
const locales = 'en-ca fr-ca es-ar es-sv en-my ms-my zh-my ca-es sv-fi de-it hu-ro'.split(' ');

function findLanguage(text: string, languages: readonly Choice[]): ParsedEntry | undefined {
	const code = text.toLowerCase().replace('_', '-');
	const meanings = doubtful[text] ?? (code === 'bahasa' ? doubtful.BAHASA : undefined);
	if (meanings !== undefined) {
		return { problem: `is ${formatValue(text)}, which could mean ${meanings}. Enter ${meanings}.` };
	}
	const own = languages.find(({ value }) => value === code);
	if (own) return { value: own.value, label: own.name };
	const [base, region] = withoutRegion(text, code);
	const whole = findChoice(languageOfCountry[code] ?? text, languages);
	const meant = whole ?? findChoice(base, languages);
	if (!meant) {
		const isCode = /^[a-z]{2}$/.test(code) && nameOfCode(code) !== undefined;
		return isCode ? { value: code } : undefined;
	}
	const other = whole ? undefined : findChoice(region, languages);
	if (other && other !== meant) {
		return {
			problem: `is ${formatValue(text)}, which names two languages, ${meant.name} and ${other.name}. Separate them with a comma.`,
		};
	}
	const isName = meant.name.toLowerCase() === text.toLowerCase();
	return { value: meant.value, ...(!isName && { readAs: meant.name }) };
}

/** The parts of "English (US)", "en-US" or "Spanish - Latin America"; a mere country is left out. */
function withoutRegion(text: string, code: string): [base: string, region: string] {
	const [, base = '', region = ''] =
		/^([a-z]{2})-([a-z]{2}|\d{3})$/.exec(code) ??
		/^(\p{L}[\p{L}\p{M} ]*)\(([^()]+)\)$/u.exec(text) ??
		/^(\p{L}[\p{L}\p{M} ]*) [-–] ?(.+)$/u.exec(text) ??
		[];
	const isCountry = region.length === 2 && (base.length > 2 || locales.includes(code));
	return [base, isCountry ? '' : region];
}

/** Takes some time to make and is rarely needed. */
let englishNames: Intl.DisplayNames | undefined;

/** The English name of a two-letter code, or undefined where it is no language's. */
function nameOfCode(code: string): string | undefined {
	englishNames ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
	return englishNames.of(code);
}
