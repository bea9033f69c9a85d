import { brokenText, isEmpty, nothing, shown, type Understood } from './understood';

/** The service's own minimum, in the ad account's currency; TikTok's floors lie higher. */
export const smallestBudget = 1;

/**
 * An amount in the ad account's currency: a number, or plain decimal text. Signs of a currency,
 * words and thousands separators are refused and not guessed at: "1.000" is a thousand to one
 * person and one to another, and this is somebody's money.
 */
export function understandMoney(value: unknown): Understood<number> {
	if (isEmpty(value)) return nothing;
	if (typeof value === 'number') return checked(value, value);
	if (typeof value !== 'string') {
		return { problem: `came as ${shown(value)}. Give a number such as 50 or 49.90.` };
	}
	const text = value.trim();
	const broken = brokenText(text);
	if (broken) return { problem: broken };
	// "1.000" is one to some and a thousand to others; no currency's amount is written so by chance.
	const twoWays = /^[+-]?\d{1,3}\.\d{3}$/.test(text);
	if (!twoWays && /^[+-]?\d+(\.\d+)?$/.test(text)) return checked(Number(text), text);
	return { problem: `came as ${shown(text)}. ${whatToWrite(text)}` };
}

function checked(amount: number, came: unknown): Understood<number> {
	if (!Number.isFinite(amount)) {
		return {
			problem: `came as ${shown(String(came))}, which is not an amount. Check the expression.`,
		};
	}
	if (amount < smallestBudget) {
		return {
			problem: `came as ${shown(came)}. The smallest budget is ${smallestBudget}, in the ad account's currency.`,
		};
	}
	return { value: amount };
}

/** Names what is in the way and, where there is only one way to read it, what to write instead. */
function whatToWrite(text: string): string {
	// Only what stands around the number is left out; letters between digits change its meaning.
	const bare = text
		.replace(/^[\p{Sc}\p{L}\s]+|[\p{Sc}\p{L}\s]+$/gu, '')
		.replace(/(?<=\d)[\s'’](?=\d{3})/g, '');
	const plain = words(text).every(isCurrency) ? plainNumber(bare) : undefined;
	const instead = plain === undefined ? 'such as 1234.50' : plain;
	if (/[\p{Sc}\p{L}]/u.test(text)) {
		return `Leave out currency signs and words: write the number alone, ${plain === undefined ? instead : `here ${instead}`}. The currency is the ad account's own.`;
	}
	if (/[,.'’\s]/.test(text)) {
		return plain === undefined
			? `It can be read in two ways. Write it without thousands separators and with a point for decimals, ${instead}.`
			: `Write it without thousands separators and with a point for decimals: ${instead}.`;
	}
	return `Write a plain number, ${instead}.`;
}

function words(text: string): string[] {
	return text.match(/[\p{L}\p{Sc}]+/gu) ?? [];
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** A sign or a code of a currency. Any other word may change the amount, as "2k" and "3 mio" do. */
function isCurrency(word: string): boolean {
	return /^\p{L}{0,2}\p{Sc}$/u.test(word) || currencies.has(word.toUpperCase());
}

function plainNumber(bare: string): string | undefined {
	if (/^\d+(\.(\d{1,2}|\d{4,}))?$/.test(bare)) return bare;
	if (/^\d{1,3}(,\d{3})+\.\d+$/.test(bare) || /^\d{1,3}(,\d{3}){2,}$/.test(bare)) {
		return bare.replaceAll(',', '');
	}
	if (/^\d{1,3}(\.\d{3})+,\d+$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
	if (/^\d+,(\d{1,2}|\d{4,})$/.test(bare)) return bare.replace(',', '.');
	return undefined;
}
