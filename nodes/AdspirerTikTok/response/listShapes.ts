import type { ListForm } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { textOf } from './envelope';
import { entriesOf, readList, type List } from './lists';
import { byLabelKey, fieldsOf, jsonIn } from './textForms';

/**
 * A list as it may be shown to choose from: by its form on record, or by its shape. What is read by shape
 * decides nothing: no row is settled, paused or skipped by it, and no name is looked up in it.
 */
export function readListToShow(body: unknown, form: ListForm): List | undefined {
	const list = readList(body, form);
	const isRead = list && (list.entries.length > 0 || list.unreadable === 0);
	return isRead ? list : (readByShape(body, form) ?? list);
}

/** Arrays and objects that are looked at. */
const maxParts = 10_000;

/**
 * The one array of an answer whose entries all have an ID and a name, wherever it stands: in a part of
 * the answer, or as JSON in its text. Undefined if there are several that differ.
 */
function readByShape(body: unknown, form: ListForm): List | undefined {
	if (!isRecord(body)) return undefined;
	const names = form.ids.map((id) => id.replace(/id$/, 'name'));
	const shape = { ...form, names: [...form.names, ...names] };
	const found: Array<{ readonly list: List; readonly isSure: boolean }> = [];
	const queue: unknown[] = [body, ...jsonIn(textOf(body))];
	for (const part of queue) {
		if (typeof part !== 'object' || part === null) continue;
		const rows: readonly unknown[] = Array.isArray(part) ? part : [];
		const { entries, unreadable } = entriesOf(rows, shape);
		if (unreadable === 0 && entries.length > 0) {
			const isSure = rows.some((row) => isRecord(row) && (form.ids[0] ?? '') in byLabelKey(row));
			found.push({ list: { entries, unreadable, isWhole: false, isByShape: true }, isSure });
			continue;
		}
		for (const [, value] of fieldsOf(part)) if (queue.length < maxParts) queue.push(value);
	}
	const sure = found.filter(({ isSure }) => isSure);
	const lists = (sure.length > 0 ? sure : found).map(({ list }) => list);
	const idsOf = ({ entries }: List) => entries.map(({ id }) => id).join();
	const [list] = lists;
	return list && lists.every((one) => idsOf(one) === idsOf(list)) ? list : undefined;
}
