import { all, none, type CellTable } from './cellTable';

const inCurrency = (amount: string) => `${amount}, in the ad account's currency`;
const daily = (amount: number): [number, string] => [amount, inCurrency(`${amount} daily`)];
const lifetime = (amount: number): [number, string] => [amount, inCurrency(`${amount} lifetime`)];

/** What an amount is by itself is tried in test/parse/moneyCells.ts, and here what may be next to it. */
export const budgets: CellTable = {
	argument: 'budget',
	read: [
		...all([50, inCurrency('50')], 'USD$50 | $50 (CAD) | 50 $ CAD | 50.00 (USD)'),
		...all([1500, inCurrency('1500')], 'R 1 500,00 | ₹1,500/- | Rs. 1,500 | 1 500:-'),
		...all([1_250_000, inCurrency('1250000')], '1,250,000 VND | $ 1.250.000'),
		['INR 1,50,000', 150_000, inCurrency('150000')],
		["CHF 1'000.-", 1000, inCurrency('1000')],
		['250 dirhams', 250, inCurrency('250')],
		['￥１０，０００', 10_000, inCurrency('10000')],
		// A word that says what the row's budget mode says.
		...all(
			daily(50),
			'50 / day | 50 daily | Daily: $50 | USD 50 (daily) | 50€pro Tag | 50,- €/Tag | 50 €/día',
			'50,00€/j',
		),
		...all(daily(40), '£40 per day | £40 a day | £40pd'),
		...all(daily(80), 'R$ 80,00 por dia'),
		...all(daily(150), '150 zł dziennie | 150 AUD p.d. | 150 SEK/dag | € 150,- p. Tag'),
		...all(daily(1250), '$1,250.00 per day | 1,250 USD/day'),
		...all(daily(5000), '5000円／日 | 5,000円/日 | 日予算5000円 | 日予算¥5,000'),
	],
	refused: [
		// An amount of another period is no daily budget, and must not become one.
		['$1,500/month', "isn't a valid amount", 'for a day or for the whole schedule'],
		...none(
			"isn't a valid amount",
			'$350 weekly | 1500 €/Monat | 1500 € par mois | R$ 1500 por mês | $50 / wk | 50 per week',
			'$5,000 for the month | 15日 | 30 天 | 40 quid | max 50 | $50 x 30 | 5O | 50 days | $5k/day',
			'1.5k | 2K | $2k/day',
		),
		...none('two currencies', '€50 (USD) | EUR $50 | €50 USD/day'),
		...none("isn't a valid amount", '$(50) | ($50) | -$50 | -5'),
		...none("isn't a valid amount", '~50 | 50+'),
		...none("isn't a valid amount", '$50-75 per day | $50-$75'),
		['$1,000 lifetime', "but 'Budget Mode' says Daily", 'Make the two match'],
		['1000 total', "but 'Budget Mode' says Daily"],
		['1,250/day', 'is "1,250/day"', 'read as 1250 or as 1.25'],
	],
};

export const lifetimeBudgets: CellTable = {
	about: 'for the lifetime',
	argument: 'budget',
	parameters: { budgetMode: 'Lifetime', scheduleEndTime: '2027-05-31' },
	read: [
		...all(
			lifetime(1000),
			'$1,000 lifetime | 1000 total | Total: £1,000 | 1.000 € gesamt | R$ 1.000,00 no total',
		),
		...all(lifetime(5000), '$5,000 flight | 5000円（総額） | €5.000 totaal'),
	],
	refused: [['50 daily', "but 'Budget Mode' says Lifetime"]],
};
