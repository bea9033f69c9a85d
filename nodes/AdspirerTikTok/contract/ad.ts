import { formatList, formatValue, isEmpty, nothing } from '../parse/cell';
import { parseChoice } from '../parse/choice';
import { isGiven, orEmptyWord } from '../parse/keyword';
import { kindOfMedia, parseAdId, withParameters } from '../parse/text';
import { normalizeKey } from '../words/normalizeKey';
import { adColumns, adFields, checkAdArguments, creativeOf, creatives } from './adFields';
import { adGroup, detailOf, idInList } from './adGroup';
import * as choices from './choices';
import type { Cell, Creation, CreationRules, Filled, RowCells, SheetRules } from './creation';
import { columns as adGroupColumns } from './fields';
import { usualHeading } from './fields/field';
import {
	hasNoColumn,
	runRules,
	whyRequired,
	type Finding,
	type Rule,
	type RuleContext,
} from './rules';
import { listForm, tools, type Values } from './tools';

const { adgroup_id, advertiser_id, campaign_id, adgroup_name } = adGroupColumns;

/** Its own come first: what is called "Name" is the ad. */
const ownColumns = { ...adColumns, adgroup_id, advertiser_id, campaign_id, adgroup_name };

/** A cell about a video or images, by what it holds. */
const asMedia =
	(fills: Readonly<Record<ReturnType<typeof kindOfMedia>, string>>) =>
	(cell: Cell): readonly Cell[] =>
		cell.fills === undefined ? [cell] : [{ ...cell, fills: fills[kindOfMedia(cell.value)] }];

/** Fills a creative, or says that a name alone finds none. */
const fillMedia =
	(argument: string, names: readonly string[], what: string) =>
	(cells: RowCells): Filled => {
		const own = cells.find(argument);
		if (own) return { [argument]: own };
		const [named] = names
			.flatMap((name) => cells.find(name) ?? [])
			.filter(({ value }) => isGiven(value));
		if (named?.fills !== names.at(-1) || !named) return {};
		if (creatives.some((one) => isGiven(cells.find(one)?.value))) return {};
		const problem = `is ${formatValue(named.value)}, only the name of ${what}, by which it can't be found. Enter its address or its ID, or a Post ID.`;
		return { [argument]: { ...named, problem } };
	};

const sheet: SheetRules = {
	emptyInTotals: ['ad_text', 'landing_page_url'],
	split: {
		video: asMedia({ address: 'video_url', id: 'video_id', name: 'video_name' }),
		image: asMedia({ address: 'image_urls', id: 'image_ids', name: 'image_name' }),
	},
	fill: {
		video_url: fillMedia('video_url', ['video_name'], 'a video'),
		// One name is enough to ask for.
		image_urls: fillMedia('image_urls', ['video_name', 'image_name'], 'an image'),
	},
	isFreeText: (argument) => !creatives.includes(argument),
};

const isSet = (values: Values) => (argument: string) => !isEmpty(values[argument]);

function joinedPage({ landing_page_url: page, url_parameters: parameters }: Values) {
	const isPair = typeof page === 'string' && typeof parameters === 'string';
	return isPair ? withParameters(page, parameters) : nothing;
}

/**
 * Joins the landing page with its parameters, and takes out what isn't sent. What stays of the two
 * fields that are no arguments is wrong, and `broken` says so.
 */
const complete: CreationRules['complete'] = (values) => {
	const { creative_type: type, url_parameters, card_type: card, ...rest } = values;
	const { tiktok_item_id: post, identity_type = 'TT_USER' } = rest;
	const joined = joinedPage(values);
	return {
		...rest,
		...('value' in joined
			? { landing_page_url: joined.value }
			: url_parameters !== undefined && { url_parameters }),
		...(card !== undefined && rest.card_id !== undefined && { card_type: card }),
		// A post has an identity of this type (Adspirer's reference).
		...(post !== undefined && { identity_type }),
		...(type !== undefined && !creatives.some(isSet(rest)) && { creative_type: type }),
	};
};

