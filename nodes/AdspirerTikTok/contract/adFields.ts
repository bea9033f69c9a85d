import { z } from 'zod';
import { formatValue } from '../parse/cell';
import { orEmptyWord } from '../parse/keyword';
import * as media from '../parse/media';
import * as text from '../parse/text';
import { accountField, adgroupId, campaignFilter, type Column, type FieldOf } from './fields';
import * as kinds from './fields/field';
import { countOf, ifSet, namesOf, saidElsewhere } from './fields/phrases';
import { additionalChecker } from './rules';

const textField = (max: number, placeholder: string, description: string) => ({
	schema: kinds.filledText.refine((given) => Array.from(given).length <= max),
	placeholder,
	description: `${description}, up to ${max} characters`,
	parse: text.shortText(max),
});

const address = z.string().regex(/^https:\/\/\S+$/i);

const identity = {
	adgroup_id: {
		...adgroupId,
		description:
			'The ad group to put the ad in. Opening the list may use up to two calls of your quota, at most once every five minutes. Keep IDs as text in spreadsheets.',
	},
	ad_name: {
		schema: kinds.filledText,
		required: true,
		placeholder: 'e.g. Spring Sale – Video 1',
		description: 'Name of the new ad, up to 512 characters',
		parse: text.nameParser('ad'),
		// Its item has it.
		says: saidElsewhere,
	},
	ad_text: {
		...textField(100, 'e.g. New in for spring. Free delivery.', 'The text of the ad'),
		required: true,
		says: formatValue,
	},
	landing_page_url: {
		schema: address,
		required: true,
		placeholder: 'e.g. https://example.com/spring',
		description: 'The page that the ad leads to, with https://',
		parse: text.parsePage,
		says: (page) => `leads to ${String(page)}`,
	},
} satisfies Record<string, kinds.FieldEntry>;

const sayVideo = ifSet((video) => `video ${String(video)}`);
const saySlideshow = countOf('image', 'slideshow of ');

/** What an ad shows, of which it has one, and what goes with it. */
const creative = {
	video_url: {
		schema: address,
		placeholder: 'e.g. https://example.com/spring.mp4',
		description:
			'The address of an MP4 or MOV file that anybody can open, not of a page that shows it. Uploading it takes about a minute.',
		parse: media.parseVideo,
		says: sayVideo,
		columns: ['video_url', 'video', 'video_name'],
	},
	video_id: {
		schema: kinds.filledText,
		placeholder: 'e.g. v10033g50000c1q4bsrc77u8v1nh6l20',
		description: 'The ID of a video in the ad account',
		parse: media.parseVideoId,
		says: sayVideo,
	},
	image_urls: {
		schema: kinds.listOf(address),
		placeholder: 'e.g. https://example.com/1.jpg, https://example.com/2.jpg',
		description:
			'The addresses of up to 20 JPG, PNG or WEBP files that anybody can open, separated by commas or line breaks',
		parse: media.parseImages,
		says: saySlideshow,
		columns: ['image_urls', 'image', 'image_name'],
	},
	image_ids: {
		schema: kinds.listOf(kinds.filledText),
		placeholder: 'e.g. ad-site-i18n-sg/202104135d0dc3d1c1ae6f1a',
		description: 'The IDs of up to 20 images in the ad account, separated by commas or line breaks',
		parse: media.parseImageIds,
		says: saySlideshow,
	},
	tiktok_item_id: {
		schema: kinds.id,
		label: 'Spark Post ID',
		placeholder: 'e.g. 7200000000000000001',
		description:
			"The TikTok post, by its ID or its address. Also add 'Identity ID' in 'Ad Details': the account that the post belongs to.",
		parse: media.parsePost,
		says: ifSet((post) => `Spark post ${String(post)}`),
	},
	card_id: {
		...kinds.oneId('The ID of the carousel card', 'e.g. 7300000000000000001'),
		says: ifSet((card) => `carousel card ${String(card)}`),
	},
	card_type: kinds.closedChoice('card_type', 'IMAGE', 'What the carousel card holds'),
	call_to_action: {
		...kinds.singleChoice('call_to_action'),
		label: 'Call to Action',
		says: namesOf('call_to_action'),
		description: "The words on the ad's button",
	},
} satisfies Record<string, kinds.FieldEntry>;

