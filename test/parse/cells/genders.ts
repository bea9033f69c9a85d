import { each, is, reads, refused, type Cell } from './cell';

const male = reads('GENDER_MALE', 'male');
const female = reads('GENDER_FEMALE', 'female');
const all = reads('GENDER_UNLIMITED', 'all genders');
const none = refused("isn't a gender that TikTok can target", 'Enter Female, Male or All.');

export const genderCells: readonly Cell[] = [
	['Male', is('GENDER_MALE')],
	['female', is('GENDER_FEMALE')],
	['gender_female', is('GENDER_FEMALE')],
	...each(male, 'M | m | men | Men only | males | Männer | männlich | Hommes | Hombres | homens'),
	...each(
		female,
		'F | W | w | V | women | Females | ladies | Frauen | weiblich | femmes',
		'KADIN | féminin | mujeres | mujer | Mulheres | donne | vrouwen | 女性 | 女 | 여성 | женщины',
	),
	...each(
		all,
		'M/V | H/M | H, M | hombres y M | both | Both genders | beide | mixte | ambos | 男女 | Male, Female',
		'nam và nữ | Nam/Nữ | ช/ญ | ชายและหญิง',
		'Female; Male | Men & Women | men and women | M/F | F/M | M+F | m+w | m/w',
		'Kadın/Erkek | L/P | P | m/w/d | MF | Hommes/Femmes | Hommes et femmes | H/F | hombres y mujeres',
	),
	[['Male', 'Female'], all],
	['["Male","Female"]', all],
	...each('nothing', 'All | Unlimited | alle Geschlechter | tous les genres | 全員 | - | n/a'),
	[['All'], 'nothing'],
	['女性のみ', female],
	...each(female, 'chỉ nữ | ผู้หญิงเท่านั้น'),
	['男性のみ', male],
	['-F', refused('an exclusion')],
	['', 'nothing'],
	[null, 'nothing'],
	...each(
		none,
		'♀ | d | divers | non-binary | M/D | all, men | mostly women | female-skewed',
		'L | Femal | Male 18-34 | F>M | F > M | M-F | M:F | M.F | F→M | ♀>♂',
	),
	[1, refused('is "1"', 'Enter Female, Male or All.')],
	[{ gender: 'M' }, refused('an object with gender')],
];

/** In a column that writes L for men and P for women, as in Indonesia. */
export const genderCellsNextToL: readonly Cell[] = [
	...each(male, 'L | l | Laki-laki | Pria'),
	...each(female, 'P | p | Perempuan | Wanita'),
	...each(all, 'L/P | P/L | L & P | L dan P | Pria, Wanita'),
	['Semua', 'nothing'],
];

/** In a column with an L in another row, which doesn't say what it is. */
export const genderCellsWithAnL: readonly Cell[] = [...each(none, 'L | P'), ['L/P', all]];

/** In a column that writes H for men and F for women. */
export const genderCellsNextToH: readonly Cell[] = [
	['H', male],
	['M', refused('could mean women or men', 'Enter Female or Male.')],
	...each(all, 'H/M | H, M | H y M | Hombres, M | M/F'),
	...each(female, 'Mujeres | F'),
	['Male', is('GENDER_MALE')],
	['todos', 'nothing'],
];
