import { isRecord } from '../parse/values';
import { accountsDemanded } from './accounts';
import { isStateOfAnother, labelWords } from './adgroupIdLabel';
import { isDoubtful } from './doubtfulWords';
import { matchesAny } from './matchesAny';
import { isAlreadyThere, isQuotaSpent, isThrottled, maxReadLength } from './refusalWords';
import type { Answer } from './result';

const { raw } = String;

const adGroup = 'ad[\\s_-]?groups?';
/** Words up to the next sentence, but for those that say that it was done. */
const between = (most: number) => `(?:(?!\\bcreated\\b)[^.!\\n]){0,${most}}`;

/** Says that there is no new ad group. */
const notCreated = new RegExp(
	[
		`\\b${adGroup}\\b${between(80)}(?:\\bnot|n['’]t|\\bnever|\\b(?:failed|yet) to) (?:(?:yet|be(?:en)?|get|actually|(?:success)?fully) ){0,3}(?:created|added)\\b`,
		`\\b(?:no|0|zero|without an?) (?:of \\d{1,4} )?(?:new )?${adGroup} (?:(?:was|were|has been|have been|is|could be|being) )?(?:created|added)\\b`,
		`(?:\\b${adGroup} |\\btotal |^\\W*)(?:created|added) ?: ?(?:0|none|zero)\\b`,
		`\\b(?:${adGroup}|it) (?:can|could|will) be (?:created|added) (?:once|when|after|if|as soon as)\\b`,
		`\\b(?:created|added) (?:0|no|zero) (?:of \\d{1,4} )?(?:new )?${adGroup}\\b`,
		`\\bnothing (?:was|has been|is) (?:created|added)\\b`,
		`\\b(?:(?:un|not )able to|failed to|can(?:not|['’]t)|could(?: not|n['’]t)|did(?: not|n['’]t)) (?:create|add) (?:(?:the|this|your|an?|new|tiktok) ){0,3}${adGroup}\\b`,
		`\\b${adGroup}\\b${between(80)}\\bcreation\\b${between(60)}\\b(?:fail(?:ed|ure)|rejected|refused|denied|blocked|aborted|cancell?ed|not successful)\\b`,
		`\\bcreation of\\b${between(80)}\\b(?:failed|rejected|refused|aborted|cancell?ed)\\b`,
		`\\b${adGroup} (?:was |has been |is )?(?:rejected|refused|declined|failed)\\b`,
		`\\b(?:rejected|refused|declined) (?:the |this |your )?${adGroup}\\b`,
	].join('|'),
	'gi',
);
/** Says that there may be none: a rehearsal, a question, or words of a refusal. */
const instead = matchesAny(
	raw`\bdry[\s-]?run\b`,
	raw`\bpreview only\b`,
	raw`\bsimulat(?:ed|ion)\b`,
	raw`\bvalidation (?:passed|succeeded|successful|only)\b`,
	raw`\bplease confirm\b`,
	raw`\binstead of creating\b`,
	raw`\b(?:reactivated|reused|reusing|using) (?:(?:the|an?|existing) ){0,2}ad[\s_-]?group\b`,
	raw`\bwould (?:create|add)\b`,
	raw`\bbefore (?:i|we) (?:can )?(?:create|add)\b`,
	raw`\breply (?:with )?["'“]?yes\b`,
	raw`\b(?:do you want|would you like|shall i)\b`,
	raw`^\W*(?:missing|invalid) (?:required )?(?:parameters?|arguments?|values?|fields?|input|request)\b`,
	raw`^\W*(?:(?:tiktok|api|tool|request|call|operation|execution) ){1,3}failed\b`,
);
/** Words of a refusal, in a text without any of a success. */
const refused = matchesAny(
	raw`(?:\bnot|n['’]t) (?:be )?(?:found|allowed|permitted|supported|valid|exist|eligible|authori[sz]ed|have (?:access|permission))\b`,
	raw`\b(?:invalid|unsupported|insufficient)\b`,
	raw`\b(?:below|above|under|over|lower than|less than|exceeds?) (?:the |its |your )?(?:minimum|maximum|limit)\b`,
	raw`\btoo (?:low|high|short|long|small|many)\b`,
	raw`\b(?:can(?:not|['’]t)|could(?: not|n['’]t)|unable to|failed to|did(?: not|n['’]t)|unsuccessful)\b`,
	raw`\b(?:limit|quota) (?:has been |was |is )?(?:reached|exceeded)\b`,
	raw`\bminimum is\b`,
	raw`\bupgrade to\b`,
	raw`\bplease (?:provide|specify|select|choose|enter|connect|reconnect)\b`,
	raw`\b(?:you|i) (?:need|must)\b`,
	raw`\?\W*$`,
	raw`^\W*(?:request|call) (?:declined|denied|rejected|refused)\b`,
	raw`\b(?:is|was|has been|are) (?:archived|deleted|expired|suspended|disabled|denied|rejected|declined|refused)\b`,
	raw`\b(?:permission|access) denied\b`,
	raw`\btoken (?:has )?expired\b`,
	raw`\bno (?:changes?|actions?) (?:(?:was|were|has been|have been) )?(?:made|taken|needed)\b`,
	raw`^\W*skipped\b`,
	raw`\b(?:must be|is required)\b`,
);
const underway =
	/✅|\b(?:set up|ready|live|running|saved|submitted|complete|queued|scheduled|pending|(?:will|now) (?:start|run|exists?))\b|\bbeing (?:created|processed)\b/i;
