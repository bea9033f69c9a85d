import { z } from 'zod';

import { nameTaken } from './adGroupCreation';
import { ageGroups, gender } from './argumentTypes';
import { refusal } from './answers';
import { onAdGroup, type Tool, type ToolResult } from './tool';
import type { AdGroup } from './types';
import { budget, dateTime, id, listOf, name } from './valueTypes';

const which = { adgroup_id: id, advertiser_id: id.nullish() };

/** Changes what is sent, and nothing else; null is as good as absent. */
export const updateTikTokAdGroup: Tool = {
	billable: true,
	writes: true,
	run: onAdGroup(
		z.strictObject({
			...which,
			name: name.nullish(),
			budget: budget.nullish(),
			age_groups: ageGroups,
			gender: gender.nullish(),
			location_ids: listOf(id),
			schedule_end_time: dateTime.nullish(),
		}),
		(adGroup, sent, context) => {
			const changes = Object.entries(sent).filter(
				([field, value]) => !(field in which) && value !== null,
			);
			if (changes.length === 0) return refusal(400, 'Nothing to update: no field was sent');
			if (typeof sent.name === 'string') {
				const taken = nameTaken(sent.name, adGroup.campaign_id, context, sent.adgroup_id);
				if (taken) return taken;
				adGroup.name = sent.name;
			}
			adGroup.budget = sent.budget ?? adGroup.budget;
			adGroup.updates.push(Object.fromEntries(changes));
			return changed(adGroup, 'updated', {
				updated_fields: changes.map(([field]) => field),
			});
		},
	),
};

/** The OpenAPI document requires `status`, the later catalogue does not know it. */
function switching(status: AdGroup['status'], done: string): Tool {
	const value = z.literal(status);
	const schemas = {
		required: z.strictObject({ ...which, status: value }),
		optional: z.strictObject({ ...which, status: value.nullish() }),
	};
	return {
		billable: true,
		writes: true,
		run: (call, context) => {
			const schema = schemas[context.options.pauseStatus ?? 'required'];
			const run = onAdGroup(schema, (adGroup) => {
				adGroup.status = status;
				return changed(adGroup, done, { status });
			});
			return run(call, context);
		},
	};
}

export const pauseTikTokAdGroup = switching('DISABLE', 'paused');

export const resumeTikTokAdGroup = switching('ENABLE', 'resumed');

export const deleteTikTokAdGroup: Tool = {
	billable: true,
	writes: true,
	run: onAdGroup(
		z.strictObject({ ...which, confirm_delete: z.boolean().nullish() }),
		(adGroup, { confirm_delete }) => {
			if (confirm_delete !== true) {
				return refusal(400, 'Deleting is permanent. Please confirm with confirm_delete: true');
			}
			adGroup.deleted = true;
			return changed(adGroup, 'deleted', { deleted: true });
		},
	),
};

function changed(adGroup: AdGroup, done: string, fields: Record<string, unknown>): ToolResult {
	const { adgroup_id, name: adgroup_name, campaign_id } = adGroup;
	return {
		ok: true,
		text: [
			`## Ad group ${done}`,
			'',
			`- **Name:** ${adgroup_name}`,
			`- **Ad group ID:** \`${adgroup_id}\``,
		].join('\n'),
		structured: { adgroup_id, adgroup_name, campaign_id, ...fields },
	};
}
