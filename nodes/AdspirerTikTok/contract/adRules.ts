import { formatList, isEmpty } from '../parse/cell';
import { parseChoice } from '../parse/choice';
import { isGiven } from '../parse/keyword';
import { withParameters } from '../parse/webAddress';
import { adFields, checkAdArguments, creativeOf, creatives } from './adFields';
import * as choices from './choices';
import type { CreationRules, Finding, RuleContext, Values } from './creation';
import { usualHeading } from './fields/field';
import { whyRequired } from './rules';

const labelOf = (argument: string) =>
	adFields.find((field) => field.argument === argument)?.label ?? argument;

/** A field as people know it: by its column's heading, or else by its label. */
const quoted = ({ headingOf }: Pick<RuleContext, 'headingOf'>, argument: string) =>
	`'${headingOf?.(argument) ?? labelOf(argument)}'`;

const isSet = (values: Values) => (argument: string) => !isEmpty(values[argument]);

/**
 * Joins the landing page with its parameters, and takes out what isn't sent. What stays of the two
 * fields that are no arguments is wrong, and `broken` says so.
 */
const complete: CreationRules['complete'] = (values) => {
	const { creative_type: type, url_parameters: parameters, card_type: card, ...rest } = values;
	const { landing_page_url: page, tiktok_item_id: post, identity_type = 'TT_USER' } = rest;
	const isPair = typeof page === 'string' && typeof parameters === 'string';
	const joined = isPair ? withParameters(page, parameters) : undefined;
	const isJoined = joined !== undefined && 'value' in joined;
	return {
		...rest,
		...(isJoined && { landing_page_url: joined.value }),
		...(parameters !== undefined && !isJoined && { url_parameters: parameters }),
		...(card !== undefined && rest.card_id !== undefined && { card_type: card }),
		// A post has an identity of this type (Adspirer's reference).
		...(post !== undefined && { identity_type }),
		...(type !== undefined && !creatives.some(isSet(rest)) && { creative_type: type }),
	};
};

/** The creative that the row lacks, unless one is written that has a problem of its own. */
const findMissingCreative: NonNullable<CreationRules['contradictions']> = (written, values) => {
	if (creatives.some(isSet(values))) return [];
	const chosen = parseChoice(written('creative_type'), choices.creativeTypes);
	const isWritten = (argument: string) => isGiven(written(argument));
	const type = 'value' in chosen ? chosen.value : '';
	const argument = creativeOf.get(type);
	if (argument !== undefined) {
		const name = choices.nameOf(choices.creativeTypes, type);
		const message = `is empty, but 'Creative Type' is ${name}. Fill it in, or choose another type.`;
		return isWritten(argument) ? [] : [{ argument, message }];
	}
	if (creatives.some(isWritten)) return [];
	const columns = creatives.map((one) => `'${usualHeading(one)}'`);
	const message = `is empty, and so is every other column for what the ad shows. Fill in one of ${formatList(columns, 'or')}, or in the option 'Columns', say which column has it.`;
	return [{ argument: 'video_url', message }];
};

const broken: CreationRules['broken'] = (values, context) => {
	const found: Finding[] = [];
	const refuse = (argument: string, message: string) => found.push({ argument, message });
	const [first, second] = creatives.filter(isSet(values));
	if (first !== undefined && second !== undefined) {
		refuse(
			second,
			`is filled in, and so is ${quoted(context, first)}, but an ad shows only one of the two. Clear the other one.`,
		);
	}
	const { tiktok_item_id: post, identity_id: identity, identity_type: type } = values;
	if (post !== undefined && identity === undefined) {
		const because = 'a Spark post needs the ID of the identity that it belongs to';
		refuse('identity_id', whyRequired(context, 'identity_id', because));
	}
	if (post !== undefined && type !== 'TT_USER') {
		const name = choices.nameOf(choices.identityTypes, String(type));
		const message = `is ${name}, but a Spark post is of a TikTok account. Clear it, or choose TikTok Account.`;
		refuse('identity_type', message);
	}
	if (values.card_id !== undefined && values.card_type === undefined) {
		refuse('card_type', 'is empty, but a carousel card needs one. Enter Image or Product.');
	}
	const { landing_page_url: page, url_parameters: parameters } = values;
	if (typeof page === 'string' && typeof parameters === 'string') {
		const joined = withParameters(page, parameters);
		if ('problem' in joined) refuse('url_parameters', joined.problem);
	}
	return found;
};

export const adRules: CreationRules = {
	checkAdditional: checkAdArguments,
	complete,
	// The form shows the fields of one creative, and keeps what was entered in the others.
	dependents: [...creativeOf].map(([type, argument]) => ({
		argument,
		dependsOn: 'creative_type',
		whyLeftOut: ({ creative_type: chosen }) =>
			chosen === undefined || chosen === type
				? undefined
				: `'Creative Type' is ${choices.nameOf(choices.creativeTypes, String(chosen))}`,
	})),
	contradictions: findMissingCreative,
	broken,
	unusual: () => [],
};
