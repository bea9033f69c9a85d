import { formatList, formatValue, isEmpty, nothing } from '../parse/cell';
import { parseChoice } from '../parse/choice';
import { isGiven, meansEmpty, orEmptyWord } from '../parse/keyword';
import { kindOfMedia, type KindOfMedia } from '../parse/media';
import { parseAdId, withParameters } from '../parse/text';
import { headingsIn } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import { adColumns, adFields, checkAdArguments, creativeOf, creatives } from './adFields';
import { adGroup, detailOf, idInList } from './adGroup';
import * as choices from './choices';
import { joinedCell } from './adGroupColumns';
import type { Cell, Creation, Filled, RowCells, SheetRules, SplitCell } from './creation';
import { columns as adGroupColumns } from './fields';
import { usualHeading } from './fields/field';
import { summarizer } from './fields/phrases';
import { hasNoColumn, runRules, whyRequired } from './rules';
import type { CreationRules, Rule } from './rules';
import { listForm, tools, type Values } from './tools';

const { adgroup_id, advertiser_id, campaign_id, adgroup_name } = adGroupColumns;

/** Its own come first: what is called "Name" is the ad. */
const ownColumns = { ...adColumns, adgroup_id, advertiser_id, campaign_id, adgroup_name };

/** A cell about a video or images, by what it holds. */
const asMedia =
	(fills: Readonly<Record<KindOfMedia, string>>) =>
	(cell: Cell): readonly Cell[] => [{ ...cell, fills: fills[kindOfMedia(cell.value)] }];

/** The parameters that headings are known by, however a heading writes them. */
const parametersByKey = new Map(
	headingsIn('headings', 'named_parameter').map((name) => [normalizeKey(name), name]),
);

/** A cell of a column whose heading is a parameter's name: "UTM Source". */
function asParameter(cell: Cell): SplitCell {
	const { heading, value } = cell;
	const isUtm = /^utm(?=[\s_-])/i.test(heading);
	const written = isUtm ? heading.toLowerCase().replace(/[\s_-]+/g, '_') : heading;
	const name = parametersByKey.get(normalizeKey(heading)) ?? written;
	if (!/^[\w.~-]+$/.test(name)) {
		return 'has a heading that no URL parameter can have. Rename the column, such as utm_source.';
	}
	if (meansEmpty(value)) return [];
	const text = String(value)
		.trim()
		.replace(/[&#\s]/g, encodeURIComponent);
	return [{ ...cell, fills: 'url_parameters', value: `${name}=${text}` }];
}

/** The parameters of several columns as one text. */
const joinParameters = (cells: readonly Cell[]): readonly Cell[] => [
	joinedCell(cells, cells.map(({ value }) => String(value).trim()).join('&')),
];

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
		named_parameter: asParameter,
	},
	join: { url_parameters: joinParameters },
	fill: {
		video_url: fillMedia('video_url', ['video_name'], 'a video'),
		// One name is enough to ask for.
		image_urls: fillMedia('image_urls', ['video_name', 'image_name'], 'an image'),
	},
};

const isSet = (values: Values) => (argument: string) => !isEmpty(values[argument]);

function joinedPage({ landing_page_url: page, url_parameters: parameters }: Values) {
	const isPair = typeof page === 'string' && typeof parameters === 'string';
	if (isPair) return withParameters(page, parameters);
	return nothing;
}

