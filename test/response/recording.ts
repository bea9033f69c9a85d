import { z } from 'zod';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { Creation } from '../../nodes/AdspirerTikTok/contract/creation';
import type { ListForm } from '../../nodes/AdspirerTikTok/contract/tools';
import { listForms, readList } from '../../nodes/AdspirerTikTok/response/lists';
import { readResponse } from '../../nodes/AdspirerTikTok/response/readResponse';

/** One answer that somebody has published or sent in, and what is read of it. */
export const recording = z.strictObject({
	/** Where it is from, in a few words. */
	source: z.string().min(10),
	tool: z.string(),
	/** The row's arguments, for a creation. */
	sent: z.record(z.unknown()).optional(),
	status: z.number(),
	headers: z.record(z.string()).optional(),
	/** The body: JSON, or the text of one that is none. */
	body: z.union([z.string(), z.record(z.unknown())]),
	expected: z.record(z.unknown()),
});

export type Recording = z.infer<typeof recording>;

const forms: Readonly<Record<string, ListForm>> = {
	list_tiktok_ad_groups: adGroup.list.form,
	get_tiktok_ad_group_details: adGroup.list.form,
	list_tiktok_ads: ad.list.form,
	list_tiktok_campaigns: listForms.campaign,
	list_connected_accounts: listForms.account,
	list_tiktok_custom_audiences: listForms.targeting,
	search_tiktok_targeting: listForms.targeting,
};

const noon = Date.UTC(2026, 10, 25, 12);

function creationIn(sent: Readonly<Record<string, unknown>>): Creation | undefined {
	return [adGroup, ad].find(({ nameArgument }) => nameArgument in sent);
}

/** A recorded answer as the node reads it: a list, or an answer with the ID of the new thing. */
export async function readRecording(given: Omit<Recording, 'source' | 'expected'>) {
	const { tool, sent = {}, status, headers = {}, body } = given;
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const response = { kind: 'answer', status, headers, text } as const;
	const form = forms[tool];
	const creation = creationIn(sent);
	const called = { sent, changes: !form, creation, idKey: creation?.idKey };
	const read = readResponse(response, noon, called);
	if (form && 'answer' in read) return { list: (await readList(read.answer.raw, form)) ?? null };
	if (form) return { list: null };
	const id = 'entity' in read ? read.entity?.id : undefined;
	return { ...read, [creation === ad ? 'adId' : 'adgroupId']: id };
}
