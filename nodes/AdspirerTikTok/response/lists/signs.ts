import { isRecord } from '../../parse/values';
import type { ListKind } from './list';
import { nouns, wordsOf } from './nouns';

/** What an answer says about how many entries there are. */
export interface Signs {
	/** Every number that is given as the number of all or of the shown entries. */
	readonly totals: number[];
	/** Further pages, something left out or cut off. */
	more: boolean;
	/** Says that there are no further pages. */
	noMore: boolean;
	/** How many entries a page has at most. */
	readonly pageSizes: number[];
	/** Something went wrong. */
	failed: boolean;
	/** Says in words that there is nothing. */
	empty: boolean;
}

/** The start of a search for them. */
export function noSigns(): Signs {
	return { totals: [], more: false, noMore: false, pageSizes: [], failed: false, empty: false };
}

/** Adds signs to those of a whole answer. */
export function addSigns(signs: Signs, others: Signs): void {
	signs.totals.push(...others.totals);
	signs.pageSizes.push(...others.pageSizes);
	signs.more ||= others.more;
	signs.noMore ||= others.noMore;
	signs.failed ||= others.failed;
	signs.empty ||= others.empty;
}

const moreKeys =
	/^(?:(?:has|have|is|are|there are)?(?:more|next|nextpage|morepages|moreresults|moredata|moreitems|moreavailable)|(?:is|was|results?)?(?:truncated|partial|incomplete|limited)|limitreached)$/;
const nextKeys =
	/^(?:next(?:page|cursor|pagetoken|token|offset|url|link|pageurl)?|nextpagecursor|continuation(?:token)?)$/;
const wholeKeys = /^(?:(?:is)?complete|(?:is)?lastpage|allshown)$/;
const totalKeys =
	/^(?:total|totalcount|totalnumber|totalnum|totalresults?|totalitems|totalrecords|totalrows|totalentries|totalfound|count|resultcount|resultscount|itemcount|numresults|returned|shown|showing|numberofresults)$/;
const pagesKeys = /^(?:totalpages?|pagecount|pagestotal|numpages|pages|lastpage|maxpage)$/;
const pageKeys = /^(?:page|pagenumber|currentpage|pageindex|pageno)$/;
const sizeKeys = /^(?:pagesize|perpage|limit|maxresults)$/;
const nouned: Readonly<Record<ListKind, RegExp>> = {
	adGroup: nounedCount('adGroup'),
	campaign: nounedCount('campaign'),
	account: nounedCount('account'),
	targeting: nounedCount('targeting'),
};

function nounedCount(kind: ListKind): RegExp {
	const noun = nouns[kind];
	return new RegExp(
		`^(?:total|num(?:ber of)?|count of) (?:tiktok )?(?:${noun})s?$|^(?:total )?(?:${noun})s? (?:count|total)$`,
	);
}

/** What the keys of an object beside a list say; a page that is full without a total says so too. */
export function signsOfRecord(record: Record<string, unknown>, kind: ListKind, signs: Signs): void {
	for (const [key, value] of Object.entries(record)) {
		if (isRecord(value) || Array.isArray(value)) continue;
		const words = wordsOf(key.slice(0, 60));
		const name = words.replaceAll(' ', '');
		const number = wholeNumber(value);
		if (moreKeys.test(name)) {
			if (isTrue(value)) signs.more = true;
			else if (value !== null) signs.noMore = true;
		}
		if (wholeKeys.test(name) && (value === false || value === 'false')) signs.more = true;
		if (nextKeys.test(name) && isTrue(value)) signs.more = true;
		// The place that the list ends at, which may be the end of all.
		if (/^(?:end)?cursor$|^after$/.test(name) && isTrue(value) && !saysWhetherMore(record)) {
			signs.more = true;
		}
		if (pagesKeys.test(name) && number !== undefined) {
			if (number > 1) signs.more = true;
			else signs.noMore = true;
		}
		if (pageKeys.test(name) && number !== undefined && number > 1) signs.more = true;
		if (name === 'offset' && number !== undefined && number > 0) signs.more = true;
		if ((totalKeys.test(name) || nouned[kind].test(words)) && number !== undefined) {
			signs.totals.push(number);
		}
		if (sizeKeys.test(name) && number !== undefined && number > 0) signs.pageSizes.push(number);
		if (/^(?:errors?|errormessage|warnings?)$/.test(name) && isTrue(value)) signs.failed = true;
	}
}

function saysWhetherMore(record: Record<string, unknown>): boolean {
	return Object.keys(record).some((key) =>
		moreKeys.test(wordsOf(key.slice(0, 60)).replaceAll(' ', '')),
	);
}

function isTrue(value: unknown): boolean {
	if (typeof value === 'string') return !/^\s*(?:false|no|none|null|0)?\s*$/i.test(value);
	return Boolean(value);
}

function wholeNumber(value: unknown): number | undefined {
	if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
	return typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : undefined;
}
