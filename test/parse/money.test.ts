import fc from '../fastCheck';
import { formatAmount, parseMoney } from '../../nodes/AdspirerTikTok/parse/money';
import { expectCells } from './cells/cell';
import { moneyCells } from './moneyCells';

it('reads the cells of amounts', () => {
	expectCells(moneyCells, (cell) => parseMoney(cell));
});

/** Amounts in cents, from the smallest budget to the largest, the everyday ones first. */
const amounts = fc
	.oneof(
		fc.integer({ min: 100, max: 100_000 }),
		fc.integer({ min: 100, max: 1_000_000_000_000 }),
		fc.integer({ min: 1, max: 10_000_000 }).map((units) => units * 100),
	)
	.map((cents) => cents / 100);

const locales = fc.constantFrom(
	...['en-US', 'en-GB', 'en-IN', 'en-ZA', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CA', 'es-ES'],
	...['es-MX', 'pt-BR', 'pt-PT', 'it-IT', 'nl-NL', 'pl-PL', 'cs-CZ', 'sv-SE', 'nb-NO', 'da-DK'],
	...['fi-FI', 'tr-TR', 'ru-RU', 'ja-JP', 'ko-KR', 'zh-CN', 'id-ID', 'vi-VN', 'hi-IN', 'ar-EG'],
);
const currencies = fc.constantFrom(
	...['USD', 'EUR', 'GBP', 'CHF', 'BRL', 'JPY', 'INR', 'SEK', 'PLN', 'CAD', 'IDR', 'VND', 'KWD'],
);

/** Reading what somebody wrote gives the amount back or a refusal, never another amount. */
function expectNoOtherAmount(text: string, amount: number): void {
	const parsed = parseMoney(text);
	if ('value' in parsed) expect([text, parsed.value]).toEqual([text, amount]);
	else expect(parsed).toHaveProperty('problem');
}

it('reads what messages say of an amount as that amount', () => {
	fc.assert(
		fc.property(amounts, (amount) => {
			expect(parseMoney(formatAmount(amount))).toMatchObject({ value: amount });
		}),
	);
});

it('reads the digits that sheets have, and refuses others', () => {
	const read = ['arab', 'arabext', 'beng', 'deva', 'fullwide', 'latn', 'thai'];
	for (const numberingSystem of Intl.supportedValuesOf('numberingSystem')) {
		const written = new Intl.NumberFormat('en', { numberingSystem }).format(12345.5);
		const parsed = parseMoney(written);
		if (!read.includes(numberingSystem)) expect(parsed).not.toHaveProperty('value');
		else expect([written, parsed]).toEqual([written, expect.objectContaining({ value: 12345.5 })]);
	}
});

it('never reads another amount than the one that a spreadsheet formatted', () => {
	const displays = fc.constantFrom('symbol' as const, 'narrowSymbol' as const, 'code' as const);
	const styles = fc.oneof(
		fc.record({ useGrouping: fc.boolean(), minimumFractionDigits: fc.constantFrom(0, 2) }),
		fc.record({
			style: fc.constant('currency' as const),
			currency: currencies,
			currencyDisplay: displays,
		}),
	);
	fc.assert(
		fc.property(locales, styles, amounts, (locale, style, amount) => {
			const format = new Intl.NumberFormat(locale, style);
			// As many decimals as the currency has; what is left after that is what the text says.
			const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
			expectNoOtherAmount(format.format(amount), Number(amount.toFixed(Math.min(decimals, 2))));
		}),
		{ numRuns: 2000 },
	);
});

it('reads no more than cents in the order of the digits, and never throws', () => {
	const pieces = fc.constantFrom(..."1|25|250|000|0|.|,| |'|-|$|€|USD|k|%|(|円".split('|'));
	fc.assert(
		fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
			const text = parts.join('');
			const parsed = parseMoney(text);
			if (!('value' in parsed)) return;
			expect(parsed.value).toBeGreaterThanOrEqual(1);
			expect(Number(parsed.value.toFixed(2))).toBe(parsed.value);
			// Without rounding the amount has the digits of the text, but for zeros at its end.
			const digits = text.replace(/\D/g, '').replace(/^0+/, '');
			const isRounded = /\d{3,}\D*$/.test(text);
			expect(isRounded || digits.startsWith(String(parsed.value).replace('.', ''))).toBe(true);
		}),
		{ numRuns: 1000 },
	);
	fc.assert(fc.property(fc.anything(), (value) => void parseMoney(value)));
});
