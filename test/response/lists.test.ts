import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { listForms, readList } from '../../nodes/AdspirerTikTok/response/lists';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';
import { nameKey } from '../../nodes/AdspirerTikTok/response/textForms';
import fc from '../fastCheck';

/** The lists that the recorded answers leave out. */

const idAt = (at: number) => String(1_800_000_000_000_000_001n + BigInt(at));
const group = (at: number, more = {}) => ({
	adgroup_id: idAt(at),
	adgroup_name: `Spring ${at}`,
	...more,
});
const head = '| ID | Name | Status |\n|---|---|---|';
const tableOf = (...rows: string[]) => [head, ...rows].join('\n');

const list = async (data: object) => await readList({ success: true, data }, adGroup.list.form);
const structured = (ad_groups: unknown, more = {}) => ({ structured: { ad_groups, ...more } });

describe('a row of a table', () => {
	it.each([
		[`| \`${idAt(0)}\` | US \\| 18-34 | ENABLE |`, 'US | 18-34'],
		[`| ${idAt(0)} | US |  18-34 | ENABLE |`, 'US |  18-34'],
		[`| ${idAt(0)} | A &amp; B \\*new\\* | ENABLE |`, 'A & B *new*'],
		[`| ${idAt(0)} | **A** | ENABLE |`, 'A'],
		[`| ${idAt(0)} | | ENABLE |`, undefined],
		['| 1.8E+18 | A | ENABLE |', undefined],
		[`| ${idAt(0)} | A |`, undefined],
		[`${idAt(0)} | A | ENABLE`, undefined],
	])('%s has the name %j', async (row, name) => {
		const read = await list({ text: tableOf(row) });
		expect(read?.entries.map((entry) => entry.name)).toEqual(name === undefined ? [] : [name]);
	});

	it('has no surplus where another column holds names', async () => {
		const bare = `| ${idAt(1)} | C | D | x |`;
		const two = '| ID | Name | Campaign |\n|---|---|---|';
		expect(await list({ text: `${two}\n${bare}` })).toMatchObject({ entries: [], unreadable: 1 });
	});
});

it.each([
	[
		'two tables',
		{ text: `${tableOf(`| ${idAt(0)} | A | |`)}\n\n${tableOf(`| ${idAt(1)} | B | |`)}` },
	],
	['bullets', { text: `- **Spring** (${idAt(0)})` }],
	['a heading and an ID below it', { text: `🟢 **Spring**\nID: ${idAt(0)}` }],
	['JSON in the text', { text: JSON.stringify([group(0), group(1)]) }],
])('%s can’t be read', async (_what, data) => {
	expect(await list(data)).toBeUndefined();
});

it('an ID with two names is unreadable, and one that is there twice counts once', async () => {
	expect(
		await list(structured([group(0), group(0), group(0, { adgroup_name: 'A' })])),
	).toMatchObject({
		entries: [{ id: idAt(0) }],
		unreadable: 1,
		isWhole: false,
	});
});

it.each([
	['DELETE', true],
	['ADGROUP_STATUS_CAMPAIGN_DELETE', undefined],
	['ADGROUP_STATUS_DELETE', true],
	['Deleted', true],
	['deleted', true],
	['Adgroup_status_delete', true],
	['Not delivering: post deleted', undefined],
])('the status "%s"', async (status, isDeleted) => {
	expect((await list(structured([group(0, { status })])))?.entries[0]?.isDeleted).toBe(isDeleted);
});

describe('an entry answers only what was asked for', () => {
	const asked = { campaign_id: '1790000000000000001', advertiser_id: '7000000000000000001' };
	const otherId = '1790000000000000002';

	it.each<object>([
		{ data: { structured: { campaign_id: otherId, ad_groups: [group(0)] } } },
		{ campaign_id: otherId, data: { structured: { ad_groups: [group(0)] } } },
		{ data: { structured: { advertiser_id: otherId, ad_groups: [group(0)] } } },
		{ data: { structured: { ad_groups: [group(0, { advertiser_id: otherId })] } } },
	])('nor does a list of another campaign or account: %j', async (body) => {
		const read = await readList({ success: true, ...body }, adGroup.list.form, asked);
		expect(read).toMatchObject({ entries: [], isWhole: false });
	});

	const ofOther = (id: string): object[] => [
		{ campaign_id: id },
		{ 'Campaign ID': id },
		{ campaignId: id },
		{ advertiser_id: id },
		{ 'Ad Account ID': id },
	];
	it('and not what names another campaign or account by its ID, under its own key', async () => {
		for (const more of ofOther(otherId)) {
			const data = structured([group(0, more), group(1), group(2, { account_name: 'Acme' })]);
			const read = await readList({ success: true, data }, adGroup.list.form, asked);
			expect([more, read?.entries.map(({ id }) => id), read?.others]).toEqual([
				more,
				[idAt(1), idAt(2)],
				1,
			]);
		}
	});
});

describe('names', () => {
	it.each([
		['Ärger', 'A\u0308rger', true],
		['A &amp; B', 'A & B', true],
		['A \\| B', 'A | B', true],
		['Spring', 'spring', false],
		['Spring...', 'Spring', false],
		['Spring – US', 'Spring - US', false],
	])('%j and %j', (one, other, isSame) => {
		expect(nameKey(one) === nameKey(other)).toBe(isSame);
	});

	it('that were escaped for a table are the same', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
				const plain = name.replace(/[\\&]/g, '');
				const escaped = plain.replace(/[*_|`<>]/g, (mark) => `\\${mark}`);
				expect(nameKey(escaped)).toBe(nameKey(plain));
			}),
		);
	});
});

const demand = '2 accounts connected. Please specify which account to use:';

/** The accounts that a failure offers. */
function offeredBy(error: string) {
	const text = JSON.stringify({ success: false, error });
	const read = readResponse({ kind: 'answer', status: 400, headers: {}, text }, 0);
	const reason = 'failure' in read ? read.failure.reason : {};
	return 'accounts' in reason ? reason.accounts : undefined;
}

it.each([
	['  - Acme (EU) (advertiser_id="701")', 'Acme (EU)'],
	['  - Müller & Söhne "Ost" (advertiser_id="701")\r', 'Müller & Söhne "Ost"'],
	['  - (advertiser_id="701")', undefined],
	['  - Acme EU 701', undefined],
	['Acme EU (advertiser_id="701")', undefined],
])('a demand to name an account with the line %j offers %j', (line, name) => {
	const offered = name === undefined ? [] : [{ name, id: '701' }];
	expect(offeredBy(`${demand}\n${line}`)).toEqual(offered);
	expect(offeredBy(line)).toBeUndefined();
});

it.each([
	['Acme · EU · ID: `701` · primary', 'Acme · EU'],
	['Acme\nID: 701\nID: 702', 'Acme'],
	['Acme · ID: 701...', undefined],
	['ID: 701', undefined],
])('the lines %j list %j', async (text, name) => {
	const { entries = [] } = (await readList({ data: { text } }, listForms.account)) ?? {};
	expect(entries.map(({ name, id }) => ({ name, id }))).toEqual(
		name === undefined ? [] : [{ name, id: '701' }],
	);
});
