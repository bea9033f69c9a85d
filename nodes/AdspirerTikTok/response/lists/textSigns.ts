import { matchesAny } from '../matchesAny';
import type { ListKind } from './list';
import type { Signs } from './signs';

const { raw } = String;

const things: Readonly<Record<ListKind, string>> = {
	adGroup: 'ad ?groups?',
	campaign: 'campaigns?',
	account: '(?:(?:ad |advertiser )?accounts?|advertisers?)',
	targeting:
		'(?:(?:targeting )?options?|interests?|(?:interest |action )?categor(?:y|ies)|keywords?|regions?|locations?|countries|languages?|carriers?|(?:device )?models?|devices?|matches)',
};
const anything = '(?:results?|items?|entries|records|rows)';
const adjectives = '(?:(?:connected|matching|tiktok|total|different|unique|ads) ){0,3}';
const number = '(\\d{1,3}(?:,\\d{3})+|\\d{1,9})';
const wholeNumber = `${number}\\b(?![.,]\\d|\\s?%)`;

/** "For this status": a preposition before anything but what an ad group or campaign lies within. */
const ofSomething =
	'(?:today|yesterday|this (?:week|month)|(?:in|for|under|on|with|at|by|matching|that|whose)\\s{1,3}(?!(?:(?:the|this|that|your|these|given|specified|selected|provided|requested|ads|advertiser|ad|connected)\\s){0,4}(?:accounts?|advertisers?|campaigns?|platform|tiktok|it|ids?|moment|time|["#(]|\\d{6})(?![a-z])))';

interface Patterns {
	readonly totals: readonly RegExp[];
	readonly empty: RegExp;
	/** Says that there is nothing of a part: "No active ad groups", "No ad groups for this status". */
	readonly emptyInPart: RegExp;
}

const patterns: Readonly<Record<ListKind, Patterns>> = {
	adGroup: patternsOf('adGroup'),
	campaign: patternsOf('campaign'),
	account: patternsOf('account'),
	targeting: patternsOf('targeting'),
};

function patternsOf(kind: ListKind): Patterns {
	const named = `${adjectives}(?:${things[kind]}|${anything})\\b`;
	const behind =
		'(?:\\W*$|\\s?[.!,:;(]|\\s(?:were |was |are |have been |yet )?(?:found|available|exists?|yet|to (?:show|display|list)|returned|connected|match(?:ed|es|ing)?|in|for|under|on|with|here|created|at)\\b)';
	return {
		totals: [
			new RegExp(`(?<![\\d.,#/-])${number} (?:of ${number} )?${named}`, 'gi'),
			new RegExp(
				`\\b(?:total|count)(?: number)?(?: of)?(?: ${named})?\\W{1,6}${wholeNumber}`,
				'gi',
			),
			new RegExp(
				`\\b${named}(?: found| count| total| shown)?\\s?\\W{1,4}${wholeNumber}(?=\\W*$)`,
				'gi',
			),
		],
		empty: matchesAny(
			`\\b(?:no|0|zero) ${named}${behind}`,
			`(?:\\bnot|n['’]t|\\bwithout)\\b[^.]{0,30}\\bany ${named}`,
			`\\bfound (?:0|zero|no) ${named}`,
			`^\\W*(?:total )?${named}(?: found| count| total| shown)?\\s?\\W{1,4}(?:0|none)\\W*$`,
		),
		emptyInPart: matchesAny(
			`\\bno (?!${named})(?:[\\w-]+ ){1,3}(?:${things[kind]}|${anything})\\b${behind}`,
			`\\b(?:no|0|zero) ${named}.*\\b(?:active|enabled|paused|running|last|dates?|period|days|spend|impressions|page|filters?|loaded)\\b`,
			// A search for targeting options is answered whole.
			...(kind === 'targeting' ? [] : [`\\b(?:no|0|zero) ${named}[^.,;:!]*\\s${ofSomething}`]),
		),
	};
}

const ofAll = new RegExp(
	`(?<![\\d.,/])${number}\\s?(?:of|out of|/)\\s?(?:the |about |over )?${number}(?![\\d/]|[.,]\\d)`,
	'gi',
);
const pageOf = /\bpage\s?\W{0,3}(\d{1,6})\s?(?:of|\/)\s?(\d{1,6})/gi;

