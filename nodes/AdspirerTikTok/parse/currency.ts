import { words } from '../words/normalizeKey';

/** Codes of ISO 4217, as the JavaScript engine knows them. */
const codes = new Set(Intl.supportedValuesOf('currency'));

/** Codes that are also English words count in capitals only: "try 50" is no amount in lira. */
const alsoWords = new Set(['ALL', 'CUP', 'GEL', 'MAD', 'SOS', 'TOP', 'TRY']);

/**
 * Signs and words that mean a currency, and the codes that they may stand for. The words are a
 * closed list: "k€" and "M$" look like them and change the amount.
 */
const marks: ReadonlyMap<string, readonly string[]> = new Map(
	words(
		`$ dollar: ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD
			SBD SGD SRD TTD TWD USD UYU XCD | us$ u.s.$: USD | ca$: CAD | c$: CAD NIO | a$ au$: AUD |
		nz$: NZD | hk$: HKD | s$ sg$: SGD | nt$: TWD | mx$: MXN | ar$: ARS | cl$: CLP | co$: COP |
		rd$: DOP | peso: ARS CLP COP CUP DOP MXN PHP UYU | ₱: PHP | r$ real reais: BRL | s/ s/.: PEN |
		€ euro: EUR | £ pound: FKP GBP GIP SHP | sfr franken: CHF | fr franc: CHF XAF XOF XPF |
		kr kronor kroner: DKK ISK NOK SEK | zł zl zloty: PLN | kč kc: CZK | ft: HUF | лв: BGN |
		lei: MDL RON | ₽: RUB | р руб: BYN RUB | ₴ грн: UAH | ₺ tl lira: TRY | ₪: ILS | ksh: KES |
		dh dhs dirham: AED MAD | r rand: ZAR | ₦: NGN | ₹: INR | rs rupee: INR LKR MUR NPR PKR |
		¥: CNY JPY | jp¥ yen 円: JPY | cn¥ rmb: CNY | 元 圓: CNY HKD TWD | ₩ 원 won: KRW |
		฿ baht: THB | ₫ đ vnđ: VND | rp rupiah: IDR | rm ringgit: MYR`,
	).flatMap((line) => {
		const [names = '', ...of] = line.split(/:?\s+(?=[A-Z])/);
		return names.split(' ').map((mark) => [mark, of] as const);
	}),
);

/**
 * The codes that a mark may stand for: a code, a word, also in the plural, or a sign. Undefined where
 * it is none of these. A sign that is not in the table stands for itself, but for the cent: 50¢ is no 50.
 */
export function currenciesOf(mark: string): readonly string[] | undefined {
	const code = mark.toUpperCase();
	if (codes.has(code) && (mark === code || !alsoWords.has(code))) return [code];
	// "Rs." ends with a full stop; the point of "$.50" belongs to the amount.
	const word = mark.toLowerCase().replace(/(?<=\p{L})\.$/u, '');
	const known = marks.get(word) ?? marks.get(word.replace(/(?<=\p{L}{3})s$/u, ''));
	return known ?? (/^(?!¢)\p{Sc}$/u.test(mark) ? [mark] : undefined);
}
