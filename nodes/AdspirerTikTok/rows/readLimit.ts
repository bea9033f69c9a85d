import { z } from 'zod';
import { formatValue } from '../parse/formatValue';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import { parseYesNo } from '../parse/choice';
import type { LabelOfParameter, ParameterReader } from './parameterReader';

const wholeNumber = z.coerce.number().int().min(1);

function parseLimit(value: unknown): { value: number } | { problem: string } {
	const limit = wholeNumber.safeParse(value);
	return limit.success && typeof value !== 'boolean' && !isEmpty(value)
		? { value: limit.data }
		: { problem: `is ${formatValue(value)}. Enter a whole number, at least 1.` };
}

/** How many items a row gives at most, by 'Return All' and 'Limit'. */
export function readLimit(
	reader: ParameterReader,
	labelOf: LabelOfParameter,
	item: number,
): { limit: number } | { problem: Problem } {
	const refused = (name: string, message: string) => ({
		problem: { field: labelOf(name), message },
	});
	const all = reader.value('returnAll', item);
	const wantsAll = 'value' in all ? parseYesNo(all.value) : all;
	if ('problem' in wantsAll) return refused('returnAll', wantsAll.problem);
	if ('value' in wantsAll && wantsAll.value) return { limit: Infinity };
	const written = reader.value('limit', item);
	const limit = 'value' in written ? parseLimit(written.value) : written;
	return 'value' in limit ? { limit: limit.value } : refused('limit', limit.problem);
}