/** The creative that the row lacks, unless one is written that has a problem of its own. */
function findMissingCreative(values: Values, context: RuleContext): Finding[] {
	const { written = (argument: string) => values[argument] } = context;
	if (creatives.some(isSet(values))) return [];
	const chosen = parseChoice(written('creative_type'), choices.creativeTypes);
	const isWritten = (argument: string) => isGiven(written(argument));
	const type = 'value' in chosen ? chosen.value : '';
	const argument = creativeOf.get(type);
	if (argument !== undefined) {
		const name = choices.nameOf(choices.creativeTypes, type);
		const message = `is empty, but 'Creative Type' is ${name}. Fill it in, or choose another type.`;
		return isWritten(argument) ? [] : [{ kind: 'problem', argument, message }];
	}
	if (creatives.some(isWritten)) return [];
	// A sheet's own headings, where it has them.
	const columns = creatives.map((one) => `'${context.headingOf?.(one) ?? usualHeading(one)}'`);
	const [first = 'video_url'] = creatives.filter((one) => !hasNoColumn(context, one));
	const lacks = hasNoColumn(context, first)
		? 'has no column, and neither has anything else that an ad can show. Add'
		: 'is empty, and so is every other column for what the ad shows. Fill in';
	const message = `${lacks} one of ${formatList(columns, 'or')}, or in the option 'Columns', say which column has it.`;
	return [{ kind: 'problem', argument: first, message }];
}

/** The second one of the creatives that the row has. */
function findSecondCreative(values: Values, { labelOf }: RuleContext): Finding[] {
	const [first, second] = creatives.filter(isSet(values));
	if (first === undefined || second === undefined) return [];
	const message = `is filled in, and so is '${labelOf(first)}', but an ad shows only one of the two. Clear the other one.`;
	return [{ kind: 'problem', argument: second, message }];
}

const refusals: Readonly<Record<string, Rule<Values>>> = {
	identity_id: ({ tiktok_item_id: post, identity_id: identity }, context, own) =>
		post !== undefined &&
		identity === undefined &&
		whyRequired(context, own, 'a Spark post needs the ID of the identity that it belongs to'),
	identity_type: ({ tiktok_item_id: post, identity_type: type }) =>
		post !== undefined &&
		type !== 'TT_USER' &&
		`is ${choices.nameOf(choices.identityTypes, String(type))}, but a Spark post is of a TikTok account. Clear it, or choose TikTok Account.`,
	card_type: ({ card_id: card, card_type: type }) =>
		card !== undefined &&
		type === undefined &&
		'is empty, but a carousel card needs one. Enter Image or Product.',
	url_parameters: (values) => {
		const joined = joinedPage(values);
		return 'problem' in joined && joined.problem;
	},
};

const rules: CreationRules = {
	checkAdditional: checkAdArguments,
	complete,
	// The form shows the fields of one creative, and keeps what was entered in the others.
	dependents: [...creativeOf].map(([type, argument]) => ({
		argument,
		dependsOn: 'creative_type',
		values: [type, ''],
	})),
	broken: (values, context) => [
		...findMissingCreative(values, context),
		...findSecondCreative(values, context),
		...runRules('problem', refusals, values, context),
	],
	unusual: () => [],
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
	sheet,
	columnsOfOthers: Object.keys(adGroupColumns).filter((name) => !(name in ownColumns)),
	irrelevantTopics: Object.keys(topics).filter(
		(topic) => !['status', 'platform', 'channel'].includes(topic),
	),
	topics,
	topicOfColumn: {
		...Object.fromEntries(Object.keys(ownColumns).map((column) => [column, 'none'])),
		...{ adgroup_id: 'notes', adgroup_name: 'notes', campaign_id: 'notes' },
	},
	rules,
	neverBlank: ['adgroup_id'],
	list: {
		tool: tools.listAds,
		form: listForm('ad', idInList, 'adgroupid'),
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
