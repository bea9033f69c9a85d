/** A key or label that is longer is a sentence. */
const maxLabelLength = 60;

/** TikTok's IDs have 16 to 19 digits; fewer than six may be any number. */
const wholeId = /^[1-9]\d{5,24}$/;

const idLabel =
	/^(?:(?:the|new|newly|created|your|its|tiktok|tik tok|resulting|assigned) ){0,3}ad ?group(?: s)? (?:ids?|identifier)(?: (?:new|created))?$|^(?:ids?|identifier) of (?:the |your )?(?:new |newly )?(?:created )?ad ?group$/;
const groupLabel = /^(?:(?:the|new|newly|created|your|tiktok) ){0,3}ad ?group$/;

/** Words of a label, in lower case: "adGroupId", "Ad group ID" and "ad_group_id" are one. */
export function labelWords(label: string): string {
	if (label.length > maxLabelLength) return '';
	return label
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/^adgroupid(s?)$/, 'adgroup id$1');
}

/** True for a label that names the ad group's ID, and no other ad group's. */
export function isIdLabel(words: string): boolean {
	return idLabel.test(words);
}

/** True for a label that names the ad group itself, as the key of an object does. */
export function isGroupLabel(words: string): boolean {
	return groupLabel.test(words);
}

/** An ID with all of its digits, from a text or from a number that is still exact. */
export function asId(value: unknown): string | undefined {
	if (typeof value !== 'string' && !Number.isSafeInteger(value)) return undefined;
	const digits = String(value).trim();
	return wholeId.test(digits) ? digits : undefined;
}

/**
 * Words that say an ad group is not the new one, or not certain to exist. Of every form of a word
 * that such answers use, since a wrong ID is worse than none.
 */
const otherOne =
	/\b(?:exist(?:s|ed|ing)?|already|sources?|cop(?:y|ied|ies|ying)|cloned?|from|similar|templates?|parents?|prev(?:ious(?:ly)?)?|old(?:er|est)?|former|originals?|duplicat(?:e|es|ed|ing)|conflict(?:s|ed|ing)?|others?|another|else|than|vs|versus|like|based|references?|examples?|samples?|suggest(?:ed|ion|ions)|recommend(?:ed|ation|ations)|related|recent(?:ly)?|siblings?|deleted|archived|removed|failed|failure|errors?|not|never|without|instead|replac(?:e|es|ed|ing)|reused?|skipped|preview|simulated|dry|draft|compare[ds]?|benchmarks?|baseline|top|best|history|candidates?|match(?:es|ed|ing)?|before|overlap(?:s|ped|ping)?|compet(?:e|es|ed|ing)|shar(?:e|es|ed|ing)|same|identical|tips?|warnings?|pause|avoid|input|inputs|request|requested|arguments|params|parameters|query|filters?)\b/;

/**
 * Of an object's own status, role and the like: "not started" and "paused" are states of a new ad
 * group too.
 */
const otherState =
	/\b(?:exist(?:s|ed|ing)?|already|sources?|copied|cloned|similar|template|parent|previous|old|original|duplicated?|conflict|reused|updated|reactivated|deleted|archived|failed|error|skipped|preview|simulated|dry run|draft|not (?:new|created|found)|references?|example|suggested|recommended|related)\b/;

/** True for words that speak of another ad group than the new one. */
export function isOfAnother(words: string): boolean {
	return otherOne.test(words);
}

/** True for a status, role and the like that no new ad group has. */
export function isStateOfAnother(words: string): boolean {
	return otherState.test(words);
}
