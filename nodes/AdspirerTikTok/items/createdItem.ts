import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { AdGroupArguments } from '../arguments/argumentSchemas';
import { isRecord } from '../arguments/understand/understood';
import { toolName } from '../call/request';
import { adgroupIdOf } from '../envelope/adgroupId';
import type { CreatedEnvelope, Quota } from '../envelope/envelope';

/** An ad group that exists: what was sent, with which key, and what came back. */
export interface CreatedAdGroup {
	readonly adgroupId: string | null;
	readonly envelope: CreatedEnvelope;
	/** The answer's body as it was returned. */
	readonly raw: Record<string, unknown>;
	readonly key: string;
	readonly sent: AdGroupArguments;
}

export function createdAdGroup(
	read: { envelope: CreatedEnvelope; raw: Record<string, unknown> },
	key: string,
	sent: AdGroupArguments,
): CreatedAdGroup {
	return { ...read, adgroupId: adgroupIdOf(read.envelope, Object.values(sent)), key, sent };
}

/** The allowance with what is left of it, which is never below zero. */
function quotaItem(quota: Quota): IDataObject {
	const { used, limit, tier, period_end, ...others } = quota;
	return {
		used,
		limit,
		remaining: Math.max(0, limit - used),
		...(tier !== undefined && { tier }),
		...(period_end !== undefined && { period_end }),
		...asJson(others),
	};
}

/** n8n's type for an item's JSON; what came out of JSON, or is sent as JSON, is one if it is an object. */
const jsonObject = z.custom<IDataObject>(isRecord);

export function asJson(value: Record<string, unknown>): IDataObject {
	return jsonObject.parse(value);
}

/** The simplified item of a created ad group. */
export function createdItem(created: CreatedAdGroup): IDataObject {
	const { envelope, sent } = created;
	const { data } = envelope;
	return {
		success: true,
		tool: envelope.tool ?? toolName,
		adgroup_id: created.adgroupId,
		...asJson({ campaign_id: sent.campaign_id, adgroup_name: sent.adgroup_name }),
		text: data?.text ?? '',
		...asJson({
			...(data?.structured !== undefined && { structured: data.structured }),
			...(data?.content !== undefined && { content: data.content }),
		}),
		...(data?.quota !== undefined && { quota: quotaItem(data.quota) }),
		idempotency_key: created.key,
	};
}
