import type { IDataObject } from 'n8n-workflow';
import { remaining, type Quota } from '../response/quota';
import type { CreatedAdGroup } from '../response/result';
import { tools } from '../contract/tools';
import { asJson } from './json';

/** The allowance with what is left of it; null where the plan has no limit. */
export function quotaItem(quota: Quota): IDataObject {
	const { used, limit, tier, period_end, ...others } = quota;
	return asJson({
		used,
		limit,
		remaining: remaining(quota) ?? null,
		...(tier !== undefined && { tier }),
		...(period_end !== undefined && { period_end }),
		...others,
	});
}

const cutRemark =
	'(This answer was too long to keep with the execution. The rest of it is missing.)';

/** The simplified item of an ad group that exists: what a person looks for first, the text last. */
export function createdItem(created: CreatedAdGroup): IDataObject {
	const { answer } = created;
	return asJson({
		success: true,
		adgroup_id: created.adgroupId,
		adgroup_name: created.adgroupName,
		campaign_id: created.campaignId,
		...(created.alreadyCreated !== undefined && { already_created: true }),
		idempotency_key: created.key,
		...(answer.quota !== undefined && { quota: quotaItem(answer.quota) }),
		...(answer.structured !== undefined && { structured: answer.structured }),
		...(answer.content !== undefined && { content: answer.content }),
		tool: answer.tool ?? tools.createAdGroup.name,
		text: answer.isCut ? `${answer.text}\n\n${cutRemark}` : answer.text,
	});
}

/** The item of an ad group: the answer as it came, unless it is to be simplified or there is none. */
export function adGroupItem(created: CreatedAdGroup, simplify: boolean): IDataObject {
	const { raw } = created.answer;
	return simplify || raw === undefined ? createdItem(created) : asJson(raw);
}
