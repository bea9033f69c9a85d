import { each, empty, is, reads, refused, type Cell } from './cells/cell';

const inCurrency = (amount: string) => `${amount}, in the ad account's currency`;

/** A number, or text that says no more than one. */
export const moneyCells: readonly Cell[] = [
	[50, is(50)],
	[49.9, is(49.9)],
	[10_000_000_000, is(10_000_000_000)],
	[[50], is(50)],
	...each(is(50), '50 | 50.0 | +50 | \u00a050\u200b'),
	['49.90', is(49.9)],
	["'50", is(50)],
	// Sums with the errors of floating point.
	[0.1 + 0.2 + 1, is(1.3)],
	[0.99999999999, is(1)],
	...each(
		reads(1250, inCurrency('1250')),
		'$ 1,250.00 | R$ 1.250,00 | R$1.250 | 1.250,00 € | €1.250 | $1,250 | 1.250,- | 1 250 | ₹१,२५०',
		'1,250.00 | 1249.995',
	),
	...each(
		reads(50, inCurrency('50')),
		'$50 | 50$ | € 50,- | 50,– | CHF 50.– | Fr. 50.00 | 50 USD | usd50 | 50 Euro | 50 dollars',
		'$50 CAD | US$50 USD | R$ 50 BRL | 50 р.',
	),
	...each(reads(49.9, inCurrency('49.90')), 'US$ 49.90 | 49,90 | 49,9'),
	...each(reads(1500, inCurrency('1500')), 'MX$1,500.00 | NT$1,500 | S/. 1,500.00 | 1 500 Kč'),
	...each(
		reads(1250.5, inCurrency('1250.50')),
		'1.250,50€ | 1’250.50 | 1 250,50 | 1\u202f250,50 € | ١٬٢٥٠٫٥٠ | 1250,5 | 1,250.500 KWD',
	),
	...each(reads(500, inCurrency('500')), 'Rs.500 | S/.500'),
	// Arabic has a sign for decimals and another one for thousands.
	['١٬٢٥٠', reads(1250, inCurrency('1250'))],
	['١٫٢٥٠', reads(1.25, inCurrency('1.25'))],
	['٥ آلاف ريال', reads(5000, inCurrency('5000'))],
	["1'250", reads(1250, inCurrency('1250'))],
	...each(reads(250, inCurrency('250')), '250 zł | 250 Ft | RM 250 | ₱250'),
	...each(reads(500_000, inCurrency('500000')), 'Rp 500.000 | 500.000đ | 500.000 ₫'),
	...each(
		reads(5000, inCurrency('5000')),
		'¥5,000 | ￥5,000 | 5,000円 | ５０００円 | ５，０００円',
	),
	['₹1,00,000', reads(100_000, inCurrency('100000'))],
	['12,34,567.50', reads(1_234_567.5, inCurrency('1234567.50'))],
	...each(reads(12_000_000, inCurrency('12000000')), '12,000,000 | 12.000.000'),
	// Words for powers of ten, where the currency is clear.
	...each(reads(100_000, inCurrency('100000')), '10万円 | １０万円 | ¥10万 | 10万 JPY | 10 만원'),
	...each(
		reads(1_500_000, inCurrency('1500000')),
		'1.5 Mio € | 1,5 Mio. € | EUR 1.5Mio | 150만원',
		'Rp 1,5jt | Rp1,5 juta | 1,5 milyon TL',
	),
	...each(reads(85_000, inCurrency('85000')), '85 bin TL | Rp 85rb | ₺85 bin'),
	['1.2億円', reads(120_000_000, inCurrency('120000000'))],
	...each(
		refused(/isn't a valid amount/),
		'3万 | 30만 | 2,5 jt | 85 bin | Rp 1 jtan | 1.5 Mio | 1.5k € | 1.5M € | 1.5 Miot € | 10万5000円 | 5千円 | 1 lakh INR',
	),
	['Rp 1.500 rb', refused('can be read as 1500000 or as 1500')],
	['1.250 Mio €', refused('can be read as 1250000000 or as 1250000')],
	['1.250.000,50', reads(1_250_000.5, inCurrency('1250000.50'))],
	// More digits than cents have.
	[49.995, reads(50, inCurrency('50'))],
	[33.3333333, reads(33.33, inCurrency('33.33'))],
	...each(reads(33.33, inCurrency('33.33')), '33.3333333 | 33,3333333'),
	[20261201, { is: 20261201, warning: /^is "20261201", which looks like a date\. Check/ }],
	['1,250', refused(/^is "1,250", which can be read as 1250 or as 1.25. Enter 1250 or 1.25.$/)],
	...each(refused(/1250 or as 1\.25/), '1.250 | １，２５０ | KWD 1.250 | 1,250 BHD'),
	...each(
		refused(/isn't a valid amount/),
		'1250,500 | 1 250,500 | 12 50 | 1,25,00 | 1.250.00 | 1_250 | 0,250,000 | 12:30 | =50 | 50½ | €',
		'TBD | 50¢ | 50-100 | $50 – $100 | 20 ％ | −50 € | (50) | 2026-12-01',
	),
	['50\n100', refused(/isn't a valid amount/)],
	// The point of the decimals, and not the one of "Rs."
	['$.50', refused(/"\$\.50", but the smallest budget is 1/)],
	...each(refused(/smallest budget is 1/), '.50 | 0 | $0.99 | 0,5 | 0.250 €'),
	...each(
		refused(/isn't a valid amount\. Enter only the amount, in full .* A budget is for a day or/),
		'1.5k | 50k€ | 2 thousand | 5 lakhs | 3 mln zł | $1,500/month',
		'T€ 50 | ca. 50 | try 50 | 20 x 7 | 1e3 | 0x32 | $50/day | 1日5000円 | 50 bis 100 EUR | CPC $1.20',
	),
	...each(refused(/two currencies/), '€50 USD | USD 50 EUR'),
	[
		'fifty',
		refused(
			/^is "fifty", which isn't a valid amount\. Enter only the amount, in full and in digits, such as 50/,
		),
	],
	[-5, refused(/^is "-5", but the smallest budget is 1/)],
	[0.999, refused(/smallest budget is 1/)],
	[10_000_000_000.01, refused(/too high for a budget/)],
	['1790000000000000001', refused(/^is "1790000000000000001", which is too high.*Map the column/)],
	[Number.NaN, refused(/^is "NaN", usually an unresolved expression/)],
	...each(refused(/unresolved expression/), 'undefined | $undefined'),
	[{ amount: 50 }, refused(/an object with amount/)],
	[[50, 60], refused(/a list of 2/)],
	...empty('', ' \t', null, '\u200b', []),
];
