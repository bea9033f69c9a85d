import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../response/result';
import { quotaItem } from './createdItem';
import { asJson } from './json';

/**
 * The item of an ad group that was changed.
 *
 * @param more what the operation says of it, such as that it was deleted.
 * @param key the idempotency key of the call.
 */
export function changedItem(
	adgroupId: unknown,
	more: Readonly<Record<string, unknown>>,
	{ text, tool, structured, content, quota }: Answer,
	key: string | null,
): IDataObject {
	return asJson({
		success: true,
		adgroup_id: adgroupId,
		...more,
		idempotency_key: key,
		...(quota !== undefined && { quota: quotaItem(quota) }),
		...(structured !== undefined && { structured }),
		...(content !== undefined && { content }),
		...(tool !== undefined && { tool }),
		text,
	});
}
