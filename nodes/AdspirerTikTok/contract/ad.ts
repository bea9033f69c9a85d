import { formatValue } from '../parse/cell';
import { orEmptyWord } from '../parse/keyword';
import { parseAdId } from '../parse/text';
import { adColumns, adFields, creatives } from './adFields';
import { adGroup, detailOf, idInList } from './adGroup';
import { adRules } from './adRules';
import { adSheet } from './adColumns';
import * as choices from './choices';
import type { Creation, Values } from './creation';
import { columns as adGroupColumns } from './fields';
import { tools } from './tools';
import { normalizeKey } from '../words/normalizeKey';

const { advertiser_id, campaign_id, adgroup_name } = adGroupColumns;

/** Its own come first: what is called "Name" is the ad. */
const ownColumns = {
	...adColumns,
	adgroup_id: adGroupColumns.adgroup_id,
	advertiser_id,
	campaign_id,
	adgroup_name,
};

/** "video https://…", "Spark post 72…", as one part of a sentence. */
function describeCreative(values: Values): string {
	const { video_url: url, video_id: video, tiktok_item_id: post, card_id: card } = values;
	const count = (list: unknown) => (Array.isArray(list) ? list.length : 0);
	const images = count(values.image_urls) + count(values.image_ids);
	if (url !== undefined) return `video ${String(url)}`;
	if (video !== undefined) return `video ${String(video)}`;
	if (post !== undefined) return `Spark post ${String(post)}`;
	if (card !== undefined) return `carousel card ${String(card)}`;
	return images > 0 ? `slideshow of ${images} image${images === 1 ? '' : 's'}` : '';
}

/** True for texts that are certainly different; a list may cut one, add to a page, or say nothing. */
function differ(listed: unknown, sent: unknown): boolean {
	const [known, own] = [listed, sent].map((text) =>
		typeof text === 'string' ? text.trim().replace(/\s+/g, ' ').replace(/\/$/, '') : '',
	);
	if (!known || !own || known === 'N/A') return false;
	const cut = known.replace(/\s*(?:…|\.{3})$/, '');
	if (cut !== known) return !own.startsWith(cut);
	const isTagged = own.startsWith('http') && known.startsWith(own);
	return known !== own && !(isTagged && /^\/?[?&#]/.test(known.slice(own.length)));
}

/** What a column says of ads is no reason for silence here. */
const topics = Object.fromEntries(
	Object.entries(adGroup.topics).filter(([topic]) => topic !== 'bulk' && topic !== 'creative'),
);

export const ad: Creation = {
	noun: 'ad',
	parentNoun: 'ad group',
	parentLookup: { noun: 'ad group', column: 'adgroup_name', within: 'campaign_id' },
	parent: adGroup,
	tool: tools.createAd,
	nameArgument: 'ad_name',
	parentArgument: 'adgroup_id',
	idKey: 'ad_id',
	parseExistingId: orEmptyWord(parseAdId),
	existingOption: 'existingAdId',
	otherOptions: [
		...['existingAdgroupId', 'budgetLimit', 'scheduleTimezone', 'dateOrder'],
		'agesBetweenGroups',
	],
	fields: adFields,
	columns: ownColumns,
	sheet: adSheet,
	columnsOfOthers: Object.keys(adGroupColumns).filter((name) => !(name in ownColumns)),
	irrelevantTopics: Object.keys(topics).filter(
		(topic) => !['status', 'platform', 'channel'].includes(topic),
	),
	topics,
	topicOfColumn: {
		...Object.fromEntries(Object.keys(ownColumns).map((column) => [column, 'none'])),
		...{ adgroup_id: 'notes', adgroup_name: 'notes', campaign_id: 'notes' },
	},
	rules: adRules,
	neverBlank: ['adgroup_id'],
	list: {
		tool: tools.listAds,
		form: {
			none: /^[ \t]*No ads found\.?\s*$/im,
			arrays: ['ads', 'results'],
			ids: ['adid', 'id'],
			names: ['adname', 'name', 'ad'],
			id: idInList,
			parent: 'adgroupid',
		},
		differences: (listed, sent) =>
			['ad_text', 'landing_page_url'].flatMap((argument) => {
				const before = detailOf(listed, normalizeKey(argument));
				const now = sent[argument];
				return differ(before, now) ? [{ argument, before, now }] : [];
			}),
	},
	pause: {
		tool: tools.pauseAd,
		fixed: { status: 'DISABLE' },
		meanwhile: 'In between it is on, and runs as soon as TikTok has approved it.',
	},
	// Adspirer uploads a video in 30 to 60 seconds.
	repeatAfter: 90_000,
	timeout: 180_000,
	canBeUpdated: false,
	deciding: ['adgroup_id', 'landing_page_url', ...creatives],
	summarize: (values) => {
		const { ad_text: text, landing_page_url: page, call_to_action: action } = values;
		return [
			formatValue(text),
			describeCreative(values),
			`leads to ${String(page)}`,
			action === undefined ? '' : choices.nameOf(choices.callsToAction, String(action)),
			values.adgroup_id === undefined ? '' : `ad group ${String(values.adgroup_id)}`,
		].filter((part) => part !== '');
	},
};
