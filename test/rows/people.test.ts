import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { checkSheet, expectRows } from './bench';

const bench = fileWorkbench();
const daily = { Country: 'US', 'Daily budget': 50 };

describe('ages and a gender in one cell', () => {
	expectRows(
		bench,
		daily,
		`
		Age/Gender = Women 25-44 ¦ Age/Gender = W25-44 ¦ Demo = 25-44 F ¦ Demo = Female (25-44)
			¦ Alter/Geschlecht = Frauen 25–44 Jahre ¦ Edad/Género = Mujeres, 25 a 44 años
			¦ 性別・年齢 = 女性25〜44歳 ¦ Age = W25-44 | Gender = Female ¦ Demo = Women aged 25-44
			¦ Demo = Women 25-44 years old ¦ Age/Gender = Frauen im Alter von 25 bis 44
			¦ Demo = femmes âgées de 25 à 44 ans ¦ Demo = vrouwen van 25 tot 44 jaar
			-> gender = GENDER_FEMALE | age_groups = AGE_25_34,AGE_35_44,
		Age/Gender = M18+ -> gender = GENDER_MALE
		Age/Gender = A18-54 -> age_groups = AGE_18_24,AGE_25_34,AGE_35_44,AGE_45_54, | gender =
		Age/Gender = A18-54 | Gender = F -> gender = GENDER_FEMALE
		Age/Gender = Women 25-44 | Age = 18-24 -> ! 'Age'
		Age/Gender = Women 25-44 | Gender = M -> ! 'Gender'
		Demo = Women 25-44? -> ! 'Demo'
		// The ages alone, and with what says that they are ages.
		Age/Gender = 18-34 ¦ Age/Gender = People 18-34 ¦ Demo = Adults 18–34 ¦ Demo = 18-34 Jahre
			¦ Age/Gender = Personen von 18 bis 34
			-> age_groups = AGE_18_24,AGE_25_34, | gender = | audience_ids =
		Age/Gender = 18-30 -> ! TikTok's age groups are
	`,
	);

	it.each([
		...['Buyers 180-365', 'LAL 1-2%', 'Visitors 30-60d', 'Viewers 25-50%', 'Romania buyers'],
		'Women 25-44',
	])('are no more than a name under the heading of audiences: %s', async (name) => {
		const { items } = await checkSheet(bench, [{ ...daily, 'Custom audiences': name }]);
		expect(items[0]?.summary).toContain(`: "${name}" (looked up when created)`);
	});
});

it.each<[age: string, choice: string, groups: string[] | undefined]>([
	['21+', 'inside', ['AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100']],
	['20-30', 'outside', ['AGE_18_24', 'AGE_25_34']],
	['18-24', 'outside', ['AGE_18_24']],
	['20-23', 'inside', undefined],
	['20-30', 'refuse', undefined],
])("ages between TikTok's groups: %s with %s", async (Age, agesBetweenGroups, groups) => {
	const options = { agesBetweenGroups };
	const { items } = await checkSheet(bench, [{ ...daily, Age }], { options });
	expect(items).toMatchObject([groups ? { arguments: { age_groups: groups } } : { valid: false }]);
});

it.each<[cells: IDataObject, valid: boolean]>([
	[{ Country: 'US', 'Location IDs': '5332921' }, false],
	[{ Country: 'US', 'Location IDs': '6252001' }, true],
	[{ Country: '', 'Location IDs': '5332921' }, true],
])('a country and the IDs of places: %j', async (cells, valid) => {
	const { items } = await checkSheet(bench, [{ ...daily, ...cells }, daily]);
	expect(items[0]).toMatchObject({ valid });
	if (!valid) expect(items[0]?.problems).toContain("but 'Location IDs' is");
});

it.each([
	[{ 'Age max': 24 }, 'problems', `'Age max' is "24",`],
	[{ 'Age max': 'n.a., 24' }, 'problems', `'Age max' includes "n.a."`],
	[{ 'Age min': 25 }, 'readings', `'Age min' "25" was read as`],
	[
		{ 'Start date': 46388, 'Start time': '09:00' },
		'readings',
		`'Start date + Start time' "46388 09:00"`,
	],
])(
	'messages quote what the cell has, and not what was made of it: %j',
	async (cells, key, text) => {
		const row = {
			Name: 'A',
			'Daily budget': 50,
			Country: 'US',
			'Campaign ID': '1790000000000000001',
		};
		const { items } = await checkSheet(bench, [{ ...row, ...cells }]);
		expect(items[0]?.[key]).toContain(text);
	},
);
