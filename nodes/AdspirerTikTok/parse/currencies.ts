import { plainText } from './plainText';
import { words } from './words';

/** Codes of ISO 4217, as the JavaScript engine knows them. */
const codes = new Set(Intl.supportedValuesOf('currency'));

/** Codes that are also English words count in capitals only: "try 50" is no amount in lira. */
const alsoWords = new Set(['ALL', 'CUP', 'GEL', 'MAD', 'SOS', 'TOP', 'TRY']);

/** In these an amount may have three decimals, so "1.250" stays open even beside the code. */
const threeDecimals = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** All of these are written with a $ at home. */
const dollarsAndPesos =
	'ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU XCD';

/**
 * Signs and words that mean a currency, with the codes that they may stand for. The words are a closed
 * list: "k€" and "M$" look like them and change the amount.
 */
const names = new Map(
	Object.entries({
		[dollarsAndPesos]: '$ | dollar | dollars',
		AED: 'dh',
		'AED MAD': 'dhs | dirham | dirhams',
		ARS: 'ar$',
		'ARS CLP COP CUP DOP MXN PHP UYU': 'peso | pesos',
		AUD: 'a$ | au$',
		BGN: 'лв',
		BRL: 'r$ | real | reais',
		'BYN RUB': 'руб',
		CAD: 'ca$',
		'CAD NIO': 'c$',
		CHF: 'sfr | franken',
		'CHF XAF XOF XPF': 'fr | francs',
		CLP: 'cl$',
		CNY: 'cn¥ | rmb',
		'CNY HKD TWD': '元 | 圓',
		'CNY JPY': '¥',
		COP: 'co$',
		CZK: 'kč | kc',
		'DKK ISK NOK SEK': 'kr | kronor | kroner',
		DOP: 'rd$',
		EUR: '€ | euro | euros',
		'FKP GBP GIP SHP': '£ | pound | pounds',
		HKD: 'hk$',
		HUF: 'ft',
		IDR: 'rp | rupiah',
		ILS: '₪',
		INR: '₹',
		'INR LKR MUR NPR PKR': 'rs | rupees',
		JPY: 'jp¥ | yen | 円',
		KES: 'ksh | kshs',
		KRW: '₩ | 원 | won',
		'MDL RON': 'lei',
		MXN: 'mx$',
		MYR: 'rm | ringgit',
		NGN: '₦',
		NZD: 'nz$',
		PEN: 's/ | s/.',
		PHP: '₱',
		PLN: 'zł | zl | zloty',
		RUB: '₽',
		SGD: 's$ | sg$',
		THB: '฿ | baht',
		TRY: '₺ | tl | lira',
		TWD: 'nt$',
		UAH: '₴ | грн',
		USD: 'us$ | u.s.$',
		VND: '₫ | đ | vnđ',
		ZAR: 'r | rand',
	}).flatMap(([meant, named]) => words(named).map((name): [string, string] => [name, meant])),
);

/** What is before and after an amount: the currencies that it may be in, where it names one. */
export type CurrencyMarks =
	| { readonly currencies?: readonly string[]; readonly mayHaveThreeDecimals: boolean }
	| 'two currencies'
	| 'other words';

/** Tells currency signs, codes and names from anything else around an amount. */
export function readCurrencyMarks(before: string, after: string): CurrencyMarks {
	const marks = [before, after].flatMap(marksIn);
	if (marks.some((mark) => !isCurrency(mark))) return 'other words';
	const [first, ...others] = marks.map(currenciesOf);
	if (first === undefined) return { mayHaveThreeDecimals: true };
	const currencies = others.reduce(inBoth, first);
	// "$50 USD" names one currency twice; "€50 USD" names two.
	if (currencies.length === 0) return 'two currencies';
	return {
		currencies,
		mayHaveThreeDecimals: currencies.some((code) => threeDecimals.has(code)),
	};
}

/**
 * True where an amount can't be in the currency that its column's heading names: "€50" under "USD".
 * "$" is no other currency than CAD.
 */
export function contradicts(currencies: readonly string[], heading: string): boolean {
	return inBoth(currencies, currenciesOf(heading)).length === 0;
}

/** "MXN $", "USD$" and "$ (CAD)" name their currency by code and by sign. */
function marksIn(text: string): string[] {
	const mark = plainText(text);
	return isCurrency(mark)
		? [mark]
		: mark
				.replace(/^([A-Z]{3})(?=\p{Sc}$)/u, '$1 ')
				.replace(/\(([^()]+)\)/, ' $1 ')
				.split(/\s+/)
				.filter((part) => part !== '');
}

function inBoth(one: readonly string[], other: readonly string[]): readonly string[] {
	return one.filter((code) => other.includes(code));
}

/** True for a sign, a code or a name of a currency. */
function isCurrency(mark: string): boolean {
	return /^\p{Sc}$/u.test(mark) || codeOf(mark) !== undefined || names.has(nameOf(mark));
}

/** "Rs." ends with a full stop; the point of "$.50" belongs to the amount. */
function nameOf(mark: string): string {
	return mark.toLowerCase().replace(/(?<=\p{L})\.$/u, '');
}

function codeOf(mark: string): string | undefined {
	const code = mark.toUpperCase();
	return codes.has(code) && (mark === code || !alsoWords.has(code)) ? code : undefined;
}

/** The currencies that the text of an amount may be in; undefined where it names none, or none clearly. */
export function currenciesNamed(text: string): readonly string[] | undefined {
	const [before = '', after = ''] = text.slice(0, 60).split(/\d(?:.*\d)?(?:[.,:/][-–—]+)?/su);
	const marks = readCurrencyMarks(before, after);
	return typeof marks === 'object' ? marks.currencies : undefined;
}

/** The codes that a mark may stand for. A sign that is not in the table stands for itself. */
function currenciesOf(mark: string): readonly string[] {
	const code = codeOf(mark);
	return code === undefined ? (names.get(nameOf(mark)) ?? mark).split(' ') : [code];
}
