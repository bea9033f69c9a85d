import { isRecord } from '../arguments/understand/understood';
import type { CreatedEnvelope } from './envelope';

const idKeys = ['adgroup_id', 'ad_group_id', 'adgroupId', 'adGroupId'];
const groupKeys = ['adgroup', 'ad_group', 'adGroup'];

/**
 * The new ad group's ID: from the structured part or, where there is none, from the text. The shape
 * of the structured part is not published, so it is searched by name; in a text, an ID that stands
 * behind "ad group ID" comes first, then the only long number that is not one of the row's own IDs.
 *
 * @param own values of the row's arguments, such as the campaign's ID, which are not the answer.
 */
export function adgroupIdOf(envelope: CreatedEnvelope, own: readonly unknown[]): string | null {
	const data = envelope.data;
	const structured = idIn(data?.structured) ?? idIn(data);
	if (structured !== undefined) return structured;
	const texts = [data?.text, ...contentTexts(data?.content)].filter((text) => text !== undefined);
	return texts.map((text) => labelledId(text)).find(Boolean) ?? onlyId(texts, own) ?? null;
}

function asId(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	return typeof value === 'string' && /^\d+$/.test(value.trim()) ? value.trim() : undefined;
}

function idIn(value: unknown, depth = 0): string | undefined {
	if (depth > 6 || typeof value !== 'object' || value === null) return undefined;
	if (isRecord(value)) {
		for (const key of idKeys) {
			const id =
				asId(value[key]) ??
				(Array.isArray(value[`${key}s`]) ? asId([value[`${key}s`]].flat()[0]) : undefined);
			if (id !== undefined) return id;
		}
		for (const key of groupKeys) {
			const group = value[key];
			const id = isRecord(group) ? asId(group.id) : undefined;
			if (id !== undefined) return id;
		}
	}
	for (const inner of Object.values(value)) {
		const id = idIn(inner, depth + 1);
		if (id !== undefined) return id;
	}
	return undefined;
}

function contentTexts(content: unknown[] | undefined): string[] {
	return (content ?? []).flatMap((part) =>
		isRecord(part) && typeof part.text === 'string' ? [part.text] : [],
	);
}

function labelledId(text: string): string | undefined {
	return /ad[\s_-]?group[\s_-]?id\W{0,12}(\d{6,25})(?!\d)/i.exec(text)?.[1];
}

function onlyId(texts: readonly string[], own: readonly unknown[]): string | undefined {
	const known = new Set(own.flat().map(String));
	const found = new Set(texts.flatMap((text) => text.match(unnamedId) ?? []));
	const others = [...found].filter((id) => !known.has(id));
	return others.length === 1 ? others[0] : undefined;
}

/** A long number, unless a word shortly before it says that it is the ID of something else. */
const unnamedId =
	/(?<!\b(?:account|advertiser|campaign|pixel|audience|business|request|identity)\b[^\d\n]{0,25})(?<!\d)\d{15,20}(?!\d)/gi;
