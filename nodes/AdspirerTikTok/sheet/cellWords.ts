import { onlyEntry } from '../parse/cell';
import { parseYesNo } from '../parse/choice';
import {
	hasExcludingSign,
	isDoubtful,
	isExclusion,
	meansEmpty,
	meansNoRestriction,
} from '../parse/keyword';
import { wordsOfChoices } from '../words';
import { normalizeKey, remembered } from '../words/normalizeKey';

/** What a status says about an ad group: on, created and then paused, or not to be created yet. */
export type Status = 'on' | 'off' | 'not yet';

/**
 * What words of a status say, from the strongest: "approved, on hold" is not to be created. What may be
 * awaited says nothing alone, and fillers nothing next to others: "approved by client", "à lancer".
 */
const strengths = ['not yet', 'awaited', 'off', 'on', 'filler'] as const;

// Normalizing would leave nothing of a sign.
const keyOfStatus = (text: string) => normalizeKey(text) || text.trim();

/** The words of a field by their keys, compiled at first use, with the name of what each says. */
const namesByWord = remembered((field) => {
	const entries = [...wordsOfChoices(field)];
	return new Map(
		entries.flatMap(([name, words]) => words.map((word) => [keyOfStatus(word), name] as const)),
	);
});

/** No status is longer. */
const maxLength = 60;

const betweenWords = /[\s,;:/()–-]+/;

/** What a text is among the words of statuses, or else what each of its words is. */
function kindsIn(text: string): ReadonlyArray<string | undefined> {
	const statuses = namesByWord('status');
	const whole = keyOfStatus(text);
	const keys = statuses.has(whole) ? [whole] : text.split(betweenWords).map(normalizeKey);
	return keys.filter((key) => key !== '').map((key) => statuses.get(key));
}

/** What a cell of a status column says; undefined if a word is unknown or in doubt. */
export function statusOf(given: unknown): Status | undefined {
	const cell = onlyEntry(given);
	if (typeof cell === 'string') {
		if (cell.length > maxLength || isDoubtful(cell) || hasExcludingSign(cell)) return undefined;
		const text = cell.normalize('NFKC').replace(/sign(ed)?[ -]off/gi, (_, ed) => (ed ? 'on' : ''));
		const kinds = kindsIn(text);
		const isOpen = kinds.includes(undefined) || kinds.includes('done');
		const strongest = isOpen ? undefined : strengths.find((one) => kinds.includes(one));
		if (strongest && strongest !== 'awaited' && strongest !== 'filler') return strongest;
	}
	const answer = parseYesNo(cell);
	if (!('value' in answer)) return undefined;
	return answer.value ? 'on' : 'not yet';
}

/** "Approved by" and "Freigegeben am": who approved a row, or when. */
const ofPerson = /(?:^|[\s(/])(?:by|von|durch|por|par|da|door)(?:$|[\s)/])|approver|[者자]$/i;
const ofDay = /(?:^|[\s(/])(?:on|date|am|datum|el|fecha|data|le|op)(?:$|[\s)/])|[日일]$|datum$/i;

/** The same under a heading that is a status itself, such as "Paused", "Skip?" or "Approved by". */
export function statusFor(heading: string, cell: unknown): Status | undefined {
	const word = heading.replace(/[?？]|tik ?tok/gi, '');
	const kinds = kindsIn(word);
	const isOfWho = ofPerson.test(word) || ofDay.test(word);
	const answer = parseYesNo(cell);
	const isYes = 'value' in answer ? answer.value : undefined;
	// A yes to whether the row is done creates nothing again.
	if (kinds.join() === 'done' || (isOfWho && kinds.includes('done'))) {
		if (isYes ?? statusOf(cell) === 'on') return 'not yet';
		return isYes === false || meansEmpty(cell) ? 'on' : undefined;
	}
	const asked = statusOf(word) ?? 'on';
	if (asked === 'on' && isOfWho) return statusOf(cell) ?? approvalIn(cell, ofPerson.test(word));
	if (meansEmpty(cell)) {
		// What isn't filled in under "Client approval" may still have to be approved.
		const isApproval = statusOf(word) === 'on' || kinds.includes('awaited');
		return asked === 'on' && isApproval ? undefined : 'on';
	}
	if (asked === 'on' || isYes === undefined) return statusOf(cell);
	return isYes ? asked : 'on';
}

