import type { INodeParameters } from 'n8n-workflow';

/** How the columns of the demo's sheet fill the fields of the node, as a person would map them. */
export const demoParameters: INodeParameters = {
	resource: 'adGroup',
	operation: 'create',
	campaignId: { __rl: true, mode: 'id', value: '={{ $json.campaign_id }}' },
	adgroupName: '={{ $json.name }}',
	objective: '={{ $json.objective }}',
	budgetMode: '={{ $json.mode }}',
	budget: '={{ $json.budget }}',
	scheduleStartTime: '={{ $json.start }}',
	scheduleEndTime: '={{ $json.end }}',
	placementType: '={{ $json.placement }}',
	placements: '={{ $json.where }}',
	pixelId: '={{ $json.pixel }}',
	optimizationEvent: '={{ $json.event }}',
	targeting: {
		locationIds: '={{ $json.countries }}',
		ageGroups: '={{ $json.ages }}',
		gender: '={{ $json.gender }}',
		languages: '={{ $json.languages }}',
		operatingSystems: '={{ $json.os }}',
	},
};
