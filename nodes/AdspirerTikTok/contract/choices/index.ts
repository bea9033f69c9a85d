/**
 * The lists of the service, once for the form and once for the arguments: each value with the word
 * that the form shows and other words that people's sheets use for it.
 */
import type { AgeGroup } from '../../parse/ages';
import type { Choice } from '../../parse/choice';
import { countryNames, type CountryNames } from '../../parse/places';
import { countryLines } from '../countries';
import { languageLines } from '../languages';
import { choicesIn } from './choicesIn';

export type { Choice } from '../../parse/choice';
export * from './goals';

/** The word that the form shows for a value; the value itself where the form does not offer it. */
export function nameOf(
	choices: ReadonlyArray<Pick<Choice, 'name' | 'value'>>,
	value: string,
): string {
	return choices.find((choice) => choice.value === value)?.name ?? value;
}

/** A closed list: daily and lifetime. */
export const budgetModes = choicesIn(`
	BUDGET_MODE_DAY Daily: Spend up to the budget every day
		day | per day | a day | each day | every day | daily budget | dbo | täglich | Tagesbudget
		pro Tag | Tag | tägliches Budget | quotidien | budget quotidien | par jour | journalier
		budget journalier | jour | diario | presupuesto diario | por día | al día | día
		orçamento diário | ao dia | verba diária | diária | giornaliero | al giorno | dagelijks
		dagbudget | dag | per dag | p/d | p. Tag | /j | daily cap | per dygn | per døgn | dziennie
		denně | günlük | /день | в день | giorno | tägl. | 日予算 | 日 | 1日 | 1日の予算 | 一日
		1日予算 | 日額 | 1日あたり | daily spend | diarios | diarias | giornalieri | quotidiens
		毎日 | 日別 | 日预算 | 天 | 每日 | 每日预算 | 일일 | 일일 예산
	BUDGET_MODE_TOTAL Lifetime: Spend the budget over the whole schedule. Needs an end time.
		total | lifetime budget | total budget | whole schedule | whole flight | flight
		campaign lifetime | Laufzeit | Laufzeitbudget | Gesamtbudget | gesamt | Gesamtlaufzeit
		gesamte Laufzeit | Budget für die Laufzeit | budget total | global | budget global
		durée de vie | durée totale | budget sur la durée de vie | presupuesto total
		presupuesto de por vida | de por vida | toda la campaña | vitalício | orçamento vitalício
		orçamento total | verba total | no total | en total | LT | LTB | per flight | in total
		au total | insgesamt | overall | tempo de vida | tempo de vida útil | totale | budget totale
		looptijd | totaal | 通算 | 通算予算 | 総予算 | 合計予算 | 全期間 | 全期間予算 | 合計 | 総額
		期間予算 | 总预算 | 总计 | 총 예산 | 통산 | 평생 예산
`);

/** Who chooses the placements. Service Default sends nothing. */
export const placementTypes = choicesIn(`
	PLACEMENT_TYPE_AUTOMATIC Automatic: TikTok chooses where the ads appear
		auto | automatic placement | automatic placements | auto placement | recommended
		auto placements | all placements | automatisch | automatische Platzierung
		automatische Platzierungen | alle Platzierungen | automatique | automatiques
		placement automatique | placements automatiques | automático | automática
		ubicación automática | ubicaciones automáticas | posicionamento automático
		posicionamentos automáticos | automáticos | 自動 | オート | 自動プレースメント | 自動配置
		自動掲載 | 自动 | 自动版位 | 자동 | automatiche
	PLACEMENT_TYPE_NORMAL Manual: You choose where the ads appear
		normal | manual placement | manual placements | select placement | select placements
		selected placements | choose placements | manuell | manuelle Platzierung
		manuelle Platzierungen | Platzierung auswählen | manuel | placement manuel
		placements manuels | sélectionner les placements | ubicación manual | 手動 | マニュアル
		ubicaciones manuales | seleccionar ubicación | posicionamento manual | 手動配置
		posicionamentos manuais | selecionar posicionamento | 手動プレースメント | 手动 | 수동
		manuale | handmatig
	- Service Default: Let Adspirer choose
		default | Standard | défaut | par défaut | por defecto | padrão | デフォルト
`);

/** Where ads can appear. */
export const placements = choicesIn(`
	PLACEMENT_GLOBAL_APP_BUNDLE Global App Bundle: Other apps of the TikTok family
		GAB | global app | app bundle | グローバルアプリバンドル
	PLACEMENT_PANGLE Pangle: Apps of the Pangle ad network
		Pangle network | パングル | audience network
	PLACEMENT_TIKTOK TikTok: The TikTok app
		TikTok only | TikTok feed | TikTok in-feed | in-feed | in feed ads | feed | TT | nur TikTok
		uniquement TikTok | solo TikTok | só TikTok | ティックトック
`);

/** TikTok's age groups, from the youngest to the oldest. */
export const ageGroups: readonly AgeGroup[] = [
	{ name: '13-17', value: 'AGE_13_17', from: 13, to: 17 },
	{ name: '18-24', value: 'AGE_18_24', from: 18, to: 24 },
	{ name: '25-34', value: 'AGE_25_34', from: 25, to: 34 },
	{ name: '35-44', value: 'AGE_35_44', from: 35, to: 44 },
	{ name: '45-54', value: 'AGE_45_54', from: 45, to: 54 },
	{ name: '55+', value: 'AGE_55_100', from: 55, to: 100 },
];

/** The words that sheets use for these are in parse/genderAndLanguage.ts. */
export const genders: readonly Choice[] = [
	{ name: 'All', value: 'GENDER_UNLIMITED' },
	{ name: 'Female', value: 'GENDER_FEMALE' },
	{ name: 'Male', value: 'GENDER_MALE' },
];

/** The words that sheets use for these are in parse/choice.ts. */
export const operatingSystems: readonly Choice[] = [
	{ name: 'Android', value: 'ANDROID' },
	{ name: 'iOS', value: 'IOS' },
];

/** TikTok's ID of the country that an ad group without locations targets. */
export const unitedStates = '6252001';

let index: CountryNames | undefined;

/** Every country by its codes and names; built at first use, which takes some milliseconds. */
export function countryIndex(): CountryNames {
	index ??= countryNames(countryLines);
	return index;
}

/** The countries for the form, by English name; the value is TikTok's location ID. */
export const countries: readonly Choice[] = countryLines.map((line) => {
	const [, , value = '', ...rest] = line.split(' ');
	return { name: rest.join(' ').split('|', 1)[0] ?? '', value };
});

/** An open list: the service takes other codes too, which an expression can give. */
export const languages: readonly Choice[] = languageLines.map((line) => {
	const [value = ''] = line.split(' ', 1);
	const [name = value, ...aliases] = line.slice(value.length + 1).split('|');
	return { name, value, aliases };
});

/** What `search_tiktok_targeting` can look for (Adspirer's OpenAPI document). */
export const targetingTypes = choicesIn(`
	action_categories Action Category
	carriers Carrier
	device_models Device Model
		devices
	interest_categories Interest
		interests | interest category
	interest_keywords Interest Keyword
	languages Language
	regions Region or City
		region | city | cities
`);

/** How far down a search for places goes. */
export const placeLevels = choicesIn(`
	ALL All
	TO_CITY City
		cities
	TO_COUNTRY Country
		countries
	TO_DISTRICT District
		districts
	TO_PROVINCE State or Province
		state | province | provinces | states
`);
