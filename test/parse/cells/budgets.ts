import { each, reads, refused, type Cell } from './cell';

const of = (amount: number, mode = '') =>
	reads(amount, `${amount}${mode}, in the ad account's currency`);
const daily = (amount: number) => of(amount, ' daily');
const lifetime = (amount: number) => of(amount, ' lifetime');

/** Amounts with words next to them; moneyCells.ts has amounts alone. */
export const budgetCells: readonly Cell[] = [
	...each(of(50), 'USD$50 | $50 (CAD) | 50 $ CAD | 50.00 (USD)'),
	...each(of(1500), 'R 1 500,00 | ₹1,500/- | Rs. 1,500 | 1 500:-'),
	...each(of(1_250_000), '1,250,000 VND | $ 1.250.000'),
	['INR 1,50,000', of(150_000)],
	["CHF 1'000.-", of(1000)],
	['250 dirhams', of(250)],
	['￥１０，０００', of(10_000)],
	// A word that says what the row's budget mode says.
	...each(
		daily(50),
		'50 / day | 50 daily | Daily: $50 | USD 50 (daily) | 50€pro Tag | 50,- €/Tag | 50 €/día',
		'50,00€/j',
	),
	...each(daily(40), '£40 per day | £40 a day | £40pd'),
	...each(daily(80), 'R$ 80,00 por dia'),
	...each(daily(150), '150 zł dziennie | 150 AUD p.d. | 150 SEK/dag | € 150,- p. Tag'),
	...each(daily(1250), '$1,250.00 per day | 1,250 USD/day'),
	...each(daily(5000), '5000円／日 | 5,000円/日 | 日予算5000円 | 日予算¥5,000'),
	// An amount of another period is no daily budget, and must not become one.
	['$1,500/month', refused("isn't a valid amount", 'for a day or for the whole schedule')],
	...each(
		refused("isn't a valid amount"),
		'$350 weekly | 1500 €/Monat | 1500 € par mois | R$ 1500 por mês | $50 / wk | 50 per week',
		'$5,000 for the month | 15日 | 30 天 | 40 quid | max 50 | $50 x 30 | 5O | 50 days | $5k/day',
		'1.5k | 2K | $2k/day | $(50) | ($50) | -$50 | -5 | ~50 | 50+ | $50-75 per day | $50-$75',
	),
	...each(refused('two currencies'), '€50 (USD) | EUR $50 | €50 USD/day'),
	['1,250/day', refused('is "1,250/day"', 'read as 1250 or as 1.25')],
	...each(
		lifetime(1000),
		'$1,000 lifetime | 1000 total | Total: £1,000 | 1.000 € gesamt | R$ 1.000,00 no total',
	),
	...each(lifetime(5000), '$5,000 flight | 5000円（総額） | €5.000 totaal'),
];

export const budgetModeCells: readonly Cell[] = [
	...each({ is: 'BUDGET_MODE_TOTAL' }, 'budget_mode_total | lifetime'),
	['Laufzeit', reads('BUDGET_MODE_TOTAL', 'Lifetime')],
	...each(reads('BUDGET_MODE_DAY', 'Daily'), 'per day | Tagesbudget | par jour | 日予算'),
	...each(
		{
			...reads('BUDGET_MODE_DAY', 'Daily'),
			warning:
				/^is "[^"]*", with which TikTok may spend a quarter more on a single day\. What is made here has a fixed daily budget instead\.$/,
		},
		'BUDGET_MODE_DYNAMIC_DAILY_BUDGET | Dynamic daily budget | dynamic daily',
	),
	['#N/A', refused('formula')],
	...each(
		refused("isn't a budget mode of TikTok", 'and the amount that goes with it'),
		'Weekly | ? | each',
	),
];

export const bidCells: readonly Cell[] = [
	[0.45, { is: 0.45 }],
	['0,45 €', of(0.45)],
	['$2', of(2)],
	...each('nothing', '- | n/a'),
	['0', refused('but the smallest price is 0.01')],
	['low', refused("isn't a valid amount")],
	['1.250', refused('can be read as 1250 or as 1.25')],
];

export const bidTypeCells: readonly Cell[] = [
	...each(
		reads('BID_TYPE_NO_BID', 'Lowest Cost'),
		'maximum delivery | niedrigste Kosten | menor custo | 最小単価 | coût le plus bas',
	),
	...each('nothing', "Adspirer's Default | Service Default | -"),
	...each(refused('which the node has no field for'), 'highest value | Target ROAS'),
	[
		'cheap',
		refused("isn't one of the choices", 'Enter Cost Cap or Bid Cap, Lowest Cost or Maximum'),
	],
];

export const objectiveCells: readonly Cell[] = [
	['Engagement', refused("isn't one of the choices", 'App Promotion, Conversions')],
];