const created = /\b(?:created|added|launched)\b/i;
const createdBefore = /\balready (?:been )?(?:created|added|launched)\b/gi;
const wasThere = matchesAny(
	raw`\bad[\s_-]?group\b[^.!\n]{0,80}\b(?:already (?:been )?(?:exists?|existed|created|added|present|there)|exists already)\b`,
	raw`\balready an ad[\s_-]?group\b`,
	raw`\bname\b[^.!\n]{0,40}\balready (?:exists|in use|taken|used)\b`,
);
const done =
	/\b(?:created|added|launched|done)\b|(?<!\b(?:not|no|never|be|without) |n['’]t )\bsucce(?:ss(?:ful(?:ly)?)?|eded)\b/i;

/**
 * True where a success that names no ad group says that it created none. A tool may write its
 * failure as the text of its answer.
 *
 * @param own values of the row's arguments, of which a text may hold any word.
 */
export function deniesCreation({ text, structured }: Answer, own: readonly unknown[]): boolean {
	return isOtherOutcome(structured) || textDenies(text, own);
}

/** Such as `{"created": false}`, `{"dry_run": true}` or `{"status": "already_exists"}`. */
function isOtherOutcome(structured: unknown): boolean {
	if (!isRecord(structured)) return false;
	return Object.entries(structured).some(([key, value]) => {
		const words = labelWords(key);
		if (value === true) {
			return /^(?:dry run|preview|simulated|already exist(?:s|ed)|(?:is |was )?(?:reused|existing))$/.test(
				words,
			);
		}
		if (value === false || value === 'false') {
			return /^(?:is |was )?(?:newly )?(?:new|created)$/.test(words);
		}
		const isNone = value === 0 || (Array.isArray(value) && value.length === 0);
		if (isNone)
			return /^(?:(?:ad ?groups )?created(?: count| ad ?groups)?|total created)$/.test(words);
		return (
			/^(?:status|action|outcome)$/.test(words) &&
			typeof value === 'string' &&
			isStateOfAnother(labelWords(value))
		);
	});
}

function textDenies(text: string, own: readonly unknown[]): boolean {
	const plain = withoutNames(text, own);
	const rest = plain.replace(notCreated, ' ');
	if (rest !== plain) return !created.test(rest);
	if (done.test(plain.replace(createdBefore, ' '))) return false;
	if (instead.test(plain) || isRefusal(plain)) return true;
	return (refused.test(plain) || isDoubtful(plain)) && !underway.test(plain);
}

/**
 * True where a success says in words that the ad group was there before and nothing of a new one: the
 * ID that it names may be that of an ad group with other values. A request that was "already
 * processed" is the row's own.
 */
export function saysItWasThere({ text }: Answer, own: readonly unknown[]): boolean {
	const plain = withoutNames(text, own);
	return wasThere.test(plain) && !done.test(plain.replace(createdBefore, ' '));
}

function withoutNames(text: string, own: readonly unknown[]): string {
	const names = own.filter((value) => typeof value === 'string').filter((name) => /\D/.test(name));
	const whole = text.slice(0, maxReadLength).replace(/[*`]/g, '');
	return names
		.filter((name) => name.length > 3)
		.reduce((rest, name) => rest.replaceAll(name, '""'), whole);
}

function isRefusal(text: string): boolean {
	return (
		isAlreadyThere(text) ||
		isThrottled(text) ||
		isQuotaSpent(text) ||
		accountsDemanded(text) !== undefined
	);
}
