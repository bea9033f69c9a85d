import { formatList, isEmpty } from '../../base/values';
import { nothing } from '../../parse/cellText';
import { isGiven, orEmptyWord, parseChoice } from '../../parse/keyword';
import type { Fault } from '../../problems/problem';
import { choicesOf, nameOf, usualHeading } from '../choices';
import { type FieldRules, type Rule, hasNoColumn, requiredIf } from '../rules';
import type { Values } from '../tools';
import { type Columns, type FieldOf, fieldsOf } from './field';
import { accountField, adgroupId, keepIdsAsText, campaignFilter, opening } from './identity';
import * as media from '../../parse/media';
import * as text from '../../parse/text';
import * as kinds from './field';

/** The text of an ad, and its landing page. */
const message = kinds.alike(
	{ topic: 'creative' },
	{
		ad_text: {
			...kinds.shortTextField(100, 'e.g. New in for spring. Free delivery.', 'The text of the ad'),
			required: true,
		},
		landing_page_url: {
			required: true,
			placeholder: 'e.g. https://example.com/spring',
			description: 'The page that the ad leads to, with https://',
			parse: text.parsePage,
			decides: true,
		},
	},
);

/** The form shows the fields of one creative, and keeps what was entered in the others. */
const ofType = (type: string) =>
	({ dependsOn: 'creative_type', values: [type, ''] }) satisfies FieldRules['onlyWith'];

/** The creatives of an ad, of which it has one. */
const creative = kinds.alike(
	{
		topic: 'creative',
		decides: true,
	},
	{
		video_url: {
			placeholder: 'e.g. https://example.com/spring.mp4',
			description:
				'The address of an MP4 or MOV file that anybody can open, not of a page that shows it. Uploading it takes about a minute.',
			parse: media.parseVideo,
			onlyWith: ofType('videoUrl'),
		},
		video_id: {
			...kinds.identifying,
			placeholder: 'e.g. v10033g50000c1q4bsrc77u8v1nh6l20',
			description: 'The ID of a video in the ad account',
			parse: media.parseVideoId,
			onlyWith: ofType('videoId'),
		},
		image_urls: {
			placeholder: 'e.g. https://example.com/1.jpg, https://example.com/2.jpg',
			description:
				'The addresses of up to 20 JPG, PNG or WEBP files that anybody can open, separated by commas or line breaks',
			parse: media.parseImages,
			onlyWith: ofType('imageUrls'),
		},
		image_ids: {
			isId: true,
			placeholder: 'e.g. ad-site-i18n-sg/202104135d0dc3d1c1ae6f1a',
			description:
				'The IDs of up to 20 images in the ad account, separated by commas or line breaks',
			parse: media.parseImageIds,
			onlyWith: ofType('imageIds'),
		},
		tiktok_item_id: {
			...kinds.identifying,
			label: 'Spark Post ID',
			placeholder: 'e.g. 7200000000000000001',
			description:
				"The TikTok post, by its ID or its address. Also add 'Identity ID' in 'Ad Details': the account that the post belongs to.",
			parse: media.parsePost,
			onlyWith: ofType('sparkPost'),
		},
		card_id: {
			...kinds.oneId('The ID of the carousel card', 'e.g. 7300000000000000001'),
			onlyWith: ofType('carousel'),
		},
	},
);

/** The creatives by the form's choice. */
export const creativeOf = new Map<string, string>();
for (const [argument, { onlyWith }] of Object.entries(creative)) {
	creativeOf.set(onlyWith.values[0], argument);
}

export const creatives = Object.keys(creative);

/** The second creative of a row, or the one that it lacks, unless one is written that has a problem of its own. */
const notOneCreative: Rule = (values, context) => {
	const { written = (argument: string) => values[argument], headingOf, labelOf } = context;
	const [first, second] = creatives.filter((argument) => !isEmpty(values[argument]));
	if (first && second) {
		const message: Fault = {
			why: 'two creatives',
			facts: { other: labelOf(first) },
		};
		return { argument: second, message };
	}
	const chosen = parseChoice(written('creative_type'), choicesOf('creative_type'));
	let type = '';
	if ('value' in chosen) type = chosen.value;
	const asked = creativeOf.get(type);
	let possible = creatives;
	if (asked) possible = [asked];
	if (first || possible.some((name) => isGiven(written(name)))) return undefined;
	if (asked) {
		const facts = { type: nameOf('creative_type', type) };
		return {
			argument: asked,
			message: { why: 'no creative of the type', facts },
		};
	}
	// A sheet's own headings, where it has them.
	const headings = creatives.map((name) => `'${headingOf?.(name) ?? usualHeading(name)}'`);
	const facts = { columns: formatList(headings, 'or') };
	const argument = creatives.find((name) => !hasNoColumn(context, name));
	if (argument) {
		return {
			argument,
			message: { why: 'no creative', facts },
		};
	}
	return {
		argument: 'video_url',
		message: { why: 'no column of a creative', facts },
	};
};

/** No argument: which creative the form asks for. */
const creativeType = {
	creative_type: {
		...kinds.singleChoice('creative_type', 'videoUrl'),
		description: 'What the ad shows. Only the fields of this kind are sent.',
		refuses: notOneCreative,
	},
} satisfies kinds.Entries;

