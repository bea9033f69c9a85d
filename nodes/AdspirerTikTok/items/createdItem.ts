import type { IDataObject } from 'n8n-workflow';
import type { AdGroupArguments } from '../arguments/argumentSchemas';
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
	const own = [sent.campaign_id, sent.advertiser_id, sent.pixel_id, sent.audience_ids];
	return { ...read, adgroupId: adgroupIdOf(read.envelope, own), key, sent };
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

/** What the service sends is JSON already; n8n's type for it is narrower than zod's. */
export function asJson(value: Record<string, unknown>): IDataObject {
	const json: IDataObject = {};
	for (const [name, inner] of Object.entries(value)) setJson(json, name, inner);
	return json;
}

function setJson(json: IDataObject, name: string, value: unknown): void {
	Reflect.set(json, name, value);
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
