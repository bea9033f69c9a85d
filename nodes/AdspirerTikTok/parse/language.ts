import { findBrokenText } from './brokenText';
import { findChoice, type Choice } from './choice';
import { formatValue } from './formatValue';
import { parseList, parseWordList, type ParsedEntry } from './list';
import { meansNoRestriction } from './noRestriction';
import { nothing, type Parsed } from './parsed';
import { isEmpty } from './values';

/**
 * Languages by name, in English, in the language itself or in another large one, by code ("en",
 * "en-US", "pt_BR") or with a country ("English (US)"), which isn't sent. Two-letter codes of other
 * languages pass as they are. "All" and the like send nothing.
 *
 * @param languages The languages of the form, with their codes as values and their other names.
 */
export function parseLanguages(value: unknown, languages: readonly Choice[]): Parsed<string[]> {
	if (isEmpty(value) || meansNoRestriction(value)) return nothing;
	return parseWordList(value, (entry) => {
		// "DE EN FR" is three codes; its EN is no Dutch "and".
		const codes = typeof entry === 'string' ? entry.trim().split(/\s+/) : [];
		return codes.length > 1 && codes.every((code) => /^[a-z]{2}$/i.test(code))
			? parseList(codes, (code) => parseLanguage(code, languages))
			: parseLanguage(entry, languages);
	});
}

/** Codes of countries that sheets write for the one language spoken there; none is a language's. */
const languageOfCountry: Readonly<Record<string, string>> = {
	...{ us: 'en', gb: 'en', jp: 'ja', kr: 'ko', cn: 'zh', tw: 'zh-hant', vn: 'vi', cz: 'cs' },
	...{ dk: 'da', gr: 'el', ua: 'uk', br: 'pt', mx: 'es', se: 'sv' },
};

function parseLanguage(entry: unknown, languages: readonly Choice[]): ParsedEntry {
	if (typeof entry !== 'string') return { problem: `is ${formatValue(entry)}. ${whatToEnter}` };
	const text = entry.normalize('NFKC').trim();
	const code = text.toLowerCase().replace('_', '-');
	if (text === 'UK') {
		return {
			problem: 'is "UK", which could mean English or Ukrainian. Enter English or Ukrainian.',
		};
	}
	if (code === 'bahasa') {
		return {
			problem: `is ${formatValue(text)}, which could mean Indonesian or Malay. Enter Indonesian or Malay.`,
		};
	}
	const language = languages.find(({ value }) => value === code);
	if (language) return { value: language.value, label: language.name };
	const meant =
		findChoice(languageOfCountry[code] ?? text, languages) ?? withRegion(text, languages);
	if (meant) {
		const isName = meant.name.toLowerCase() === text.toLowerCase();
		return isName ? { value: meant.value } : { value: meant.value, readAs: meant.name };
	}
	if (/^[a-z]{2}$/.test(code) && nameOfCode(code) !== undefined) return { value: code };
	return {
		problem:
			findBrokenText(text) ??
			`is ${formatValue(text)}, which isn't a known language. ${whatToEnter}`,
	};
}

const whatToEnter = 'Enter a language such as English or Spanish, or its code, such as en or es.';

/** The language of "English (US)", "en-US" or "Spanish - Latin America", whatever the country. */
function withRegion(text: string, languages: readonly Choice[]): Choice | undefined {
	const code = /^([a-z]{2})[-_](?:[a-z]{2}|\d{3})$/i.exec(text)?.[1];
	if (code !== undefined) return languages.find(({ value }) => value === code.toLowerCase());
	const named =
		/^(\p{L}[\p{L}\p{M} ]*?)\s*(?:\(([^()]+)\)|[（]([^（）]+)[）]|\s[-–]\s*(.+))$/u.exec(text);
	const region = named?.[2] ?? named?.[3] ?? named?.[4] ?? '';
	if (
		named?.[1] === undefined ||
		/\b(?:not?|non|ex\p{L}*|without|ohne|sans|sin)\b/iu.test(region)
	) {
		return undefined;
	}
	return findChoice(named[1], languages);
}

/** Takes some time to make and is rarely needed. */
let englishNames: Intl.DisplayNames | undefined;

/** The English name of a two-letter code, or undefined where it is no language's. */
function nameOfCode(code: string): string | undefined {
	englishNames ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
	return englishNames.of(code);
}
