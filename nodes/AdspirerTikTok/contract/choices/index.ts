/**
 * The lists of the service, once for the form and once for the arguments: each value with the word
 * that the form shows and other words that people's sheets use for it.
 */
import type { AgeGroup } from '../../parse/ages';
import type { Choice } from '../../parse/choice';
import { countryNames, type CountryNames } from '../../parse/locations';
import { countryLines } from '../countries';
import { languageLines } from '../languages';
import { choicesIn } from './words';

export type { Choice } from '../../parse/choice';
export * from './words';

/** The word that the form shows for a value; the value itself where the form does not offer it. */
export function nameOf(
	choices: ReadonlyArray<Pick<Choice, 'name' | 'value'>>,
	value: string,
): string {
	return choices.find((choice) => choice.value === value)?.name ?? value;
}

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

/** How TikTok bids, with the words of other platforms but for what aims at value: see the field. */
export const bidTypes = choicesIn(`
	BID_TYPE_CUSTOM Cost Cap or Bid Cap: Keep the cost at a price, which has to be entered too
		(cost/bid/manual) cap | (manual/max/custom) bid | target (CPA/cost) | cost per result goal
		tCPA | (Kosten/Gebots)(limit/obergrenze) | Ziel-CPA | plafond (de coût/d’enchère)
		CPA (cible/objetivo) | (límite/tope) de (coste/costo/puja) | limite de (custo/lance)
		CPA (alvo/desejado) | limite di (costo/offerta) | (kosten/bied)limiet | (コスト/入札)キャップ | 目標CPA
		비용 한도 | bod limiet | 入札上限 | 수동(입찰)
	BID_TYPE_NO_BID Lowest Cost: Get the most results for the budget = (maximum/max) delivery
		auto(matic) bid(ding) | (highest/max) volume | (niedrigste/geringste) Kosten
		maximale Auslieferung | coût (le plus bas/minimum) | diffusion maximale
		(menor/mínimo) (coste/costo/custo) | (coste/costo) más bajo | custo mais baixo
		(entrega/veiculação) máxima | costo (più basso/minimo) | laagste kosten | (最小/最低)(単価/コスト) | 最大配信
		최저 비용 | automátic(a/o) | automati(que/sch/co) | 自動(入札) | 자동(입찰)
	BID_TYPE_MAX_CONVERSION Maximum Conversions: Get the most conversions for the budget
		(max/maximize/maximale) conversions | コンバージョン(数の)最大化
	- Service Default: Let Adspirer choose = default
`);

/** How fast the budget is spent. */
export const pacings = choicesIn(`
	PACING_MODE_FAST Accelerated: Spend the budget as fast as possible = fast | ASAP | beschleunigt
		accéléré(e) | acelerad(a/o) | accelerato | versneld | 加速 | 빠르게
	- Service Default: Let Adspirer choose = default
	PACING_MODE_SMOOTH Standard: Spread the budget evenly = smooth | even(ly) | gleichmäßig | régulier
		uniforme | estándar | gelijkmatig | 標準 | 均等 | 표준
`);

/** Whether an ad group has an end. */
export const scheduleTypes = choicesIn(`
	SCHEDULE_FROM_NOW Run Continuously: Without an end time = continuous(ly) | from now | always on
		ongoing | fortlaufend | (en) continu | continuo | 継続
	- Service Default: Let Adspirer choose = default
	SCHEDULE_START_END Start and End Times: Until the end time = start (&/and/to/) end | scheduled
`);

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
