import { formatList, isEmpty, nothing } from '../parse/cell';
import { parseChoice } from '../parse/choice';
import { isGiven } from '../parse/keyword';
import { withParameters } from '../parse/webAddress';
import { checkAdArguments, creativeOf, creatives } from './adFields';
import * as choices from './choices';
import type { CreationRules, Finding, RuleContext, Values } from './creation';
import { usualHeading } from './fields/field';
import { hasNoColumn, runRules, whyRequired, type Rule } from './rules';

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

export const adRules: CreationRules = {
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
