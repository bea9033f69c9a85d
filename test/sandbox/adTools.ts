import { z } from 'zod';

import type { Ad } from './adStore';
import { refusal } from './answers';
import { id, name } from './arguments';
import { inAccount, listed, type Tool, type ToolContext, type ToolResult } from './tool';

const writing = (run: Tool['run']): Tool => ({ billable: true, writes: true, run });

const textUpTo = (max: number) =>
	z
		.string()
		.refine((text) => text.trim() !== '', 'must not be empty')
		.refine((text) => [...text].length <= max, `must have at most ${max} characters`);

const address = z.string().regex(/^https:\/\/[^\s/]+\.[^\s]+$/, 'must be an https address');
const asset = z.string().regex(/^[A-Za-z0-9][\w~/-]*$/, 'must be an ID');
const actions = [
	...(['LEARN_MORE', 'SHOP_NOW', 'SIGN_UP', 'DOWNLOAD_NOW', 'INSTALL_NOW', 'ORDER_NOW'] as const),
	...(['BOOK_NOW', 'APPLY_NOW', 'SUBSCRIBE', 'WATCH_NOW', 'CONTACT_US'] as const),
] as const;

/** Every argument of `add_tiktok_ad`, each on its own; any other name is refused. */
const adArguments = z.strictObject({
	adgroup_id: id,
	ad_text: textUpTo(100),
	landing_page_url: address,
	ad_name: name.nullish(),
	display_name: textUpTo(40).nullish(),
	call_to_action: z.enum(actions).nullish(),
	video_url: address.nullish(),
	video_id: asset.refine((one) => one !== 'None', 'is a failed upload').nullish(),
	image_urls: z.array(address).min(1).max(20).nullish(),
	image_ids: z.array(asset).min(1).max(20).nullish(),
	tiktok_item_id: id.nullish(),
	card_id: id.nullish(),
	card_type: z.enum(['IMAGE', 'PRODUCT']).nullish(),
	identity_id: asset.nullish(),
	identity_type: z.enum(['CUSTOMIZED_USER', 'BC_AUTH_TT', 'TT_USER']).nullish(),
	tracking_pixel_id: asset.nullish(),
	disclaimer_text: textUpTo(90).nullish(),
	ad_format: z.string().nullish(),
	advertiser_id: id.nullish(),
});

type AdArguments = z.infer<typeof adArguments>;

const creatives = [
	'video_url',
	'video_id',
	'image_urls',
	'image_ids',
	'tiktok_item_id',
	'card_id',
] as const;

const rules: Array<[problem: string, isBroken: (args: AdArguments) => unknown]> = [
	['exactly one creative is required', (args) => creatives.filter((one) => args[one]).length !== 1],
	[
		'tiktok_item_id needs identity_type TT_USER and an identity_id',
		(args) => args.tiktok_item_id && (args.identity_type !== 'TT_USER' || !args.identity_id),
	],
	['card_id and card_type belong together', (args) => !args.card_id !== !args.card_type],
];

/** Checks the arguments and adds the ad to an ad group of the account. */
export const addTikTokAd: Tool = writing((call, context) => {
	const run = inAccount(adArguments, (args, { store, ads, options, advertiserId }) => {
		const problems = rules.filter(([, isBroken]) => isBroken(args)).map(([problem]) => problem);
		if (problems.length > 0) return refusal(400, problems.join('\n'));
		const adGroup = store.find(args.adgroup_id, advertiserId);
		if (!adGroup) return refusal(400, `Ad group ${args.adgroup_id} does not exist`);
		const taken = ads.named(args.ad_name ?? '', args.adgroup_id);
		if (taken && options.uniqueNames) return refusal(400, `Ad name already exists: ${taken.name}`);
		const { campaign_id } = adGroup;
		const { arguments: given, idempotencyKey } = call;
		const ad = ads.add({
			arguments: given,
			advertiser_id: advertiserId,
			idempotencyKey,
			campaign_id,
		});
		const result = changed(ad, 'created', {});
		return { ...result, text: `${result.text}\n- **Ad Group ID:** \`${ad.adgroup_id}\`` };
	});
	return run(call, context);
});

const which = { ad_id: id, advertiser_id: id.nullish() };

/** A `run` for a tool that works on one of the account's ads. */
function onAd<
	Schema extends z.ZodType<{ ad_id: string; advertiser_id?: string | null | undefined }>,
>(
	schema: Schema,
	run: (ad: Ad, args: z.infer<Schema>, context: ToolContext) => ToolResult,
): Tool['run'] {
	return inAccount(schema, (args, context) => {
		const ad = context.ads.find(args.ad_id, context.advertiserId);
		return ad ? run(ad, args, context) : refusal(400, `Ad ${args.ad_id} does not exist`);
	});
}

/** The OpenAPI document requires `status`, the later catalogue does not know it. */
function switching(status: Ad['status'], done: string): Tool {
	const value = z.literal(status);
	const schemas = {
		required: z.strictObject({ ...which, status: value }),
		optional: z.strictObject({ ...which, status: value.nullish() }),
	};
	return writing((call, context) => {
		const run = onAd(schemas[context.options.pauseStatus ?? 'required'], (ad) => {
			ad.status = status;
			return changed(ad, done, { status });
		});
		return run(call, context);
	});
}

export const pauseTikTokAd = switching('DISABLE', 'paused');

export const resumeTikTokAd = switching('ENABLE', 'resumed');

export const deleteTikTokAd = writing(
	onAd(z.strictObject({ ...which, confirm_delete: z.boolean().nullish() }), (ad, args) => {
		if (args.confirm_delete !== true) {
			return refusal(400, 'Deleting is permanent. Please confirm with confirm_delete: true');
		}
		ad.deleted = true;
		return changed(ad, 'deleted', { deleted: true });
	}),
);

function changed(ad: Ad, done: string, fields: Record<string, unknown>) {
	const { ad_id, name: ad_name, adgroup_id } = ad;
	return {
		ok: true,
		text: `## Ad ${done}\n\n- **Ad Name:** ${ad_name}\n- **Ad ID:** \`${ad_id}\``,
		structured: { ad_id, ad_name, adgroup_id, ...fields },
	} satisfies ToolResult;
}

const filters = z.strictObject({
	adgroup_id: id.nullish(),
	campaign_id: id.nullish(),
	advertiser_id: id.nullish(),
});

const columns = {
	ad_name: 'Ad name',
	ad_id: 'Ad ID',
	status: 'Status',
	ad_text: 'Ad text',
	adgroup_id: 'Ad group ID',
};

export const listTikTokAds: Tool = {
	billable: true,
	writes: false,
	run: inAccount(filters, (args, context) => {
		const { lists = {} } = context.options;
		const rows = context.ads.list(context.advertiserId, args, lists).map((ad) => ({
			ad_id: ad.ad_id,
			ad_name: ad.name,
			adgroup_id: ad.adgroup_id,
			campaign_id: ad.campaign_id,
			status: ad.deleted ? 'DELETE' : (lists.status ?? ad.status),
			ad_text: String(ad.arguments.ad_text ?? ''),
			landing_page_url: String(ad.arguments.landing_page_url ?? ''),
			...(lists.createTime && { create_time: ad.createTime }),
		}));
		const shown = { ...columns, ...(lists.createTime && { create_time: 'Created' }) };
		const more = { advertiser_id: context.advertiserId };
		return listed({ things: 'ads', key: 'ads', columns: shown, rows, more }, context);
	}),
};
