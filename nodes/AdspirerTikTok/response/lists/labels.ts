import type { ListKind } from './list';
import { levels, nouns, otherThings, withinAdGroups, wordsOf } from './nouns';

/**
 * What a heading, key or label says about its value. "own" names the kind that was asked for, "plain"
 * says "ID" or "Name" alone, "other" names something else, and "deeper" something that lies within
 * the kind, as an ad group does within a campaign. A code is a targeting option's second-best ID.
 */
export type Role =
	| 'ownId'
	| 'plainId'
	| 'code'
	| 'deeperId'
	| 'otherId'
	| 'ownName'
	| 'plainName'
	| 'ownNoun'
	| 'deeperName'
	| 'otherName'
	| 'platform'
	| 'objective'
	| 'detail';

/** A label that is longer is a sentence. */
export const maxLabelLength = 60;

const rolesByKind: Readonly<Record<ListKind, ReadonlyArray<readonly [Role, RegExp]>>> = {
	adGroup: rolesOf('adGroup'),
	campaign: rolesOf('campaign'),
	account: rolesOf('account'),
	targeting: rolesOf('targeting'),
};

/** In the order in which they are tried. */
function rolesOf(kind: ListKind): ReadonlyArray<readonly [Role, RegExp]> {
	const own = nouns[kind];
	const others = levels.filter((level) => level !== kind).map((level) => nouns[level]);
	const within = [
		...levels.slice(levels.indexOf(kind) + 1).map((level) => nouns[level]),
		withinAdGroups,
	];
	const deeper = kind === 'targeting' ? '(?!)' : within.join('|');
	const other = [...others, withinAdGroups, otherThings].join('|');
	return [
		[
			'ownId',
			pattern(`(?:${own}) (?:id|identifier)|(?:id|identifier) (?:of )?(?:the )?(?:${own})`),
		],
		['plainId', pattern('id|identifier')],
		['deeperId', pattern(`(?:${deeper}) (?:id|identifier)`)],
		['otherId', /(?:^| )(?:ids?|identifier|uuid|guid|number|no)(?: |$)/],
		['code', kind === 'targeting' ? pattern('(?:(?:language|region|country|iso) )?code') : /(?!)/],
		['ownName', pattern(`(?:${own}) (?:name|title)|name of (?:the )?(?:${own})`)],
		['plainName', pattern('name|title')],
		['ownNoun', pattern(own)],
		['deeperName', pattern(`(?:${deeper})(?: name| title)?`)],
		['otherName', pattern(`(?:${other})(?: name| title)?`)],
		['platform', pattern('(?:ad )?(?:platform|channel|network)')],
		['objective', pattern('(?:campaign )?objective(?: type)?')],
	];
}

function pattern(words: string): RegExp {
	return new RegExp(`^(?:tiktok )?(?:${words})$`);
}

/** A list repeats a few labels for each entry. Only so many are kept, whatever comes. */
const maxKnown = 500;
const known: Readonly<Record<ListKind, Map<string, Role>>> = {
	adGroup: new Map(),
	campaign: new Map(),
	account: new Map(),
	targeting: new Map(),
};

/** What a label says about its value in a list of this kind. */
export function roleOf(label: string, kind: ListKind): Role {
	if (label.length > maxLabelLength) return 'detail';
	const roles = known[kind];
	let role = roles.get(label);
	if (role === undefined) {
		const words = wordsOf(label);
		role = rolesByKind[kind].find(([, regex]) => regex.test(words))?.[0] ?? 'detail';
		if (roles.size >= maxKnown) roles.clear();
		roles.set(label, role);
	}
	return role;
}
