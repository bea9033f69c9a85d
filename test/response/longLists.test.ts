import { readList } from '../../nodes/AdspirerTikTok/response/lists';

/** As many as large agencies have, with names of usual length. */
const count = 2000;

const campaigns = Array.from({ length: count }, (_, at) => ({
	id: `179${String(at).padStart(16, '0')}`,
	name: `Spring Sale ${at}, US and CA, Prospecting, 18-34, broad, v${at % 7}`,
}));

const rows = campaigns.map(
	({ id, name }) =>
		`| ${name} | \`${id}\` | ENABLE | CONVERSIONS | $1,250.00 | 2026-04-12 10:00:00 |`,
);
const table = `## Campaigns

| Campaign | ID | Status | Objective | Budget | Created |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

Total: ${count} campaigns`;

const bullets = `Found ${count} campaigns:

${campaigns
	.map(({ id, name }) => `- **${name}** (ID: \`${id}\`), Active, Conversions, $1,250.00 a day`)
	.join('\n')}`;

const bulletsOfLabels = `Found ${count} campaigns:

${campaigns
	.map(
		({ id, name }) =>
			`- **${name}**\n  - ID: ${id}\n  - Status: ENABLE\n  - Objective: CONVERSIONS\n  - Budget: $1,250.00`,
	)
	.join('\n')}`;

const structured = campaigns.map(({ id, name }) => ({
	campaign_id: id,
	campaign_name: name,
	status: 'ENABLE',
	objective: 'CONVERSIONS',
	budget: 1250,
}));

it.each([
	['a table', { text: table }],
	['bullets', { text: bullets }],
	['bullets with a line for each value', { text: bulletsOfLabels }],
	['machine-readable content', { text: `Found ${count}`, structured: { campaigns: structured } }],
	['machine-readable content and a table', { text: table, structured: { campaigns: structured } }],
])('2,000 campaigns are read whole from %s', (_about, data) => {
	const list = readList({ success: true, data }, 'campaign');
	expect(list).toMatchObject({ complete: true, unreadable: 0 });
	expect(list?.entries.map(({ id, name }) => ({ id, name }))).toEqual(campaigns);
});
