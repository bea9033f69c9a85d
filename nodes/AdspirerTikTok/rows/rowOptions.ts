import { parseYesNo } from '../parse/choice';
import { z } from 'zod';
import { type Problem, formatValue, isEmpty } from '../parse/cell';
import { parseExistingAdGroupId } from '../parse/text';
import { fold } from '../parse/words';
import { parseKeyStrategy, type KeyStrategy } from './keyStrategy';
import type { ParameterReader } from './parameterReader';
import type { Row } from './row';
import type { Cell, LabelOfParameter } from './rowSpec';
import type { RunOptions } from './runOptions';

const wholeNumber = z.coerce.number().int().min(1);

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
	if ('problem' in written) return refused('limit', written.problem);
	const { value } = written;
	const limit = wholeNumber.safeParse(typeof value === 'boolean' || isEmpty(value) ? NaN : value);
	return limit.success
		? { limit: limit.data }
		: refused('limit', `is ${formatValue(value)}. Enter a whole number, at least 1.`);
}

/**
 * How a row is protected from being created twice. A protection whose expression fails is none of the
 * others: it decides what is created again.
 */
export function readStrategy(
	reader: ParameterReader,
	labelOf: LabelOfParameter,
	item: number,
): { strategy: KeyStrategy } | { problem: Problem } {
	const unreadable = (name: string, message: string) => ({
		problem: { field: labelOf(name), message },
	});
	const by = reader.value('duplicateProtection', item);
	if ('problem' in by) return unreadable('duplicateProtection', by.problem);
	const key = reader.value('duplicateKey', item);
	const read = parseKeyStrategy(by.value, () => ('value' in key ? key.value : undefined));
	return 'problem' in read && 'problem' in key ? unreadable('duplicateKey', key.problem) : read;
}

/** An ad set is what Meta calls an ad group, so its ID is no ad group's of TikTok. */
const ofMeta = /^(?:existing)?(?:adset|advertentieset|広告セット)id$/;

/**
 * The ID of the ad group that a row already has.
 *
 * @param cell from a column, where the option gives none.
 * @param values what the row sends, which names other IDs.
 */
export function readExisting(
	reader: ParameterReader,
	labelOf: LabelOfParameter,
	{ existingAdgroupId: option }: RunOptions,
	cell: Cell | undefined,
	values: Row['values'],
): { id?: string; problem?: Problem; warning?: Problem } {
	const field = option === undefined ? cell?.heading : labelOf('existingAdgroupId', 'options');
	if (field === undefined) {
		// A row whose ID is looked for in a column that isn't there would be created again.
		const soThat = ', so no row counts as done';
		const message = reader.missingColumn('existingAdgroupId', 'options', soThat);
		const label = labelOf('existingAdgroupId', 'options');
		return message === undefined ? {} : { warning: { field: label, message } };
	}
	const parsed = option === undefined ? parseExistingAdGroupId(cell?.value) : { value: option };
	if ('problem' in parsed) return { problem: { field, message: parsed.problem } };
	if (!('value' in parsed)) return {};
	const { value: id } = parsed;
	const column =
		option === undefined ? cell?.heading : reader.columnOf('existingAdgroupId', 'options');
	const refused = (message: string) => ({ problem: { field, message } });
	if (column !== undefined && ofMeta.test(fold(column.slice(0, 60)))) {
		return refused(
			`is ${formatValue(id)}, from a column named for an ad set, which is Meta's word. Rename the column to 'Ad group ID' if it holds TikTok's IDs, or to another name if it doesn't.`,
		);
	}
	const same = [
		id === values.campaign_id ? 'campaign' : '',
		id === values.advertiser_id ? 'ad account' : '',
	].find((name) => name !== '');
	return same === undefined
		? { id }
		: refused(
				`is ${formatValue(id)}, the ID of the row's ${same}. Enter the ad group's own ID, or leave it empty.`,
			);
}
