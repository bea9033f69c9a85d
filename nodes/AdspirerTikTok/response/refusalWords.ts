/**
 * What the text of a refusal means. The service passes on texts of TikTok's and of gateways whose
 * status says little: a throttled call, for one, may come back with 400, or with 200 and
 * `success: false`. Every pattern is bounded, so that a hostile text costs no more than its length.
 */

/** So much of a text is read for its meaning; what matters stands at the beginning. */
export const maxReadLength = 10_000;

const missingTool =
	/\b(?:unknown|no such|unsupported|unrecognized) (?:tool|endpoint)\b|\btool\b:?\s{0,3}(?:["'`]?[\w.-]{1,80}["'`]?\s{1,3})?(?:(?:was|is|does|could)\s{1,3})?not\s{1,3}(?:be\s{1,3})?(?:found|exist|available|supported)\b/i;

/** The service, plan or version does not have the tool that was called. */
export function isMissingTool(text: string): boolean {
	return missingTool.test(text);
}

const throttled = new RegExp(
	[
		'\\brate[\\s_-]?(?:limit|quota|exceeded)|\\btoo many (?!tool)(?:\\w{1,20} )?(?:requests|calls(?! to action))\\b|\\bqps\\b',
		'\\btoo (?:frequent(?:ly)?|fast|quickly)\\b|\\bthrottl(?:ed|ing)\\b|(?:^\\W*|[.!,;:]\\s|\\bplease )slow down\\b|频繁',
		'\\b(?:requests?|calls?)\\b[^.\\n]{0,30}\\bper (?:second|minute)\\b|\\b(?:requests?|calls?) exceeds?\\b',
		'\\b(?:call|request) frequency\\b|\\b(?:http|status|code|returned)\\W{1,3}429\\b',
	].join('|'),
	'i',
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
const quotaSpent = new RegExp(
	[
		`\\bmonthly (?:[\\w-]{1,20} ){0,3}${allowance} (?:(?:has been|have been|was|is) )?${spent}`,
		`\\b(?:quota|allowance) (?:(?:has been|was|is) )?(?:fully )?${spent}`,
		`\\b${spent} (?:your|the|its) (?:[\\w-]{1,20} ){0,3}(?:quota|allowance|monthly limit)\\b`,
		`\\b(?:tool[\\s_-]calls?|plan|tier|subscription) ${allowance} (?:of \\d{1,9} (?:\\w{1,20} )?)?(?:(?:has been|have been|was|is) )?${spent}`,
		'\\bused (?:up )?all (?:of )?(?:\\d{1,9} )?(?:of )?(?:your |the |its )?(?:[\\w-]{1,20} ){0,2}tool calls\\b',
		'\\b(?:no|out of) (?:more |remaining |monthly ){0,2}tool calls\\b',
	].join('|'),
	'i',
);
/** Limits of other kinds: TikTok's own, or those of an ad account. */
const otherQuota =
	/\b(?:ad[\s_-]?groups?|campaigns?|ads|accounts?|advertisers?|tiktok|api|daily|hourly|budget|storage|audiences?) (?:quota|allowance)\b|\bquota (?:metric|(?:\w{1,20} ){0,3}for (?:\w{1,20} ){0,2}(?:ad[\s_-]?groups?|ads?|campaigns?|tiktok)\b)|\b(?:spend(?:ing)?|budget) limit\b/i;

/** The plan's calls of the month are used up. */
export function isQuotaSpent(text: string): boolean {
	return quotaSpent.test(text) && !otherQuota.test(text) && !isThrottled(text);
}

const inProgress =
	/\bin[\s-]?progress\b|\bprocessing\b|\bbeing (?:processed|handled|executed|created)\b|\bconcurren(?:t|tly|cy)\b|\bstill (?:running|at work|working|pending|executing|open)\b|\b(?:request|call|operation|tool) (?:is )?pending\b|\bin[\s-]?flight\b|\bunder ?way\b|\bnot (?:yet )?(?:finished|completed?)\b/i;

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

const alreadyThere = new RegExp(
	[
		'\\balready (?:been )?(?:exist|created|processed|added|submitted|completed|executed|present)|\\balready (?:an? )ad ?group\\b',
		"\\b(?:name[ds]?|called)\\b(?:(?!\\bnot\\b|n't)[^.\\n]){0,60}\\b(?:already (?:being )?(?:in use|used|taken)|exist(?:s|ed)?\\b|is taken\\b|not unique\\b|has been used\\b|is duplicated?\\b)",
		'\\bmust be unique\\b|\\bunique constraint\\b|\\balready has (?:this|that|the same) name\\b|(?<!\\bno )\\bad ?group (?:with|of) the same name\\b',
		'\\bname\\b[^.\\n]{0,40}\\b(?:is (?:in use|used|unavailable)|(?:is )?not available)\\b|\\bname (?:conflict|clash|collision|duplicate)\\b',
	].join('|'),
	'i',
);
const duplicate =
	/(?:^|[^a-z])duplicate[ds]?[\s_-]{1,3}(?:\w{1,20}[\s_-]{1,3}){0,2}?(?:ad[\s_-]?groups?|names?|requests?|calls?|creations?|submissions?|operations?|entry|entries|records?|keys?)(?![a-z])|\b(?:ad[\s_-]?group|name|request|call|creation|submission|operation)s? (?:is|was|looks like|seems) an? duplicate\b|^\W{0,5}(?:error\W{1,3})?duplicate[ds]?\W{0,5}$/i;

/** The ad group, or the call, was there before. */
export function isAlreadyThere(text: string): boolean {
	return alreadyThere.test(text.replaceAll('_', ' ')) || duplicate.test(text);
}

const doubtful =
	/\btimed?[\s-]?out\b(?!\s+of)|timeout(?:s|error)?\b|\bdeadline ?exceeded\b|\b(?:may|might) (?:already )?have\b|\b(?:internal|unknown|unexpected)(?: (?:server|service|system|api|tiktok))? (?:error|fault|failure|exception)|\b(?:system|server|gateway) (?:error|fault|failure|is busy|busy)\b|\btemporarily unavailable\b|\bservice (?:is )?unavailable\b|\bconnection (?:was )?(?:reset|lost|closed|aborted|dropped)\b|\bpartial(?:ly)? (?:created|succe)|\bcreated[,;]? (?:but|however)\b|\b(?:econnreset|etimedout|socket hang up)\b/i;
/**
 * What a tool says whose own call of TikTok, or whose code, broke off: TikTok may have done its part.
 * "An error occurred: budget too low" says more, and a feature may be "not available yet".
 */
const brokenOff = new RegExp(
	[
		"\\btook too long\\b|\\bno (?:response|answer|reply) (?:was received )?from\\b|\\bdid(?: not|n['’]t) (?:respond|answer|reply|hear back)\\b",
		'\\bbad gateway\\b|\\bupstream\\b|\\bnetwork (?:error|failure|problem|issue)|\\bsomething (?:went wrong|broke|failed|unexpected)\\b',
		'\\bunexpected (?:problem|issue|condition|response|answer|result|exception)\\b|\\bencountered an (?:unexpected |unknown )?(?:error|problem)\\b(?![^.:(\\n]{0,80}:\\s?\\S)|\\boverloaded\\b',
		'\\b(?:servers?|services?|system|backend|api|tiktok) (?:is |are )(?:currently |temporarily |now )?(?:unavailable|down|offline|unreachable)\\b',
		"\\b(?:unable to|failed to|can(?:not|['’]t)|could(?: not|n['’]t)) (?:reach|contact|connect to) (?:the )?(?:tiktok|servers?|services?|api|backend|database|ad platform)\\b",
		"\\b(?:unable to|failed to|can(?:not|['’]t)|could(?: not|n['’]t)) (?:save|store|record|persist) (?:the |its )?(?:new )?(?:ad[\\s-]?group|results?|response|id)\\b(?![^.:(\\n]{0,80}:\\s?\\S)|\\bdatabase (?:error|failure|is locked)\\b",
		'\\b(?:empty|invalid|malformed|bad|unreadable) (?:json )?(?:response|answer|reply)\\b|\\breturned an empty\\b|\\b(?:response|answer|reply) (?:was|is) (?:empty|invalid|malformed)\\b|\\bmalformed json in\\b',
		'\\b(?:returned|answered|responded with)(?: an?)?(?: (?:http|status|error|code)){0,2} 5\\d\\d\\b|^\\W*(?:http |error |status )?5\\d\\d\\W*$',
		'\\b(?:unclear|unsure|uncertain|not (?:sure|certain|clear|known)) (?:whether|if)\\b|\\bcheck\\b[^.\\n]{0,40}\\b(?:ads manager before|(?:whether|if) the ad[\\s-]?group)\\b',
		'\\b(?:http|status)(?: (?:status|code|error)){0,2}[ :=]{1,3}5\\d\\d\\b|\\b(?:code|error|returned)["\' :=]{1,4}5(?!0002\\b)\\d{4}\\b',
		"\\bcould (?:already )?have been\\b|\\b(?:unable to|failed to|can(?:not|['’]t)|could(?: not|n['’]t)) (?:verify|confirm|determine|tell|check) (?:whether|if)\\b",
		'\\b(?:operation|request|call|connection(?: (?:to|with) \\w{1,20})?|context|transaction|task) (?:was |has been |is |got )?(?:aborted|cancell?ed|interrupted|destroyed)\\b',
		'\\bunhandled\\b|\\btraceback\\b|\\b(?:type|key|attribute|reference|index|name|runtime|assertion|recursion|zerodivision|integrity|operational|database|os|io|memory|cancell?ed|connection|ssl|lookup)error\\b|\\bobject has no attribute\\b|\\bdivision by zero\\b|\\brecursion depth\\b|\\bindices must be\\b|\\bnonetype\\b|\\bnull ?pointer|\\bcannot read propert',
		'\\b(?:pars(?:e|ing)|read(?:ing)?|decod(?:e|ing)) (?:[\\w-]{1,20} ){0,3}(?:response|answer|reply)\\b',
		'^\\W*(?:undefined|none|null|nan|unknown|object object)\\W*$|^\\W*(?:please )?(?:re)?try(?: again)?(?: later| soon| in a (?:few )?(?:minutes?|moments?|while|seconds))?\\W*$|\\ban error occurred\\b(?![^.:(\\n]{0,80}:\\s?\\S)|\\bexception\\b|\\bservice error\\b|系统(?:错误|异常|繁忙)|超时|\\bexecution (?:error|failed)\\b|\\bfailed to execute\\b',
		'\\bfetch failed\\b|\\bbroken pipe\\b|\\bpremature close\\b|\\bunexpected (?:eof\\b|end of\\b|token\\b)|\\b(?:lost|dropped|closed) (?:the |its )?connection\\b|\\bmax retries exceeded\\b',
		'\\bexpecting value\\b|\\bnot valid json\\b|\\bjson ?decode|\\bnot json serializable\\b|\\bindex out of range\\b|\\bvalidation errors? for \\w{0,40}(?:response|result|output)\\b',
		'\\b(?:worker|process|container) (?:was |has |has been )?(?:terminated|crashed|exited|killed|lost)\\b|\\bout of memory\\b|\\bpanic:|\\bcode ?[:=]? ?["\']?(?:internal|unknown|unavailable|aborted|cancell?ed)\\b',
		"\\bstep \\d{1,2} of \\d{1,2}\\b|\\broll(?:ed)?[ -]?back\\b|\\bqueued\\b|\\bcheck (?:back )?later\\b|\\b(?:id|ad[\\s-]?group|details?|response|result)s? (?:is |are )?not available yet\\b|\\b(?:status|outcome|result) (?:is )?unknown\\b|\\bdid(?: not|n['’]t) confirm\\b",
		'\\bsuccessfully (?:created|added|saved|submitted)\\b|\\bcreation succeeded\\b|(?<!\\b(?:no|any) (?:new )?)\\bad[\\s-]?group (?:was |has been |is )?(?:created|added|saved|submitted)\\b',
		'\\b(?:fetch|read|read back|retrieve|load|verify|confirm|show) (?:the |your )?(?:new|created|newly created) ad[\\s-]?group\\b',
		"(?<!\\bno (?:new )?)\\bad[\\s-]?group\\b(?:(?!\\bnot\\b|n['’]t\\b)[^.\\n]){0,60}\\b(?:was|has been) (?:successfully )?created\\b",
	].join('|'),
	'i',
);

/** The text leaves open whether the call was carried out, whatever the status says. */
export function isDoubtful(text: string): boolean {
	const plain = text.replaceAll('_', ' ');
	return doubtful.test(plain) || brokenOff.test(plain);
}
