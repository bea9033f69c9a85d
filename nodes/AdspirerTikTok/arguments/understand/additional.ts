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
		if (typeof value === 'number' && !Number.isSafeInteger(value) && Math.abs(value) >= 2 ** 53) {
			return {
				problem: `holds ${name} as the number ${value}, whose last digits are already lost. Put the ID in double quotes.`,
			};
		}
	}
	return { value: given };
}
