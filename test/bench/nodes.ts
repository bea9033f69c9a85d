import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { NodeSketch } from '../engine';
import { adspirerNode } from '../workbench';

export const stockType = 'n8n-nodes-base.httpRequest';

const addressIn = (baseUrl: string) => `${baseUrl}/api/v1/tools/add_tiktok_ad_group/execute`;

let sheets = 0;

/**
 * Rows like those of a media buyer's sheet, under headings that Map Automatically knows. No two rows of any
 * sheets have a name in common: what is kept by a name from one run to the next would make the next look fast.
 */
export function sheet(count: number): IDataObject[] {
	sheets += 1;
	return Array.from({ length: count }, (_, row) => ({
		campaign_id: '1790000000000000001',
		adgroup_name: `Spring ${sheets}, US, 18-34, no. ${row + 1}`,
		budget: 20 + (row % 80),
		budget_mode: 'BUDGET_MODE_TOTAL',
		schedule_start_time: '2099-05-01 08:00:00',
		schedule_end_time: '2099-05-31 23:59:59',
		location_ids: '6252001,6251999',
		age_groups: 'AGE_18_24,AGE_25_34',
	}));
}

export interface Work {
	readonly operation?: 'create' | 'preview';
	readonly options?: INodeParameters;
}

/** This node with eight expressions, or with Map Automatically, which needs none. */
export function adspirer({ operation = 'create', options = {} }: Work = {}, isMapped = false) {
	if (isMapped) return adspirerNode({ operation, mappingMode: 'autoMapInputData', options });
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

/** n8n's own HTTP Request node, which makes the same calls, with the same eight expressions. */
export function httpRequest(
	baseUrl: string,
	settings: Pick<NodeSketch, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'> = {},
): NodeSketch {
	return {
		type: stockType,
		typeVersion: 4.2,
		credentials: { httpHeaderAuth: { id: '2', name: 'Header' } },
		...settings,
		parameters: {
			method: 'POST',
			url: addressIn(baseUrl),
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={
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
			options: {},
		},
	};
}