/** The creative of an ad, and its settings. */
const shownCreative = {
	...creative,
	...kinds.alike({ topic: 'creative' }, {
		card_type: {
			...kinds.singleChoice('card_type', 'IMAGE', 'What the carousel card holds'),
			refuses: ({ card_id: card, card_type: type }) => {
				if (card === undefined || type !== undefined) return undefined;
				return { why: 'card without its type' };
			},
		},
		call_to_action: {
			...kinds.singleChoice('call_to_action'),
			label: 'Call to Action',
			description: "The words on the ad's button",
		},
	} satisfies kinds.Entries),
};

const inDetails = { topic: 'creative', collection: 'adDetails' } as const;

const details = kinds.alike(inDetails, {
	tracking_pixel_id: {
		...kinds.pixel('The pixel that counts what people do after the ad'),
		label: 'Tracking Pixel',
	},
	disclaimer_text: {
		...kinds.shortTextField(90, 'e.g. Terms apply.', 'A notice on the ad'),
		label: 'Disclaimer',
	},
});

export function joinedPage({ landing_page_url: page, url_parameters: parameters }: Values) {
	const isPair = typeof page === 'string' && typeof parameters === 'string';
	if (isPair) return text.withParameters(page, parameters);
	return nothing;
}

/** No argument: it joins the landing page. */
const parameterFields = kinds.alike(inDetails, {
	url_parameters: {
		placeholder: 'e.g. utm_source=tiktok&utm_medium=paid',
		description: 'Added to the landing page, each only once',
		parse: text.parseParameters,
		refuses: (values) => {
			const joined = joinedPage(values);
			return 'problem' in joined && joined.problem;
		},
	},
});

const mediaColumns = kinds.alike(
	{ topic: 'creative' },
	{
		/** A video or images by their address or ID. */
		video: {},
		image: {},
		/** The names of a video or an image in TikTok's own file, which nothing can find. */
		video_name: {},
		image_name: {},
	},
);

/** The ad group of an ad. */
const adGroupOfAd = {
	adgroup_id: {
		...adgroupId,
		topic: 'identity',
		description: `The ad group to put the ad in. ${opening('up to two calls')} ${keepIdsAsText}.`,
		neverBlank: true,
		decides: true,
	},
} satisfies kinds.Entries;

const adName = {
	ad_name: {
		required: true,
		topic: 'identity',
		placeholder: 'e.g. Spring Sale – Video 1',
		description: 'Name of the new ad, up to 512 characters',
		parse: text.nameParser('ad'),
	},
} satisfies kinds.Entries;

/** Who the ad is from. */
const sender = kinds.alike(
	{ topic: 'creative', collection: 'adDetails' },
	{
		display_name: kinds.shortTextField(
			40,
			'e.g. Example Store',
			'The name of the advertiser on the ad',
		),
		identity_id: {
			...kinds.identifying,
			placeholder: 'e.g. 7400000000000000001',
			description: 'Who the ad is from. Required with a Spark post; otherwise Adspirer finds it.',
			parse: orEmptyWord(text.parseId),
			refuses: requiredIf(
				({ tiktok_item_id: post }) => post !== undefined,
				'Spark post needs its account',
			),
		},
		identity_type: {
			...kinds.singleChoice('identity_type'),
			description: 'The kind of the identity. A Spark post has its own.',
			refuses: ({ tiktok_item_id: post, identity_type: type }) => {
				if (post === undefined || type === 'TT_USER') return undefined;
				const facts = { type: nameOf('identity_type', String(type)) };
				return { why: 'identity of no Spark post', facts };
			},
		},
	},
);

/** The ad that an operation on one is about; a column of it marks a row that is done in Create. */
const adId = {
	ad_id: {
		...adgroupId,
		label: 'Ad',
		asMeaning: 'Ad ID',
		placeholder: 'e.g. 1850000000000000001',
		description: adgroupId.description.replace('ad group', 'ad'),
		parse: text.parseAdId,
	},
} satisfies kinds.Entries;

export const whichAd: readonly kinds.FieldOf[] = [accountField, ...kinds.fieldsOf(adId)];

export const adFilters: readonly kinds.FieldOf[] = [
	{ ...campaignFilter, description: campaignFilter.description.replace('ad groups', 'ads') },
	kinds.fieldOf('adgroup_id', {
		...adGroupOfAd.adgroup_id,
		required: undefined,
		description: `Only the ads of this ad group. ${opening('up to two calls')}`,
		parse: orEmptyWord(text.parseAdGroupId),
	}),
];

/** The arguments of the creation. */
export const adArguments = {
	advertiser_id: accountField,
	...adGroupOfAd,
	...adName,
	...message,
	...shownCreative,
	...sender,
	...details,
};

/** The fields of Create, in the order in which they are read and shown. */
export const adFields: readonly FieldOf[] = [
	{ ...accountField, decides: undefined },
	...fieldsOf({
		...adGroupOfAd,
		...adName,
		...message,
		...creativeType,
		...shownCreative,
	}),
	...fieldsOf({ ...sender, ...details, ...parameterFields }),
];

/** The ad's own columns, in the order in which a heading with several meanings is read. */
export const adColumns: Columns = {
	...adName,
	...message,
	...adId,
	...shownCreative,
	...sender,
	...details,
	...parameterFields,
	...mediaColumns,
};