const details = {
	display_name: textField(40, 'e.g. Example Store', 'The name of the advertiser on the ad'),
	identity_id: {
		schema: kinds.filledText,
		placeholder: 'e.g. 7400000000000000001',
		description: 'Who the ad is from. Required with a Spark post; otherwise Adspirer finds it.',
		parse: orEmptyWord(text.parseId),
	},
	identity_type: {
		...kinds.singleChoice('identity_type'),
		description: 'The kind of the identity. A Spark post has its own.',
	},
	tracking_pixel_id: {
		...kinds.pixel('The pixel that counts what people do after the ad'),
		label: 'Tracking Pixel',
	},
	disclaimer_text: {
		...textField(90, 'e.g. Terms apply.', 'A notice on the ad'),
		label: 'Disclaimer',
	},
} satisfies Record<string, kinds.FieldEntry>;

/** No argument: it joins the landing page. */
const url_parameters: kinds.FieldEntry = {
	placeholder: 'e.g. utm_source=tiktok&utm_medium=paid',
	description: 'Added to the landing page, each only once',
	parse: text.parseParameters,
};

export const checkAdArguments = additionalChecker({
	advertiser_id: accountField,
	...identity,
	...creative,
	...details,
});

/** The creatives by the form's choice. */
export const creativeOf: ReadonlyMap<string, string> = new Map([
	['videoUrl', 'video_url'],
	['videoId', 'video_id'],
	['imageUrls', 'image_urls'],
	['imageIds', 'image_ids'],
	['sparkPost', 'tiktok_item_id'],
	['carousel', 'card_id'],
]);

export const creatives: readonly string[] = [...creativeOf.values()];

/** The fields of Create, in the order in which they are read and shown. */
export const adFields: readonly FieldOf[] = [
	accountField,
	...kinds.fieldsOf({
		...identity,
		/** No argument: which creative the form asks for. */
		creative_type: {
			...kinds.singleChoice('creative_type', 'videoUrl'),
			description: 'What the ad shows. Only the fields of this kind are sent.',
		},
		...creative,
	}),
	...kinds.fieldsOf({ ...details, url_parameters }, { collection: 'adDetails' }),
];

/** The ad that an operation on one is about; a column of it marks a row that is done in Create. */
const adId: kinds.FieldEntry = {
	...adgroupId,
	label: 'Ad',
	placeholder: 'e.g. 1850000000000000001',
	description: adgroupId.description.replace('ad group', 'ad'),
	parse: text.parseAdId,
};

export const whichAd: readonly FieldOf[] = [accountField, kinds.fieldOf('ad_id', adId)];

const { adgroup_id, ...ownIdentity } = identity;

export const adFilters: readonly FieldOf[] = [
	{ ...campaignFilter, description: campaignFilter.description.replace('ad groups', 'ads') },
	kinds.fieldOf('adgroup_id', {
		...adgroup_id,
		required: undefined,
		description:
			'Only the ads of this ad group. Opening the list may use up to two calls of your quota, at most once every five minutes.',
		parse: orEmptyWord(text.parseAdGroupId),
	}),
];

/** What only the ad's own columns hold, in the order in which a heading with several meanings is read. */
export const adColumns: Readonly<Record<string, Column>> = {
	...ownIdentity,
	ad_id: adId,
	...creative,
	...details,
	url_parameters,
	/** A video or images by their address or ID. */
	video: { parse: text.parseText },
	image: { parse: text.parseText },
	/** What TikTok's own file calls a video or an image, which nothing can find. */
	video_name: { parse: text.parseText },
	image_name: { parse: text.parseText },
};
