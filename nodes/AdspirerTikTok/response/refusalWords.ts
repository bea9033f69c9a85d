import { matchesAny } from './matchesAny';

/**
 * What the text of a refusal means. The service passes on texts of TikTok's and of gateways whose
 * status says little: a throttled call, for one, may come back with 400, or with 200 and
 * `success: false`. Every pattern is bounded, so that a hostile text costs no more than its length.
 */

const { raw } = String;

/** So much of a text is read for its meaning; what matters stands at the beginning. */
export const maxReadLength = 10_000;

const missingTool = matchesAny(
	raw`\b(?:unknown|no such|unsupported|unrecognized) (?:tool|endpoint)\b`,
	raw`\btool\b:?\s{0,3}(?:["'\x60]?[\w.-]{1,80}["'\x60]?\s{1,3})?(?:(?:was|is|does|could)\s{1,3})?not\s{1,3}(?:be\s{1,3})?(?:found|exist|available|supported)\b`,
);

/** The service, plan or version does not have the tool that was called. */
export function isMissingTool(text: string): boolean {
	return missingTool.test(text);
}

const throttled = matchesAny(
	raw`\brate[\s_-]?(?:limit|quota|exceeded)`,
	raw`\btoo many (?!tool)(?:\w{1,20} )?(?:requests|calls(?! to action))\b`,
	raw`\bqps\b`,
	raw`\btoo (?:frequent(?:ly)?|fast|quickly)\b`,
	raw`\bthrottl(?:ed|ing)\b`,
	raw`(?:^\W*|[.!,;:]\s|\bplease )slow down\b`,
	raw`频繁`,
	raw`\b(?:requests?|calls?)\b[^.\n]{0,30}\bper (?:second|minute)\b`,
	raw`\b(?:requests?|calls?) exceeds?\b`,
	raw`\b(?:call|request) frequency\b`,
	raw`\b(?:http|status|code|returned)\W{1,3}429\b`,
);
/** TikTok's codes for a call that came too soon; a budget may be the same number. */
const throttleCode =
	/(?:\b(?:code|error|errno|status|err)\b["']?[\s:=#([-]{0,6}|^\W{0,3}|\[)(?:40100|50002)(?!\d|[.,]\d)/i;

/** TikTok, or whatever stands before it, takes no more calls for now. */
export function isThrottled(text: string): boolean {
	return throttled.test(text) || throttleCode.test(text);
}

const spent = '(?:reached|exceeded|used up|exhausted|spent|depleted|is over)';
const allowance = '(?:limit|quota|allowance)';
const quotaSpent = matchesAny(
	raw`\bmonthly (?:[\w-]{1,20} ){0,3}${allowance} (?:(?:has been|have been|was|is) )?${spent}`,
	raw`\b(?:quota|allowance) (?:(?:has been|was|is) )?(?:fully )?${spent}`,
	raw`\b${spent} (?:your|the|its) (?:[\w-]{1,20} ){0,3}(?:quota|allowance|monthly limit)\b`,
	raw`\b(?:tool[\s_-]calls?|plan|tier|subscription) ${allowance} (?:of \d{1,9} (?:\w{1,20} )?)?(?:(?:has been|have been|was|is) )?${spent}`,
	raw`\bused (?:up )?all (?:of )?(?:\d{1,9} )?(?:of )?(?:your |the |its )?(?:[\w-]{1,20} ){0,2}tool calls\b`,
	raw`\b(?:no|out of) (?:more |remaining |monthly ){0,2}tool calls\b`,
);
/** Limits of other kinds: TikTok's own, or those of an ad account. */
const otherQuota = matchesAny(
	raw`\b(?:ad[\s_-]?groups?|campaigns?|ads|accounts?|advertisers?|tiktok|api|daily|hourly|budget|storage|audiences?) (?:quota|allowance)\b`,
	raw`\bquota (?:metric|(?:\w{1,20} ){0,3}for (?:\w{1,20} ){0,2}(?:ad[\s_-]?groups?|ads?|campaigns?|tiktok)\b)`,
	raw`\b(?:spend(?:ing)?|budget) limit\b`,
);

/** The plan's calls of the month are used up. */
export function isQuotaSpent(text: string): boolean {
	return quotaSpent.test(text) && !otherQuota.test(text) && !isThrottled(text);
}

const inProgress = matchesAny(
	raw`\bin[\s-]?progress\b`,
	raw`\bprocessing\b`,
	raw`\bbeing (?:processed|handled|executed|created)\b`,
	raw`\bconcurren(?:t|tly|cy)\b`,
	raw`\bstill (?:running|at work|working|pending|executing|open)\b`,
	raw`\b(?:request|call|operation|tool) (?:is )?pending\b`,
	raw`\bin[\s-]?flight\b`,
	raw`\bunder ?way\b`,
	raw`\bnot (?:yet )?(?:finished|completed?)\b`,
);

/** Something is still at work. */
export function isInProgress(text: string): boolean {
	return inProgress.test(text);
}

const ofKey = /\bidempoten|\b(?:same|this|that) key\b/i;

/** The text is about the idempotency key. */
export function isAboutKey(text: string): boolean {
	return ofKey.test(text);
}

const callInProgress =
	/\b(?:request|call|operation|creation|submission)\b[^.\n]{0,30}\b(?:in[\s-]progress|being processed|still (?:processing|running|pending|at work))\b/i;

/** A call like this one is at work, whatever the status says. */
export function isCallInProgress(text: string): boolean {
	return (isAboutKey(text) && isInProgress(text)) || callInProgress.test(text);
}

const otherArguments =
	/\b(?:different|other|another|changed|mismatch\w{0,5}|not match|same (?:parameters|arguments|payload|body))\b/i;

/** The text compares the call with an earlier one. */
export function isAboutOtherArguments(text: string): boolean {
	return otherArguments.test(text);
}

const alreadyThere = matchesAny(
	raw`\balready (?:been )?(?:exist|created|processed|added|submitted|completed|executed|present)`,
	raw`\balready (?:an? )ad ?group\b`,
	raw`\b(?:name[ds]?|called)\b(?:(?!\bnot\b|n't)[^.\n]){0,60}\b(?:already (?:being )?(?:in use|used|taken)|exist(?:s|ed)?\b|is taken\b|not unique\b|has been used\b|is duplicated?\b)`,
	raw`\bmust be unique\b`,
	raw`\bunique constraint\b`,
	raw`\balready has (?:this|that|the same) name\b`,
	raw`(?<!\bno )\bad ?group (?:with|of) the same name\b`,
	raw`\bname\b[^.\n]{0,40}\b(?:is (?:in use|used|unavailable)|(?:is )?not available)\b`,
	raw`\bname (?:conflict|clash|collision|duplicate)\b`,
);
const duplicate = matchesAny(
	raw`(?:^|[^a-z])duplicate[ds]?[\s_-]{1,3}(?:\w{1,20}[\s_-]{1,3}){0,2}?(?:ad[\s_-]?groups?|names?|requests?|calls?|creations?|submissions?|operations?|entry|entries|records?|keys?)(?![a-z])`,
	raw`\b(?:ad[\s_-]?group|name|request|call|creation|submission|operation)s? (?:is|was|looks like|seems) an? duplicate\b`,
	raw`^\W{0,5}(?:error\W{1,3})?duplicate[ds]?\W{0,5}$`,
);

/** The ad group, or the call, was there before. */
export function isAlreadyThere(text: string): boolean {
	return alreadyThere.test(text.replaceAll('_', ' ')) || duplicate.test(text);
}
