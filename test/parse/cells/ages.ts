import { each, empty, is, reads, refused, type Cell } from './cell';

const [teens, young, adults, middle, late, old] = [
	...['AGE_13_17', 'AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100'],
];
const from18 = [young, adults, middle, late, old];
const readFrom18 = reads(from18, '18–24, 25–34, 35–44, 45–54 and 55+');
const read18To34 = reads([young, adults], '18–24 and 25–34');
const asText = 'format the column as text';

export const ageCells: readonly Cell[] = [
	...each(readFrom18, 'All adults | adults | Adults only'),
	// The form's words and the API's values
	...each(is([young]), '18-24 | 18–24 | AGE_18_24 | Age 18-24 | 18-24 Jahre'),
	['35 jaar en ouder', reads([middle, late, old], '35–44, 45–54 and 55+')],
	['13 - 17', is([teens])],
	...each(is([old]), '55+ | age_55_100'),
	...each(
		is([young, adults]),
		'18-24, 25-34 | 18-24 25-34 | 18-24 und 25-34 | 18-24 + 25-34 | 18-24+25-34 | 18-24, 18-24, 25-34',
	),
	[['18-24', 'AGE_25_34'], is([young, adults])],
	['["AGE_18_24","AGE_25_34"]', is([young, adults])],
	// Words that end with letters which elsewhere mean years
	...each(
		reads([middle, late, old], '35–44, 45–54 and 55+'),
		'powyżej 35 lat | co najmniej 35 lat',
	),
	...each(read18To34, 'od 18 do 34 lat | między 18 a 34 rokiem życia | mellan 18 och 34 år'),
	// The groups of other ad platforms
	['55-64, 65+', reads([old], '55+')],
	['45-54; 55–64; 65+', reads([late, old], '45–54 and 55+')],
	// Adults and people in the short form of media planners
	...each(read18To34, 'A18-34 | A 18-34 | Everyone 18-34'),
	...each(readFrom18, 'P18+ | P 18+ | All 18+ | All adults 18+ | 18 & over | 18&up'),
	['A18-49', refused("TikTok's age groups are", 'Use 18-44 or 18-54.')],
	['Over 25s', reads([adults, middle, late, old], '25–34, 35–44, 45–54 and 55+')],
	['All 18', refused("isn't an age range")],
	// Whose gender would get lost
	['W25-54', refused("isn't an age range. Enter ages such as 18-24, 18-34 or 35+.")],
	...each(refused("isn't an age range"), 'F18-34 | 18-24 (Women), 25-34 | Men 18+'),
	// Ranges of whole groups
	...each(
		read18To34,
		'18 t/m 34 | 18 tot en met 34 jaar | 18-34 | 18–34 | 18—34 | 18 - 34 | 18 to 34',
		'18-34 years | 18-34 y/o | 18-34 yrs old | Ages 18-34 | aged 18 to 34',
		'Adults 18-34 | between 18 and 34 | from 18 to 34 | 18 bis 34 | von 18 bis 34',
		'18-34 YAŞ ARASI | 18-34 yaş | 18 s/d 34 tahun | 18 sampai 34 thn | antara 18 dan 34 tahun | usia 18-34',
		'18～34歳 | 18歳〜34歳 | 18歳から34歳まで | １８－３４ | ١٨-٣٤ | १८-३४',
	),
	...each(readFrom18, 'mayores de 18 | maiores de 18 anos | acima de 18 | über 18 | oltre 18 anni'),
	['plus de 55 ans', is([old])],
	// Open ranges
	...each(
		readFrom18,
		'18+ | 18 + | +18 | 18 and over | 18 and older | 18 or above | 18 plus | ab 18',
		'18 años y más | 18 anos ou mais | 18歳以上 | 18-65+ | 18-65 | 18-99 | 18 jaar en ouder | 18 et +',
		'từ 18 tuổi trở lên | ตั้งแต่ 18 ปีขึ้นไป',
		'18 yaş ve üzeri | 18 yaş üstü | 18 tahun ke atas | di atas 18 tahun | minimal 18 tahun',
		'18 anni e oltre | 18 ans et plus | 18 oder älter | 18 Jahre und älter | 18 anos e acima | People 18+',
	),
	...each(reads([old], '55+'), '55-100 | 55'),
	[55, reads([old], '55+')],
	// No restriction
	...each(
		'nothing',
		'All | all ages | alle | Alle Altersgruppen | alle leeftijden | tutte le età | tous les âges | todas las edades',
		'todas as idades | 全年齢 | Broad | - | – | n/a',
	),
	...empty('', null, [], ['All']),
	// Ranges that cut a group
	['18-30', refused('is "18-30"', 'age groups are 13–17, 18–24', 'Use 18-24 or 18-34.')],
	['21+', refused('Use 18+ or 25+.')],
	['25-34, 35-40', refused('includes "35-40"', 'Use 35-44.')],
	// Children
	['0+', refused('Use 13+.')],
	['6-12', refused('Enter ages such as')],
	// Ranges that a spreadsheet has turned into dates and numbers
	[new Date('2026-12-13T00:00:00Z'), refused('is a date', asText)],
	...each(refused(asText), '46003 | 2017-12-13 | 13.12.2017 | 17-Dec | Dec-17'),
	[-7, refused(asText)],
	// Neither
	[18, refused('is "18"', 'Enter ages such as 18-24, 18-34 or 35+.')],
	...each(
		refused("isn't an age range"),
		'18 | 34-18 | 18- | under 25 | up to 34 | 20代 | young adults | Gen Z',
	),
	['18-24, children, seniors', refused('includes "children"', 'The same goes for "seniors"')],
	[{ from: 18 }, refused('an object with from')],
	[true, refused('is "true"')],
];
