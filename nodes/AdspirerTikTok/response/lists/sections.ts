import type { ListKind } from './list';
import { levels, nouns, otherThings, withinAdGroups, wordsOf } from './nouns';

/**
 * Whose things a heading or a key announces: those that were asked for, what they lie within, others,
 * nobody's in particular, something unknown, or advice, which may name anything.
 */
export type Section = 'own' | 'above' | 'other' | 'neutral' | 'unknown' | 'advice';

const advice =
	/\b(?:tips?|next steps?|recommend\w*|suggest\w*|examples?|what you can do|how to|best practices?|quick links?)\b/;

const mentions: Readonly<Record<ListKind, RegExp>> = {
	adGroup: mention(nouns.adGroup),
	campaign: mention(nouns.campaign),
	account: mention(nouns.account),
	targeting: mention(nouns.targeting),
};
const mentionsWithin = new RegExp(`\\b(?:${withinAdGroups})s\\b`);
const mentionsOther = mention(otherThings);

function mention(words: string): RegExp {
	return new RegExp(`\\b(?:${words})s?\\b`);
}

/** What a heading, or a line that announces a list, says about what follows. */
export function sectionOf(heading: string, kind: ListKind): Section {
	const words = wordsOf(heading.slice(0, 300).replace(/"[^"]*"|“[^”]*”|`[^`]*`/g, ' '));
	return advice.test(words) ? 'advice' : sectionOfWords(words, kind);
}

/**
 * The whole heading: a campaign may be called "Deleted scenes", and "Deleted: 0" has none below it. An
 * ad group that is wrongly taken for a deleted one is created again.
 */
const deletedOnes = /^\W*deleted(?:\s+ad[\s_-]?groups?)?\W*(?:[1-9]\d{0,4}\W*)?$/i;
/** The campaign's own ID, and not that of the account that the heading names too. */
const campaignWithId =
	/\bcampaign\b(?:(?!\b(?:accounts?|advertisers?|ad[\s_-]?groups?)\b)[^\n]){0,250}?\b(\d{15,25})\b/i;

/** "**Campaign: Spring**", without an ID. */
const campaignByName = /^\W*campaign(?: name)?\W{0,3}:\s*([^\n]{1,200}?)[\s*:]*$/i;

/** What a heading says of each entry below it: that it is deleted, or of which campaign it is. */
export function detailsOfSection(heading: string): Record<string, string> {
	const words = heading.slice(0, 300);
	const campaign = campaignWithId.exec(words)?.[1];
	const name = campaign === undefined ? campaignByName.exec(words)?.[1] : undefined;
	return {
		...(deletedOnes.test(words) && { Status: 'Deleted' }),
		...(campaign !== undefined && { 'Campaign ID': campaign }),
		...(name !== undefined && { Campaign: name }),
	};
}

const campaignBehind = /\bcampaign(?: id)?[\s:=#(`*"]{1,6}(\d{15,25})(?!\d)/i;
const deletedAtEnd = /(?:\s[·•|–—-]|[,;(])\s{0,3}[^\p{L}\p{N}]{0,4}deleted[^\p{L}\p{N}]*$/iu;

/** What an entry's line says behind its ID and name: "(ID: 18…) — campaign 17… — Deleted". */
export function detailsOfLine(line: string, id: string, name: string): Record<string, string> {
	const at = line.lastIndexOf(id);
	const behind = at < 0 ? '' : line.slice(at + id.length, at + id.length + 300);
	if (behind.includes(name)) return {};
	const campaign = campaignBehind.exec(behind)?.[1];
	return {
		...(deletedAtEnd.test(behind) && { Status: 'Deleted' }),
		...(campaign !== undefined && { 'Campaign ID': campaign }),
	};
}

/** The innermost kind decides: "Ad groups of campaign Spring" lists ad groups. */
function sectionOfWords(words: string, kind: ListKind): Section {
	if (kind === 'targeting') {
		if (mentions.targeting.test(words)) return 'own';
		return otherKind(words) === undefined && !mentionsOther.test(words) ? 'neutral' : 'other';
	}
	if (mentionsWithin.test(words)) return 'other';
	const innermost = otherKind(words);
	if (innermost === kind) return 'own';
	if (mentionsOther.test(words)) return 'other';
	if (innermost === undefined) return 'neutral';
	return levels.indexOf(innermost) < levels.indexOf(kind) ? 'above' : 'other';
}

function otherKind(words: string): ListKind | undefined {
	return [...levels].reverse().find((level) => mentions[level].test(words));
}

const neutralKey =
	/^(?:data|structured|structured content|content|results?|response|lists?|items?|rows?|records?|entries|edges|nodes?|pages?|body|payload|output|values?|raw|json|tiktok|all|active|paused|enabled?|disabled?|deleted|primary|secondary|connected|children|sub categories|matches|found|text|markdown|message|summary|notes?|report|answer|formatted)$/;
const skippedKey =
	/^(?:quota|usage|request|arguments?|args|params|parameters|filters?|query|input|schema|examples?|samples?|templates?|suggestions?|recommendations?|next steps?|tips?|warnings?|errors?|error|tool|actions?)$/;
const listKey = /^(?:data|results?|lists?|items|rows|records|entries|edges|nodes|matches)$/;

/** What a key says about what it holds; undefined: it holds nothing of the list. */
export function sectionOfKey(key: string, kind: ListKind, above: Section): Section | undefined {
	const words = wordsOf(key.slice(0, 100));
	if (skippedKey.test(words)) return undefined;
	if (neutralKey.test(words)) return above;
	const section = sectionOfWords(words, kind);
	return section === 'neutral' ? 'unknown' : section;
}

/** True for a key that can hold the list that was asked for: by its own name, or "results". */
export function isListKey(key: string, kind: ListKind): boolean {
	const words = wordsOf(key.slice(0, 100));
	return listKey.test(words) || sectionOfWords(words, kind) === 'own';
}
