import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { NodeSketch } from '../engine';
import { adspirerNode } from '../workbench';

export const stockType = 'n8n-nodes-base.httpRequest';
export const bareType = 'test.bareCalls';

/**
 * Rows like those of a media buyer's sheet, all different, under headings that Map Automatically knows.
 *
 * @param name what every ad group's name begins with; another one makes other ad groups.
 */
export function sheet(count: number, name = 'Spring'): IDataObject[] {
	return Array.from({ length: count }, (_, row) => ({
		campaign_id: '1790000000000000001',
		adgroup_name: `${name}, US, 18-34, no. ${row + 1}`,
		budget: 20 + (row % 80),
		budget_mode: 'BUDGET_MODE_TOTAL',
		schedule_start_time: '2099-05-01 08:00:00',
		schedule_end_time: '2099-05-31 23:59:59',
		location_ids: '6252001,6251999',
		age_groups: 'AGE_18_24,AGE_25_34',
	}));
}

/** This node with eight expressions. */
export function adspirer(
	operation: 'create' | 'preview',
	options: INodeParameters = {},
): NodeSketch {
	return adspirerNode({
		operation,
		campaignId: { __rl: true, mode: 'id', value: '={{ $json.campaign_id }}' },
		adgroupName: '={{ $json.adgroup_name }}',
		budget: '={{ $json.budget }}',
		budgetMode: '={{ $json.budget_mode }}',
		scheduleStartTime: '={{ $json.schedule_start_time }}',
		scheduleEndTime: '={{ $json.schedule_end_time }}',
		targeting: { locationIds: '={{ $json.location_ids }}', ageGroups: '={{ $json.age_groups }}' },
		options,
	});
}

/** This node with Map Automatically, which needs no expression. */
export function adspirerMapped(
	operation: 'create' | 'preview',
	options: INodeParameters = {},
): NodeSketch {
	return adspirerNode({ operation, mappingMode: 'autoMapInputData', options });
}

/** The two ways in which people write the JSON body of an HTTP Request node. */
export type Body = 'fields' | 'stringify';

const bodies: Record<Body, string> = {
	fields: `={
	"arguments": {
		"campaign_id": "{{ $json.campaign_id }}",
		"adgroup_name": "{{ $json.adgroup_name }}",
		"budget": {{ $json.budget }},
		"budget_mode": "{{ $json.budget_mode }}",
		"schedule_start_time": "{{ $json.schedule_start_time }}",
		"schedule_end_time": "{{ $json.schedule_end_time }}",
		"location_ids": {{ JSON.stringify($json.location_ids.split(',')) }},
		"age_groups": {{ JSON.stringify($json.age_groups.split(',')) }}
	}
}`,
	stringify: `={{ JSON.stringify({
	arguments: {
		campaign_id: $json.campaign_id,
		adgroup_name: $json.adgroup_name,
		budget: $json.budget,
		budget_mode: $json.budget_mode,
		schedule_start_time: $json.schedule_start_time,
		schedule_end_time: $json.schedule_end_time,
		location_ids: $json.location_ids.split(','),
		age_groups: $json.age_groups.split(','),
	},
}) }}`,
};

/** n8n's own HTTP Request node, which makes the same calls. */
export function httpRequest(
	baseUrl: string,
	body: Body,
	settings: Pick<NodeSketch, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'> = {},
): NodeSketch {
	return {
		type: stockType,
		typeVersion: 4.2,
		credentials: { httpHeaderAuth: { id: '2', name: 'Header' } },
		...settings,
		parameters: {
			method: 'POST',
			url: `${baseUrl}/api/v1/tools/add_tiktok_ad_group/execute`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: bodies[body],
			options: {},
		},
	};
}

/** A node that only calls n8n's request helper, with a ready body. */
export const bareCalls = (body: string): NodeSketch => ({
	type: bareType,
	parameters: { body },
	credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
});
