import { z } from 'zod';
import { formatValue } from '../parse/formatValue';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import { parseYesNo } from '../parse/yesNo';
import type { LabelOfParameter, ParameterReader } from './parameterReader';

const wholeNumber = z.coerce.number().int().min(1);

/** How many items a row gives at most, by 'Return All' and 'Limit'. */
export function readLimit(
	reader: ParameterReader,
	labelOf: LabelOfParameter,
	item: number,
): { limit: number } | { problem: Problem } {
	const read = (name: string) => {
		const found = reader.value(name, item);
		return 'value' in found ? found.value : undefined;
	};
	const all = parseYesNo(read('returnAll'));
	if ('value' in all && all.value) return { limit: Infinity };
	const written = read('limit');
	const limit = wholeNumber.safeParse(written);
	if (limit.success && typeof written !== 'boolean' && !isEmpty(written)) {
		return { limit: limit.data };
	}
	const message = `is ${formatValue(written)}. Enter a whole number, at least 1.`;
	return { problem: { field: labelOf('limit'), message } };
}
