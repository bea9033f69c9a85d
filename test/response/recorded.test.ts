import { z } from 'zod';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { ListForm } from '../../nodes/AdspirerTikTok/contract/creation';
import { parseExactJson } from '../../nodes/AdspirerTikTok/parse/json';
import { listForms, readList } from '../../nodes/AdspirerTikTok/response/lists';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';
import { fs, path, projectRoot } from '../platform';

/** One answer that somebody has published or sent in, and what is read of it. */
const recorded = z.strictObject({
	/** Where it is from, in a few words. */
	source: z.string().min(10),
	tool: z.string(),
	/** The row's arguments, for a creation. */
	sent: z.record(z.unknown()).optional(),
	status: z.number(),
	headers: z.record(z.string()).optional(),
	/** The body: JSON, or the text of one that is none. */
	body: z.union([z.string(), z.record(z.unknown())]),
	/** What is read of it; `list` is null where nothing can be read as a list. */
	expected: z.record(z.unknown()),
});

const folder = path.join(projectRoot, 'test/response/recorded');
const files = fs
	.readdirSync(folder)
	.map(
		(name) =>
			[
				name,
				recorded.parse(parseExactJson(fs.readFileSync(path.join(folder, name), 'utf8'))),
			] as const,
	);

const forms: Readonly<Record<string, ListForm>> = {
	list_tiktok_ad_groups: adGroup.list.form,
	get_tiktok_ad_group_details: adGroup.list.form,
	list_tiktok_campaigns: listForms.campaign,
	list_connected_accounts: listForms.account,
	list_tiktok_custom_audiences: listForms.targeting,
	search_tiktok_targeting: listForms.targeting,
};

const noon = Date.UTC(2026, 10, 25, 12);

it.each(files)('%s', (_name, { tool, sent = {}, status, headers = {}, body, expected }) => {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const response = { kind: 'answer', status, headers, text } as const;
	const form = forms[tool];
	const creation = 'adgroup_name' in sent ? adGroup : undefined;
	const read = readResponse(response, noon, { sent, changes: !form, creation });
	if (form) {
		const list = 'answer' in read ? readList(read.answer.raw, form) : undefined;
		expect({ list: list ?? null }).toEqual(expected);
	} else {
		const adgroupId = 'entity' in read ? read.entity?.id : undefined;
		expect({ ...read, adgroupId }).toMatchObject(expected);
	}
});
