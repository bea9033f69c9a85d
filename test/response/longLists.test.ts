import { adgroupIdIn } from '../../nodes/AdspirerTikTok/response/adgroupId';
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

/** So many lines, one after the other. */
const lines = (length: number, line: (at: number) => string) =>
	Array.from({ length }, (_, at) => line(at)).join('\n');
const idAt = (at: number) => `18${String(at).padStart(17, '0')}`;
const read = (text: string) => readList({ success: true, data: { text } }, 'adGroup');

/** Reading all of a hostile answer would hold up n8n: what is left unread is never said to be whole. */
describe('of more than any account has, a part is read', () => {
	it.each([
		['bullets', lines(6000, (at) => `- Spring ${at} (ID: ${idAt(at)})`)],
		['lines', lines(6000, (at) => `Spring ${at} — ID: ${idAt(at)}`)],
		['blocks', lines(6000, (at) => `Name: Spring ${at}\nID: ${idAt(at)}\n`)],
		[
			'a table',
			`| Name | ID |\n| --- | --- |\n${lines(6000, (at) => `| Spring ${at} | ${idAt(at)} |`)}`,
		],
	])('of %s', (_what, text) => {
		const list = read(text);
		expect(list?.complete).toBe(false);
		expect(list?.entries.length).toBeGreaterThan(3900);
		expect(list?.entries.length).toBeLessThan(4100);
		expect(list?.entries[3000]).toMatchObject({ id: idAt(3000), name: 'Spring 3000' });
	});

	it('of machine-readable content', () => {
		const entry = (_: unknown, at: number) => ({ adgroup_id: idAt(at), adgroup_name: `S ${at}` });
		const list = readList({ ad_groups: Array.from({ length: 12_000 }, entry) }, 'adGroup');
		expect(list?.complete).toBe(false);
		expect(list?.entries.length).toBeLessThan(8000);
	});

	it('of the values of one entry', () => {
		const list = read(`Name: Spring\nID: ${idAt(1)}\n${lines(400, (at) => `Label ${at}: x`)}`);
		expect(list).toMatchObject({ entries: [], unreadable: 1, complete: false });
	});

	it('of other words around a list', () => {
		const words = lines(5000, (at) => `Line ${at} is about the weather.`);
		expect(read(`- Spring (ID: ${idAt(1)})\n\n${words}`)?.complete).toBe(false);
	});

	it('of the keys of a creation', () => {
		const keys = (length: number) =>
			Object.fromEntries(Array.from({ length }, (_, at) => [`key ${at}`, at]));
		const adgroup_id = idAt(1);
		expect(adgroupIdIn({ data: { ...keys(1000), adgroup_id } }, [])).toBe(adgroup_id);
		expect(adgroupIdIn({ data: { ...keys(3000), adgroup_id } }, [])).toBeNull();
	});
});
