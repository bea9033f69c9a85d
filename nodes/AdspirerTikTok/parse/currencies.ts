import { plainText } from './plainText';

/** Codes of ISO 4217, as the JavaScript engine knows them. */
const codes = new Set(Intl.supportedValuesOf('currency'));

/** Codes that are also English words count in capitals only: "try 50" is no amount in lira. */
const alsoWords = new Set(['ALL', 'CUP', 'GEL', 'MAD', 'SOS', 'TOP', 'TRY']);

/** In these an amount may have three decimals, so "1.250" stays open even beside the code. */
const threeDecimals = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/**
 * Signs and words with letters in them that mean a currency. A closed list: "k€" and "M$" look
 * like them and change the amount.
 */
const names = new Set([
	...['us$', 'u.s.$', 'au$', 'a$', 'ca$', 'c$', 'nz$', 'hk$', 's$', 'sg$', 'nt$', 'r$', 'mx$'],
	...[
		'ar$',
		'cl$',
		'co$',
		'rd$',
		'cn¥',
		'jp¥',
		'rmb',
		'円',
		'圓',
		'元',
		'원',
		'đ',
		'kr',
		'zł',
		'zl',
	],
	...[
		'kč',
		'kc',
		'ft',
		'lei',
		'rp',
		'rm',
		'fr',
		'sfr',
		'rs',
		'tl',
		'dhs',
		's/',
		'лв',
		'руб',
		'грн',
	],
	...['euro', 'euros', 'dollar', 'dollars', 'pound', 'pounds', 'yen', 'real', 'reais', 'peso'],
	...['pesos', 'franken', 'francs', 'rupees', 'rupiah', 'baht', 'zloty', 'kronor', 'kroner'],
]);

/** What is before and after an amount. */
export type CurrencyMarks = 'none' | 'one' | 'three decimals' | 'two currencies' | 'other words';

/** Tells currency signs, codes and names from anything else around an amount. */
export function readCurrencyMarks(before: string, after: string): CurrencyMarks {
	const marks = [before, after].map((text) => plainText(text)).filter((text) => text !== '');
	if (marks.some((mark) => !isCurrency(mark))) return 'other words';
	const [first, second] = marks;
	if (first === undefined) return 'none';
	if (second !== undefined && !agree(first, second)) return 'two currencies';
	return marks.some((mark) => threeDecimals.has(codeOf(mark) ?? '')) ? 'three decimals' : 'one';
}

function isCurrency(mark: string): boolean {
	return /^\p{Sc}$/u.test(mark) || codeOf(mark) !== undefined || names.has(nameOf(mark));
}

function nameOf(mark: string): string {
	return mark.toLowerCase().replace(/\.$/, '');
}

function codeOf(mark: string): string | undefined {
	const code = mark.toUpperCase();
	return codes.has(code) && (mark === code || !alsoWords.has(code)) ? code : undefined;
}

/** "$50 USD" names one currency twice; "€50 USD" names two. */
function agree(first: string, second: string): boolean {
	const code = codeOf(second) ?? codeOf(first);
	if (code === undefined) return nameOf(first) === nameOf(second);
	const other = codeOf(second) === undefined ? second : first;
	return other.toUpperCase() === code || signsOf(code).includes(other.toUpperCase());
}

const signs = new Map<string, readonly string[]>();

/** The signs that English writers in and outside of the United States and Canada use for a code. */
function signsOf(currency: string): readonly string[] {
	let known = signs.get(currency);
	if (!known) {
		known = [
			signOf('en', currency, 'narrowSymbol'),
			signOf('en', currency, 'symbol'),
			signOf('en-CA', currency, 'symbol'),
		];
		signs.set(currency, known);
	}
	return known;
}

function signOf(locale: string, currency: string, currencyDisplay: 'symbol' | 'narrowSymbol') {
	const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
	const sign = format.formatToParts(1).find((part) => part.type === 'currency');
	return sign?.value.toUpperCase() ?? '';
}