const more = matchesAny(
	raw`\b(?:and|plus|with)\s?\d[\d,]{0,15}\+? (?:more|others?)\b`,
	raw`\+\s?\d[\d,]{0,15} more\b`,
	raw`\b\d[\d,]{0,15}\+? (?:(?:more|further|additional|remaining|other) \w+|others?\b)`,
	raw`\bremaining \d`,
	raw`\b(?:and|are|be|were) (?:many |some |several |a few )?(?:more|others)\b`,
	raw`^\W*others?\b`,
	raw`(?<!\b(?:add|create|adding|creating) )\b(?:more|further|additional|remaining) (?:results?|pages?|entries|items|records|rows|ad ?groups?|campaigns?|accounts?|options?)\b`,
	raw`\b(?:next|previous|last|first) page\b`,
	raw`\bnext[_ ]?(?:page|cursor|token)\b`,
	raw`\bhas[_ ]?more\W{1,6}(?:true|yes)\b`,
	raw`\bcursor\b`,
	raw`\bpage\W{0,3}(?:[2-9]|1\d)`,
	raw`\bnext results\b`,
	raw`\bcontinued\b`,
	raw`\btruncat\w+`,
	raw`\bomitted\b`,
	raw`\bnot (?:all )?(?:shown|listed|displayed|included)\b`,
	raw`\bleft out\b`,
	raw`\ba(?:bridg|bbreviat)ed\b`,
	raw`\betc\b`,
	// A deleted ad group's name is free again.
	raw`^(?!.*\bdeleted\b).*\b(?:hidden|excluded|filtered\b(?! by (?:the )?campaign))`,
	raw`\bonly\b[^.]{0,60}\b(?:shown|listed|displayed|included)\b`,
	raw`\bonly (?:listed|shows?|showing|lists?|includes?)\b`,
	raw`\bcached?\b`,
	raw`\bsynced\b`,
	raw`\bmay be missing\b`,
	raw`\bexceed(?:s|ed)? the (?:[\w-]+ )?(?:size|length|tokens?)\b`,
	raw`\b(?:see|view|show|load|fetch|get|list|retrieve) (?:more(?! about| detail| info| on)|the rest|the others|all of them)\b`,
	raw`\b(?:showing|displaying|listing|listed|returned|only|here are|shown)\b[^.]{0,20}\b(?:first|top|latest|last|most recent|up to|max(?:imum)?)\b`,
	raw`\b(?:first|top|latest|most recent)\s\d`,
	raw`\b(?:showing|displaying|listing)\b[^.]{0,60}\b(?:in|from|of|over) the (?:last|past)\b`,
	raw`\blimited to\b`,
	raw`\b(?:output|list|response|text|results?) (?:is |was |has been |too |may be ){0,3}(?:cut|shortened|limited|partial|incomplete|long)\b`,
	raw`\bpartial (?:list|results?)\b`,
	raw`^\W*(?:\.{3,}|…)(?:\W*$|\s?\d)`,
);
/** "42 of 150 calls used" is about the plan, not about the list. */
const callsOfPlan =
	/(?:\d[\d,]{0,15}\s?(?:\/|of|out of)\s?)?\d[\d,]{0,15} (?:(?:remaining|more|monthly|tool|api|of|your|the) ){0,4}calls\b|\b(?:quota|calls)(?: used| left| remaining)?\W{1,4}\d[\d,]{0,15}\s?(?:\/|of|out of)\s?\d[\d,]{0,15}/gi;
const pageSize = /^\W*(?:limit|page[ _]?size|per[ _]?page)\W{1,4}(\d{1,6})\W*$/i;
const failed = matchesAny(
	raw`\b(?:errors?|fail(?:ed|ure|s)?|unable|timed? ?out|denied|unauthori[sz]ed|exception)\b`,
	raw`\b(?:could ?n[o'’]t(?! find any)|can ?n[o'’]t be|not permitted|no permission|try again|temporarily|rate limit\w*|unavailable|something went wrong)\b`,
);

/** True for words such as "No ad groups found", which may stand in the only row of a table. */
export function saysNone(words: string, kind: ListKind): boolean {
	const { empty, emptyInPart } = patterns[kind];
	const line = words.length < 200 ? plain(words) : '';
	return empty.test(line) || emptyInPart.test(line);
}

/** A line that is longer is a text about something else. */
const maxLineLength = 2000;

/** A text that has more of them is no list. */
const maxLines = 4000;

/**
 * Reads what the lines of a text that are no entries say about how many there are.
 *
 * @param text the whole text, whose end may be cut off.
 */
export function signsOfText(
	text: string,
	lines: readonly string[],
	kind: ListKind,
	signs: Signs,
): void {
	const { totals, empty, emptyInPart } = patterns[kind];
	const distinct = [...new Set(lines)];
	if (distinct.length > maxLines) signs.more = true;
	for (const full of distinct.slice(0, maxLines)) {
		const line = plain(full.slice(0, maxLineLength));
		const rest = line.replace(pageOf, ' ').replace(callsOfPlan, ' ');
		if (/\d/.test(line)) {
			for (const [, page, pages] of line.matchAll(pageOf)) {
				if (Number(page) > 1 || Number(pages) > 1) signs.more = true;
			}
			const size = Number(pageSize.exec(rest)?.[1] ?? 0);
			if (size > 0) signs.pageSizes.push(size);
			totals.forEach((regex) => addTotals(rest.matchAll(regex), signs));
			addTotals(rest.matchAll(ofAll), signs);
		}
		if (more.test(rest)) signs.more = true;
		if (failed.test(line)) signs.failed = true;
		if (empty.test(line) || emptyInPart.test(line)) signs.empty = true;
		if (emptyInPart.test(line)) signs.more = true;
	}
	const last = lines.at(-1)?.trim() ?? '';
	if (/(?:\.{3,}|…)$/.test(last) && text.trimEnd().endsWith(last)) signs.more = true;
}

function addTotals(matches: Iterable<RegExpMatchArray>, signs: Signs): void {
	for (const [, ...numbers] of matches) {
		for (const one of numbers) {
			if (one !== undefined) signs.totals.push(Number(one.replaceAll(',', '')));
		}
	}
}

/** Without marks, addresses, and what is in quotes and may be a name. */
function plain(line: string): string {
	return line
		.replace(/\]\([^()\s]*\)/g, ']')
		.replace(/[a-z]{1,20}:\/\/\S+/gi, ' ')
		.replace(/"[^"]*"|“[^”]*”|`[^`]*`/g, ' " ')
		.replace(/[*~]|^\s{0,3}_{1,3}|_{1,3}\s{0,3}$/g, '');
}
