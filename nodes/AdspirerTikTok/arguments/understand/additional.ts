import { parseExactJson } from '../../json/exactJson';
import { isEmpty, isRecord, nothing, shown, type Understood } from './understood';

const example = 'Give a JSON object such as {"bid_price": 2}.';

/** Further arguments of the service, as an object or as the JSON text of one; sent as given. */
export function understandAdditional(value: unknown): Understood<Record<string, unknown>> {
	if (isEmpty(value)) return nothing;
	if (isRecord(value)) return checked(value);
	if (typeof value !== 'string') return { problem: `came as ${shown(value)}. ${example}` };
	let parsed: unknown;
	try {
		parsed = parseExactJson(value);
	} catch {
		return { problem: `is not valid JSON. ${example} Names stand in double quotes.` };
	}
	return isRecord(parsed) ? checked(parsed) : { problem: `came as ${shown(parsed)}. ${example}` };
}

function checked(given: Record<string, unknown>): Understood<Record<string, unknown>> {
	for (const [name, value] of Object.entries(given)) {
		const lost = numberWithLostDigits(value);
		if (lost !== undefined) {
			return {
				problem: `holds ${name} as the number ${lost}, whose last digits are already lost. Put the ID in double quotes.`,
			};
		}
	}
	return { value: given };
}

/** The first number, at any depth, that is too large to have kept all its digits. */
function numberWithLostDigits(value: unknown): number | undefined {
	if (typeof value === 'number') return Math.abs(value) >= 2 ** 53 ? value : undefined;
	const inner = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
	for (const entry of inner) {
		const lost = numberWithLostDigits(entry);
		if (lost !== undefined) return lost;
	}
	return undefined;
}
