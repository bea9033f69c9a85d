import { isDoubtful, isExclusion } from '../parse/keyword';

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
	// A lower-case x is a tick.
	if (text.length > 60 || text.trim() === 'x' || isExclusion(text) || isDoubtful(text))
		return undefined;
	if (tiktok.test(text)) return 'tiktok';
	if (anyNetwork.test(text)) return 'any';
	const rest = text.replace(others, ' ');
	return rest !== text && !/[\p{L}\p{N}]/u.test(rest.replace(noise, ' ')) ? 'others' : undefined;
}

/** True for what a column of networks is about. */
export const isOfNetworks = (topic: string | undefined) =>
	topic === 'platform' || topic === 'channel';
