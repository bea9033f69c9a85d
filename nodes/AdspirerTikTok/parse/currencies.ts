import { plainText } from './cell';
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
 * Signs and words that mean a currency, each with the codes that it may stand for. The words are a
 * closed list: "k€" and "M$" look like them and change the amount.
 */
const marks = new Map(
	[
		...words('$ | dollar | dollars').map((mark) => `${mark} ${dollarsAndPesos}`),
		...words(
			'dh AED | dhs AED MAD | dirham AED MAD | dirhams AED MAD | ar$ ARS | a$ AUD | au$ AUD',
			'peso ARS CLP COP CUP DOP MXN PHP UYU | pesos ARS CLP COP CUP DOP MXN PHP UYU | лв BGN',
			'r$ BRL | real BRL | reais BRL | р BYN RUB | руб BYN RUB | ₽ RUB | ca$ CAD | c$ CAD NIO',
			'sfr CHF | franken CHF | fr CHF XAF XOF XPF | francs CHF XAF XOF XPF | cl$ CLP | cn¥ CNY',
			'rmb CNY | 元 CNY HKD TWD | 圓 CNY HKD TWD | ¥ CNY JPY | co$ COP | kč CZK | kc CZK | rd$ DOP',
			'kr DKK ISK NOK SEK | kronor DKK ISK NOK SEK | kroner DKK ISK NOK SEK | € EUR | euro EUR',
			'euros EUR | £ FKP GBP GIP SHP | pound FKP GBP GIP SHP | pounds FKP GBP GIP SHP | hk$ HKD',
			'ft HUF | rp IDR | rupiah IDR | ₪ ILS | ₹ INR | rs INR LKR MUR NPR PKR | jp¥ JPY | yen JPY',
			'rupees INR LKR MUR NPR PKR | 円 JPY | ksh KES | kshs KES | ₩ KRW | 원 KRW | won KRW | mx$ MXN',
			'lei MDL RON | rm MYR | ringgit MYR | ₦ NGN | nz$ NZD | s/ PEN | s/. PEN | ₱ PHP | zł PLN',
			'zl PLN | zloty PLN | s$ SGD | sg$ SGD | ฿ THB | baht THB | ₺ TRY | tl TRY | lira TRY | nt$ TWD',
			'₴ UAH | грн UAH | us$ USD | u.s.$ USD | ₫ VND | đ VND | vnđ VND | r ZAR | rand ZAR',
		),
	].map((line): [string, readonly string[]] => {
		const [mark = '', ...meant] = line.split(' ');
		return [mark, meant];
	}),
);

/** What is before and after an amount: the currencies that it may be in, where it names one. */
export type CurrencyMarks =
	| { readonly currencies?: readonly string[]; readonly mayHaveThreeDecimals: boolean }
	| 'two currencies'
	| 'other words';

/** Tells currency signs, codes and names from anything else around an amount. */
export function readCurrencyMarks(before: string, after: string): CurrencyMarks {
	const found = [before, after].flatMap(partsOf).map(currenciesOf);
	if (found.includes(undefined)) return 'other words';
	const [first, ...others] = found.filter((each) => each !== undefined);
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
	return inBoth(currencies, currenciesOf(plainText(heading)) ?? [heading]).length === 0;
}

/** The currencies that the text of an amount may be in; undefined where it names none, or none clearly. */
export function currenciesNamed(text: string): readonly string[] | undefined {
	const [before = '', after = ''] = text.slice(0, 60).split(/\d(?:.*\d)?(?:[.,:/][-–—]+)?/su);
	const found = readCurrencyMarks(before, after);
	return typeof found === 'object' ? found.currencies : undefined;
}

/** "MXN $", "USD$" and "$ (CAD)" name their currency by code and by sign. */
function partsOf(text: string): string[] {
	const mark = plainText(text);
	if (currenciesOf(mark)) return [mark];
	return mark
		.replace(/^([A-Z]{3})(?=\p{Sc}$)/u, '$1 ')
		.replace(/\(([^()]+)\)/, ' $1 ')
		.split(/\s+/)
		.filter((part) => part !== '');
}

function inBoth(one: readonly string[], other: readonly string[]): readonly string[] {
	return one.filter((code) => other.includes(code));
}

/**
 * The codes that a mark may stand for, or undefined where it is none. A sign that is not in the
 * table stands for itself, but for the cent: 50¢ is no 50.
 */
function currenciesOf(mark: string): readonly string[] | undefined {
	const code = mark.toUpperCase();
	if (codes.has(code) && (mark === code || !alsoWords.has(code))) return [code];
	// "Rs." ends with a full stop; the point of "$.50" belongs to the amount.
	const known = marks.get(mark.toLowerCase().replace(/(?<=\p{L})\.$/u, ''));
	return known ?? (/^(?!¢)\p{Sc}$/u.test(mark) ? [mark] : undefined);
}
