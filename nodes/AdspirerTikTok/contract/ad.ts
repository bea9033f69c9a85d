import { isEmpty } from '../base/values';
import { orEmptyWord } from '../parse/keyword';
import { parseAdId } from '../parse/text';
import { normalizeKey } from '../words/normalizeKey';
import { adArguments, adColumns, adFields } from './adFields';
import { adGroup, idInList } from './adGroup';
import { detailOf, type ChangedValue, type Creation, type Listed } from './creation';
import { columns as adGroupColumns } from './fields';
import { columnReadings, combinations } from './combinations';
import { creatives, joinedPage } from './fields/creative';
import * as rules from './rules';
import { listForm, tools, type Values } from './tools';

const { adgroup_id, advertiser_id, campaign_id, adgroup_name } = adGroupColumns;

/** Its own come first: what is called "Name" is the ad. */
const ownColumns = {
	...adColumns,
	adgroup_id,
	advertiser_id,
	campaign_id,
	adgroup_name,
};

/**
 * Joins the landing page with its parameters, and takes out what isn't sent. What stays of the two
 * fields that are no arguments is wrong, and `check` says so.
 */
function complete(values: Values): Values {
	const { creative_type, url_parameters, card_type, ...rest } = values;
	const sent: Record<string, unknown> = rest;
	const joined = joinedPage(values);
	if ('value' in joined) sent.landing_page_url = joined.value;
	else if (url_parameters !== undefined) sent.url_parameters = url_parameters;
	if (card_type !== undefined && sent.card_id !== undefined) sent.card_type = card_type;
	// A post has an identity of this type (Adspirer's reference).
	const isPost = sent.tiktok_item_id !== undefined;
	if (isPost && sent.identity_type === undefined) sent.identity_type = 'TT_USER';
	const showsNothing = creatives.every((creative) => isEmpty(sent[creative]));
	if (showsNothing && creative_type !== undefined) sent.creative_type = creative_type;
	return sent;
}

/** In the order of messages. */
const ruled = rules.inOrderOfMessages(adFields, ['card_type', 'url_parameters']);

/** A text without what lists and pages write differently; '' for anything else. */
function comparable(text: unknown): string {
	if (typeof text !== 'string') return '';
	return text.trim().replace(/\s+/g, ' ').replace(/\/$/, '');
}

/** True for texts that are certainly different; a list may cut one, add to a page, or say nothing. */
function differ(listed: unknown, sent: unknown): boolean {
	const listedText = comparable(listed);
	const sentText = comparable(sent);
	if (!listedText || !sentText || listedText === 'N/A') return false;
	const cut = listedText.replace(/\s*(?:…|\.{3})$/, '');
	if (cut !== listedText) return !sentText.startsWith(cut);
	if (listedText === sentText) return false;
	let shown = listedText;
	// A list may show an address as it is seen, and not as it is sent.
	if (/^https:/i.test(shown) && URL.canParse(shown)) shown = new URL(shown).href;
	const isSameStart = sentText.startsWith('http') && shown.startsWith(sentText);
	const added = shown.slice(sentText.length);
	return !isSameStart || !/^\/?(?:$|[?&#])/.test(added);
}

function adDifferences(listed: Listed, sent: Values) {
	const changes: ChangedValue[] = [];
	for (const argument of ['ad_text', 'landing_page_url']) {
		const before = detailOf(listed, normalizeKey(argument));
		const now = sent[argument];
		if (differ(before, now)) changes.push({ argument, before, now });
	}
	return changes;
}

export const ad: Creation = {
	noun: 'ad',
	parentNoun: 'ad group',
	parentLookup: {
		noun: 'ad group',
		column: 'adgroup_name',
		within: 'campaign_id',
	},
	parent: adGroup,
	tool: tools.createAd,
	nameArgument: 'ad_name',
	parentArgument: 'adgroup_id',
	idKey: 'ad_id',
	parseExistingId: orEmptyWord(parseAdId),
	otherOptions: [
		'budgetLimit',
		'scheduleTimezone',
		'dateOrder',
		'agesBetweenGroups',
		'adAdditionalArguments',
	],
	fields: adFields,
	statusHeadings: 'ad_status',
	columns: ownColumns,
	sheet: {
		combinations,
		readings: columnReadings,
		leftEmptyInTotals: ['ad_text', 'landing_page_url'],
	},
	columnsOfOthers: Object.keys(adGroupColumns).filter((name) => !(name in ownColumns)),
	rules: {
		checkAdditional: rules.additionalChecker(adArguments),
		complete,
		dependents: rules.dependentsOf(adFields),
		check: (values, context) => rules.runRules(ruled, values, context),
	},
	neverBlank: rules.argumentsThat(ruled, 'neverBlank'),
	list: {
		tool: tools.listAds,
		form: listForm('ad', idInList, 'adgroupid'),
		differences: adDifferences,
	},
	pause: {
		tool: tools.pauseAd,
		fixed: { status: 'DISABLE' },
		meanwhile: 'In between it is on, and runs as soon as TikTok has approved it.',
	},
	// Adspirer uploads a video in 30 to 60 seconds.
	repeatAfter: 90_000,
	timeout: 180_000,
	deciding: rules.argumentsThat(adFields, 'decides'),
	besideSummary: ['ad_name'],
};