/** 'on' for the name of who approved a row, or the day. */
function approvalIn(cell: unknown, isOfPerson: boolean): 'on' | undefined {
	const text = typeof cell === 'object' ? '' : String(cell).trim();
	const kinds = kindsIn(text);
	const isPlain = kinds.every((kind) => kind === undefined || kind === 'filler');
	// "soon" is neither a day nor a name.
	const isName = /^\P{Ll}*\p{L}/u.test(text) || text.includes('@') || kinds[0] === 'filler';
	const isOne = /\d/.test(text) || (isName && isOfPerson);
	const isDoubted = isDoubtful(text) || hasExcludingSign(text) || meansEmpty(text);
	const counts = isOne && isPlain && !isDoubted && text.split(betweenWords).length <= 6;
	return counts ? 'on' : undefined;
}

/** True for a cell that restricts nothing: "-", "all", "broad", "lowest cost", "all day". */
export const isNonRestrictive = (value: unknown): boolean =>
	meansNoRestriction(value) ||
	(typeof value === 'string' &&
		namesByWord('unrestricted').has(normalizeKey(value.slice(0, maxLength))));

const tiktok = /tik ?tok|(?<!\p{L})tt(?!\p{L})|ティックトック|틱톡|抖音/iu;

/** Words that leave the network open. */
const anyNetwork =
	/^\s*(?:(?:paid |mobile )?(?:social|digital|online)(?:[ -]?(?:media|paid|ads?|advertising|marketing))*|soziale (?:medien|netzwerke)|redes sociales|redes sociais|réseaux sociaux|SNS|ソーシャル(?:メディア)?|소셜(?: ?미디어)?)\s*$/iu;

/** Other networks, and channels that TikTok isn't part of. */
const others =
	/(?<!\p{L})(?:meta|facebook|fb|instagram|insta|ig|google|gdn|pmax|performance max|adwords|youtube|yt|snap(?:chat)?|pinterest|twitter|x|linkedin|reddit|twitch|spotify|amazon|bing|microsoft|dv ?360|display ?& ?video ?360|ttd|trade ?desk|programmatic|display|search|sea|sem|tv|ctv|dooh|ooh|radio|print|criteo|outbrain|taboola|line|yahoo!?|kakao|naver|whatsapp|threads|messenger|e-?mail|quora|tinder|vk|wechat|weibo|kwai|xing)(?!\p{L})|メタ|フェイスブック|インスタ(?:グラム)?|グーグル|ヤフー|ユーチューブ|메타|페이스북|인스타(?:그램)?|구글|네이버|카카오|유튜브/giu;

/** What says nothing next to the name of a network. */
const noise =
	/(?<!\p{L})(?:ads?|network|paid|social|media|only|and|und|et|y|e|en|plus|feed|stories|reels|shorts|video|audience|business|manager|campaigns?)(?!\p{L})|広告|광고/giu;

/**
 * What a cell of a column such as Platform or Channel names: TikTok, alone or among others, nothing for
 * certain, or only networks of a closed list that aren't TikTok. Undefined for anything else.
 */
export function networkNamed(cell: unknown): 'tiktok' | 'any' | 'others' | undefined {
	const text = [cell].flat().join(', ');
	const isTick = text.trim() === 'x';
	if (text.length > maxLength || isTick || isExclusion(text) || isDoubtful(text)) return undefined;
	if (tiktok.test(text)) return 'tiktok';
	if (anyNetwork.test(text)) return 'any';
	const rest = text.replace(others, ' ');
	return rest !== text && !/[\p{L}\p{N}]/u.test(rest.replace(noise, ' ')) ? 'others' : undefined;
}