/**
 * Joins the landing page with its parameters, and takes out what isn't sent. What stays of the two
 * fields that are no arguments is wrong, and `check` says so.
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

const refusals: Readonly<Record<string, Rule<Values>>> = {
	// The second creative of a row, or the one that it lacks, unless one is written that has a problem of its own.
	creative_type: (values, context) => {
		const { written = (argument: string) => values[argument], headingOf, labelOf } = context;
		const [first, second] = creatives.filter(isSet(values));
		if (first && second) {
			const message = `is filled in, and so is '${labelOf(first)}', but an ad shows only one of the two. Clear the other one.`;
			return { argument: second, message };
		}
		const chosen = parseChoice(written('creative_type'), choices.choicesOf('creative_type'));
		const type = 'value' in chosen ? chosen.value : '';
		const asked = creativeOf.get(type);
		if (first || (asked ? [asked] : creatives).some((one) => isGiven(written(one))))
			return undefined;
		if (asked) {
			const name = choices.nameOf('creative_type', type);
			const message = `is empty, but 'Creative Type' is ${name}. Fill it in, or choose another type.`;
			return { argument: asked, message };
		}
		// A sheet's own headings, where it has them.
		const columns = creatives.map((one) => `'${headingOf?.(one) ?? usualHeading(one)}'`);
		const [argument = 'video_url'] = creatives.filter((one) => !hasNoColumn(context, one));
		let lacks = 'is empty, and so is every other column for what the ad shows. Fill in';
		if (hasNoColumn(context, argument))
			lacks = 'has no column, and neither has anything else that an ad can show. Add';
		const message = `${lacks} one of ${formatList(columns, 'or')}, or in 'Columns of Your Sheet', say which column has it.`;
		return { argument, message };
	},
	identity_id: ({ tiktok_item_id: post, identity_id: identity }, context, own) =>
		post !== undefined &&
		identity === undefined &&
		whyRequired(context, own, 'a Spark post needs the ID of the identity that it belongs to'),
	identity_type: ({ tiktok_item_id: post, identity_type: type }) =>
		post !== undefined &&
		type !== 'TT_USER' &&
		`is ${choices.nameOf('identity_type', String(type))}, but a Spark post is of a TikTok account. Clear it, or choose TikTok Account.`,
	card_type: ({ card_id: card, card_type: type }) =>
		card !== undefined &&
		type === undefined &&
		'is empty, but a carousel card needs one. Enter Image or Product.',
	url_parameters: (values) => {
		const joined = joinedPage(values);
		return 'problem' in joined && joined.problem;
	},
};

/** True for texts that are certainly different; a list may cut one, add to a page, or say nothing. */
function differ(listed: unknown, sent: unknown): boolean {
	const [known, own] = [listed, sent].map((text) =>
		typeof text === 'string' ? text.trim().replace(/\s+/g, ' ').replace(/\/$/, '') : '',
	);
	if (!known || !own || known === 'N/A') return false;
	const cut = known.replace(/\s*(?:…|\.{3})$/, '');
	if (cut !== known) return !own.startsWith(cut);
	// A list may show an address as it is seen, and not as it is sent.
	const shown = /^https:/i.test(known) && URL.canParse(known) ? new URL(known).href : known;
	const isTagged = own.startsWith('http') && shown.startsWith(own);
	return known !== own && !(isTagged && /^\/?(?:$|[?&#])/.test(shown.slice(own.length)));
}

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
	otherOptions: [
		...['budgetLimit', 'scheduleTimezone', 'dateOrder'],
		...['agesBetweenGroups', 'adAdditionalArguments'],
	],
	fields: adFields,
	statusHeadings: 'ad_status',
	columns: ownColumns,
	sheet,
	columnsOfOthers: Object.keys(adGroupColumns).filter((name) => !(name in ownColumns)),
	rules: {
		checkAdditional: checkAdArguments,
		complete,
		// The form shows the fields of one creative, and keeps what was entered in the others.
		dependents: [...creativeOf].map(([type, argument]) => ({
			argument,
			dependsOn: 'creative_type',
			values: [type, ''],
		})),
		check: (values, context) => runRules('problem', refusals, values, context),
	},
	neverBlank: ['adgroup_id'],
	list: {
		tool: tools.listAds,
		form: listForm('ad', idInList, 'adgroupid'),
		differences: (listed, sent) => {
			const found = [];
			for (const argument of ['ad_text', 'landing_page_url']) {
				const before = detailOf(listed, normalizeKey(argument));
				const now = sent[argument];
				if (differ(before, now)) found.push({ argument, before, now });
			}
			return found;
		},
	},
	pause: {
		tool: tools.pauseAd,
		fixed: { status: 'DISABLE' },
		meanwhile: 'In between it is on, and runs as soon as TikTok has approved it.',
	},
	// Adspirer uploads a video in 30 to 60 seconds.
	repeatAfter: 90_000,
	timeout: 180_000,
	deciding: ['adgroup_id', 'landing_page_url', ...creatives],
	summarize: summarizer(
		adFields,
		['ad_text', ...creatives, 'landing_page_url', 'call_to_action'],
		['adgroup_id', 'advertiser_id'],
	),
};
