import { findBrokenText } from './brokenText';
import { fold } from './fold';
import { formatValue } from './formatValue';
import { meansAll, meansNoRestriction } from './noRestriction';
import { nothing, type Parsed } from './parsed';
import { isEmpty } from './values';
import { words } from './words';

/** The service's values. */
export type Gender = 'GENDER_MALE' | 'GENDER_FEMALE' | 'GENDER_UNLIMITED';
type One = 'male' | 'female' | 'diverse' | 'all' | 'M';

const wordsOf: ReadonlyArray<readonly [One, readonly string[]]> = [
	[
		'male',
		words(
			'male | males | man | men | boys | h | hombre | hombres | homme | hommes | homem',
			'homens | masculino | masculin | Männer | Mann | männlich | Herren | uomo | uomini',
			'maschio | maschi | maschile | mannen | mannelijk | 男 | 男性 | 男子 | 男士 | 남성',
			'남자 | erkek | mężczyźni | mężczyzna | män | pria | laki-laki | мужчины | мужской',
			'nam | ชาย | ذكور | ذكر | رجال',
		),
	],
	[
		'female',
		words(
			'female | females | f | w | woman | women | girls | ladies | Frauen | Frau | weiblich',
			'Damen | femme | femmes | féminin | mujer | mujeres | femenino | mulher | mulheres',
			'feminino | donna | donne | femmina | femmine | femminile | vrouw | vrouwen',
			'v | vrouwelijk | 女 | 女性 | 女子 | 女士 | 여성 | 여자 | kadın | kadınlar | kobiety',
			'kobieta | kvinnor | wanita | perempuan | женщины | женский | nữ | หญิง | إناث | أنثى',
			'نساء',
		),
	],
	['diverse', ['d', 'x', 'div', 'divers', 'diverse', 'other', 'others', 'nb', 'non-binary']],
	[
		'all',
		words(
			'GENDER_UNLIMITED | both | both genders | both sexes | unisex | mixed',
			'mixte | mixto | misto | beide | beide Geschlechter | les deux | ambos | ambas',
			'ambos sexos | ambos os sexos | tous sexes | entrambi | 男女 | 男女問わず | 両方',
			'mf | fm | mw | wm | mwd | wmd | hf | fh | hm | mh | mv | vm | m f | men women',
		),
	],
	['M', ['m']],
];

const meanings = new Map<string, One>([
	['gendermale', 'male'],
	['genderfemale', 'female'],
	...wordsOf.flatMap(([one, list]) => list.map((word): [string, One] => [fold(word), one])),
]);

/** The words of a cell: "M/F", "Male, Female", "Hommes et femmes", "m+w", "男性・女性". */
function partsOf(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(partsOf);
	return String(value)
		.replace(/^\s*\[([\s\S]*)\]\s*$/, '$1')
		.split(/[,;|/\n\r\t、，；・&+]|\s(?:and|und|et|y|e|en|i|och|ve|or|oder|ou|o)\s|と/iu)
		.map((part) => part.replace(/["']|\bonly\b|\bnur\b|\bsolo\b/gi, '').trim())
		.filter((part) => part !== '');
}

function meaningOf(part: string): One | undefined {
	return meanings.get(fold(part)) ?? (meansAll(part) ? 'all' : undefined);
}

/** True for a text with a word for men or women in it, such as "F18-34". */
export function namesGender(text: string): boolean {
	return text.split(/[^\p{L}\p{M}]+/u).some((word) => {
		const one = meanings.get(fold(word));
		return one === 'male' || one === 'female' || one === 'M';
	});
}

/**
 * True where a sheet writes H for men, as Spanish and Portuguese ones do: its M then means women.
 *
 * @param values The gender cells of all rows.
 */
export function usesHForMen(values: readonly unknown[]): boolean {
	const hWords = new Set(['h', 'hm', 'mh', 'hombre', 'hombres', 'homem', 'homens']);
	return values.some(
		(value) =>
			(typeof value === 'string' || Array.isArray(value)) &&
			partsOf(value).some((part) => hWords.has(fold(part))),
	);
}

/**
 * Male, female or both, in the words and letters of media plans in several languages. "Both" and
 * "M/F" send the service's value for all genders. "All", "any", "-" and "n/a" restrict nothing, and
 * send nothing.
 *
 * @param sheet `mIsAmbiguous`: the sheet writes H for men (see usesHForMen), so that an M alone may
 *   mean women and is refused.
 * @param whereAgesGo Where a person can say which ages "F18-34" means, in quotes.
 */
export function parseGender(
	value: unknown,
	sheet: { mIsAmbiguous: boolean },
	whereAgesGo = "'Age Groups'",
): Parsed<Gender> {
	if (isEmpty(value) || meansNoRestriction(value)) return nothing;
	if (typeof value !== 'string' && !Array.isArray(value)) {
		return { problem: `is ${formatValue(value)}. ${whatToEnter}` };
	}
	const text = Array.isArray(value) ? value.join(', ') : value.trim();
	const whole = meaningOf(text);
	const found = whole ? [whole] : partsOf(value).map(meaningOf);
	const set = new Set(found);
	if (set.has(undefined) && /\d{2}\s*[-–+]/.test(text) && namesGender(text)) {
		return {
			problem: `is ${formatValue(text)}, which says more than the gender. ${whatToEnter.slice(0, -1)}, and the ages in ${whereAgesGo}.`,
		};
	}
	if (found.length === 0 || set.has(undefined) || isOneSided(set)) {
		return {
			problem:
				findBrokenText(text) ??
				`is ${formatValue(text)}, which isn't a gender that TikTok can target. ${whatToEnter}`,
		};
	}
	const besideH = usesHForMen([value]);
	if (set.has('M') && sheet.mIsAmbiguous && !besideH && !set.has('female')) {
		return {
			problem: `is ${formatValue(text)}, which could mean women or men, because other rows write H for men. Enter Female or Male.`,
		};
	}
	return readingOf(set, besideH, text);
}

/** "Men and diverse" or "all, men": more or less than TikTok's choices can say. */
function isOneSided(found: ReadonlySet<One | undefined>): boolean {
	const men = found.has('male') || found.has('M');
	if (found.has('all')) return found.size > 1;
	return found.has('diverse') && !(men && found.has('female'));
}

const whatToEnter = 'Enter Female, Male or All.';

const names: Record<Gender, string> = {
	GENDER_MALE: 'male',
	GENDER_FEMALE: 'female',
	GENDER_UNLIMITED: 'all genders',
};

function readingOf(
	found: ReadonlySet<One | undefined>,
	besideH: boolean,
	text: string,
): Parsed<Gender> {
	const men = found.has('male') || found.has('M');
	// Beside H in one cell, M is the other gender.
	const women = found.has('female') || (found.has('M') && besideH);
	const both = men === women;
	const value = both ? 'GENDER_UNLIMITED' : men ? 'GENDER_MALE' : 'GENDER_FEMALE';
	const own = [value, value.replace('GENDER_', '')].map(fold);
	return own.includes(fold(text)) ? { value } : { value, readAs: names[value] };
}
