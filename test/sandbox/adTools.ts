import { z } from 'zod';

import { refusal } from './answers';
import { brokenRules, id, name, type Rules } from './arguments';
import { ads, make, writing } from './kinds';
import { inAccount } from './tool';

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

const creatives = [
	'video_url',
	'video_id',
	'image_urls',
	'image_ids',
	'tiktok_item_id',
	'card_id',
] as const;

const rules: Rules<z.infer<typeof adArguments>> = [
	['exactly one creative is required', (args) => creatives.filter((one) => args[one]).length !== 1],
	[
		'tiktok_item_id needs identity_type TT_USER and an identity_id',
		(args) => args.tiktok_item_id && (args.identity_type !== 'TT_USER' || !args.identity_id),
	],
	['card_id and card_type belong together', (args) => !args.card_id !== !args.card_type],
];

export const addTikTokAd = writing(
	inAccount(adArguments, (args, context, call) => {
		const problems = brokenRules(rules, args);
		if (problems) return refusal(400, problems);
		const adGroup = context.stores.adgroup_id.find(args.adgroup_id, context.advertiserId);
		if (!adGroup) return refusal(400, `Ad group ${args.adgroup_id} does not exist`);
		const { advertiser_id, campaign_id } = adGroup;
		const { arguments: given, idempotencyKey } = call;
		const order = { arguments: given, advertiser_id, campaign_id, idempotencyKey };
		return make(ads, order, {}, context);
	}),
);
