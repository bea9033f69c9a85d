import type { ListKind } from './list';

/** What each kind is called in labels and headings, as a part of a regular expression. */
export const nouns: Readonly<Record<ListKind, string>> = {
	adGroup: 'adgroup',
	campaign: 'campaign',
	account: '(?:advertiser )?account|advertiser',
	targeting:
		'(?:(?:interest|action|behaviou?r) )?categor(?:y|ie)|(?:interest )?keyword|interest|region|location|country|countrie|language|carrier|(?:device )?model|device|targeting(?: option)?|option|behaviou?r',
};

/** From the outside in: an account has campaigns, a campaign has ad groups. */
export const levels: readonly ListKind[] = ['account', 'campaign', 'adGroup'];

/** What an ad group has. */
export const withinAdGroups = 'ad|creative';

/** Other things with IDs and names that an answer may speak of. */
export const otherThings =
	'pixel|audience|identit(?:y|ie)|video|image|business(?: center)?|bc|owner|user|member|organi[sz]ation|parent|workspace|catalog|app|product|portfolio|agency|client|customer';

/**
 * Words in lower case, with "adgroup" and "account" as one word each and without "ads" where it means
 * the platform: "adGroupId", "**Ad group ID:**" and "ad_group_id" are one.
 */
export function wordsOf(text: string): string {
	return text
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/\btik tok\b/g, 'tiktok')
		.replace(/\btiktok ads\b|\btiktok ad\b(?! groups?\b| accounts?\b)|\bads? manager\b/g, 'tiktok')
		.replace(/\bad (?=groups?\b)/g, 'ad')
		.replace(/\bad (?=accounts?\b)/g, '')
		.replace(/\b(adgroup|campaign|advertiser|account)(id|name)\b/g, '$1 $2');
}
