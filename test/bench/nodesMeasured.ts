import type {
	ICredentialType,
	IDataObject,
	INodeParameters,
	INodeType,
	OnError,
} from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';
import { createEngine, simpleWorkflow, type Engine, type NodeSketch } from '../engine';
import { nodeThat } from '../engine/functionNode';
import { adspirerNode, apiKey, nodeType } from '../workbench';
import { stockNode } from './stockNode';

const stockType = 'n8n-nodes-base.httpRequest';
const bareType = 'test.bareCalls';

/** The stock node's credential for a header of one's own, as far as it is needed. */
const headerAuth: ICredentialType = {
	name: 'httpHeaderAuth',
	displayName: 'Header Auth',
	properties: [
		{ displayName: 'Name', name: 'name', type: 'string', default: '' },
		{ displayName: 'Value', name: 'value', type: 'string', default: '' },
	],
};

/** Rows as a media buyer's sheet has them. */
export function sheet(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, row) => ({
		campaign_id: '1790000000000000001',
		name: `Spring, US, 18-34, no. ${row + 1}`,
		budget: 20 + (row % 80),
		mode: 'BUDGET_MODE_TOTAL',
		start: '2026-05-01 08:00:00',
		end: '2026-05-31 23:59:59',
		locations: '6252001,6251999',
		ages: 'AGE_18_24,AGE_25_34',
	}));
}

/** This node with eight expressions. */
export function ours(operation: 'create' | 'preview', options: INodeParameters = {}): NodeSketch {
	return adspirerNode({
		operation,
		campaignId: { __rl: true, mode: 'id', value: '={{ $json.campaign_id }}' },
		adgroupName: '={{ $json.name }}',
		budget: '={{ $json.budget }}',
		budgetMode: '={{ $json.mode }}',
		scheduleStartTime: '={{ $json.start }}',
		scheduleEndTime: '={{ $json.end }}',
		targeting: { locationIds: '={{ $json.locations }}', ageGroups: '={{ $json.ages }}' },
		options,
	});
}

const body = `={
	"arguments": {
		"campaign_id": "{{ $json.campaign_id }}",
		"adgroup_name": "{{ $json.name }}",
		"budget": {{ $json.budget }},
		"budget_mode": "{{ $json.mode }}",
		"schedule_start_time": "{{ $json.start }}",
		"schedule_end_time": "{{ $json.end }}",
		"location_ids": {{ JSON.stringify($json.locations.split(',')) }},
		"age_groups": {{ JSON.stringify($json.ages.split(',')) }}
	}
}`;

/** The stock HTTP Request node with the same eight expressions in its JSON body. */
export function theirs(
	baseUrl: string,
	more: { onError?: OnError; retryOnFail?: boolean; maxTries?: number; waitBetweenTries?: number },
): NodeSketch {
	return {
		type: stockType,
		typeVersion: 4.2,
		credentials: { httpHeaderAuth: { id: '2', name: 'Header' } },
		...more,
		parameters: {
			method: 'POST',
			url: `${baseUrl}/api/v1/tools/add_tiktok_ad_group/execute`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: body,
			options: {},
		},
	};
}

/** A node that does nothing but call n8n's request helper, once for each row, with a ready body. */
function bareCalls(baseUrl: string): INodeType {
	return nodeThat(
		async function () {
			const ready = JSON.stringify({
				arguments: {
					campaign_id: '1790000000000000001',
					adgroup_name: 'Spring, US, 18-34',
					budget: 50,
					location_ids: ['6252001', '6251999'],
				},
			});
			const call = async () =>
				await this.helpers.httpRequestWithAuthentication.call(this, 'adspirerApi', {
					method: 'POST',
					url: `${baseUrl}/api/v1/tools/add_tiktok_ad_group/execute`,
					headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
					body: ready,
					json: false,
					encoding: 'text',
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
					timeout: 120_000,
				});
			const input = this.getInputData();
			const rows: IDataObject[] = [];
			for (let from = 0; from < input.length; from += 20) {
				const answers = await Promise.all(input.slice(from, from + 20).map(call));
				rows.push(...answers.map((): IDataObject => ({ done: true })));
			}
			return rows;
		},
		{ credentials: [{ name: 'adspirerApi', required: true }] },
	);
}

export const bare: NodeSketch = {
	type: bareType,
	parameters: {},
	credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
};

/** One engine for all nodes that are measured. */
export function benchEngine(baseUrl: string): Engine {
	return createEngine({
		nodeTypes: {
			[nodeType]: new AdspirerTikTok(),
			[stockType]: stockNode(),
			[bareType]: bareCalls(baseUrl),
		},
		credentialTypes: { adspirerApi: new AdspirerApi(), httpHeaderAuth: headerAuth },
		credentials: {
			Adspirer: { apiKey, baseUrl },
			Header: { name: 'Authorization', value: `Bearer ${apiKey}` },
		},
	});
}

/** Runs rows through one node. */
export async function runThrough(engine: Engine, node: NodeSketch, rows: IDataObject[]) {
	return await engine.run({ ...simpleWorkflow(node), rows });
}
