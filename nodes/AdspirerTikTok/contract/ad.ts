import { isEmpty } from '../base/values';
import { orEmptyWord } from '../parse/keyword';
import { parseAdId } from '../parse/text';
import { normalizeKey } from '../words/normalizeKey';
import { adGroup, idInList } from './adGroup';
import { columnReadings, combinations } from './combinations';
import { type ChangedValue, type Creation, type Listed, detailOf } from './creation';
import { type FieldOf, columns as adGroupColumns } from './fields';
import { adArguments, adColumns, adFields, creatives, joinedPage } from './fields/creative';
import { type Values, listForm, tools } from './tools';
import * as rules from './rules';

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
const adRules = rules.inOrderOfMessages(adFields, ['card_type', 'url_parameters']);

/** A text without what lists and pages write differently; '' for anything else. */
function comparableText(text: unknown): string {
	if (typeof text !== 'string') return '';
	return text.trim().replace(/\s+/g, ' ').replace(/\/$/, '');
}

/** True for texts that are certainly different; a list may cut one, add to a page, or say nothing. */
function differ(listed: unknown, sent: unknown): boolean {
	const listedText = comparableText(listed);
	const sentText = comparableText(sent);
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
		checkAdditional: rules.additionalChecker(Object.keys(adArguments)),
		complete,
		dependents: rules.dependentsOf(adFields),
		check: (values, context) => rules.runRules(adRules, values, context),
	},
	neverBlank: rules.argumentsThat(adRules, 'neverBlank'),
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
	shortSummary: ['ad_text', 'call_to_action'],
};

const adPlanColumns = { ...adColumns, advertiser_id: adGroupColumns.advertiser_id };

/** An ad group of a media plan. */
export const adGroupOfPlan: Creation = {
	...adGroup,
	isOfPart: true,
	// One option for both.
	timeout: ad.timeout,
	pause: {
		...adGroup.pause,
		toPausePart:
			" To pause only some of its ads, choose 'Ad Status' for the column in 'Columns of Your Sheet'. A draft then leaves out its ad alone, and not its ad group.",
	},
	runAgain: 'run only the rows of this ad group',
};

/** An ad of a media plan. It is in its row's ad group, so no column says in which. */
export const adOfPlan: Creation = {
	...ad,
	isOfPart: true,
	// It is known by then.
	parent: undefined,
	parentLookup: undefined,
	fields: adFields.filter(({ argument }) => argument !== ad.parentArgument),
	additionalOption: 'adAdditionalArguments',
	// Otherwise its ad group would be created again, too.
	runAgain: "enter its ad group's ID in a column 'Ad group ID' of the row, and run only this row",
	// Its ad group is paused before it.
	otherOptions: [...ad.otherOptions, 'startPaused'],
	columns: adPlanColumns,
	columnsOfOthers: Object.keys(adGroupColumns).filter((name) => !(name in adPlanColumns)),
	neverBlank: [],
	besideSummary: ['ad_name', 'adgroup_id'],
	rules: {
		...ad.rules,
		checkAdditional: (values) => {
			const checked = ad.rules.checkAdditional(values);
			if (!Object.hasOwn(values, 'adgroup_id')) return checked;
			return { ...checked, problems: [...checked.problems, { why: "ad group of a plan's ad" }] };
		},
	},
};

/** A field of both is the ad group's, in the ad's place. */
const fieldsByName = new Map<string, FieldOf>();
for (const field of [...adOfPlan.fields, ...adGroup.fields]) {
	fieldsByName.set(field.argument, field);
}

/** The columns of a media plan's sheet: those of an ad group, and those of its ad. */
export const mediaPlan: Creation = {
	...adGroupOfPlan,
	// Whether it starts paused stands above its options.
	otherOptions: ['existingId', 'startPaused'],
	fields: [...fieldsByName.values()],
	columns: { ...adPlanColumns, ...adGroupColumns },
	columnsOfOthers: [],
	parts: [adGroupOfPlan, adOfPlan],
	repeatAfter: ad.repeatAfter,
	pause: {
		...adGroupOfPlan.pause,
		meanwhile:
			'Only then are its ads created. Where the ad group was there, each new ad is paused instead.',
	},
};
