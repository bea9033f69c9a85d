import { isMoment, onlyEntry } from '../base/values';
import { plainText } from '../parse/cellText';
import { isDate } from '../parse/dates';
import { hasExcludingSign, isDoubtful, meansEmpty, meansNo, parseYesNo } from '../parse/keyword';
import { joiningFor, keysFor, wordsFor, wordsOfChoices } from '../words';
import { anyOf, anyWordOf, normalizeKey, touching } from '../words/normalizeKey';

/** The networks that a cell names: TikTok, alone or among others, only others, or nothing for certain. */
export type NamedNetworks = 'tiktok' | 'others' | 'any';

/** No network and no status is longer. */
const maxSignLength = 60;
const and = anyWordOf([...wordsFor('andOfPlaces'), ...wordsFor('andOfNetworks')]);
const between = new RegExp(`\\s*(?:[,;/|&+、]|${and})\\s*|${joiningFor('andOfPlaces')}`, 'iu');

/** The network that a word names; undefined for any other word. */
function listedNetwork(word: string): NamedNetworks | undefined {
	const key = normalizeKey(word);
	if (keysFor('networkAny').has(key)) return 'any';
	if (keysFor('networkOther').has(key)) return 'others';
	if (keysFor('networkTikTok').has(key)) return 'tiktok';
	return undefined;
}

/** A cell's entries as one text; lists within lists, which may be deep, have none. */
function textOfEntries(cell: unknown): string {
	const texts: string[] = [];
	for (const entry of [cell].flat()) {
		if (typeof entry === 'object') texts.push('');
		else texts.push(String(entry));
	}
	return texts.join(', ');
}

/** Undefined for a cell with anything that isn't in the lists of networks. */
export function networkNamed(cell: unknown): NamedNetworks | undefined {
	const text = textOfEntries(cell).trim();
	if (text.length > maxSignLength) return undefined;
	if (hasExcludingSign(text) || isDoubtful(text)) return undefined;
	const whole = listedNetwork(text);
	if (whole) return whole;
	const parts = text.split(between).map(listedNetwork);
	if (parts.includes(undefined)) return undefined;
	if (parts.includes('tiktok')) return 'tiktok';
	if (parts.includes('any')) return 'any';
	return 'others';
}

/** A row's status: create it, create it and pause it, or leave it for a later run. */
export type Status = 'on' | 'off' | 'not yet';

// Normalizing would leave nothing of a sign.
const signKey = (text: string) => normalizeKey(text) || text.trim();

const statusWords = wordsOfChoices('status');

/** The statuses of words/*.json, by the key of the whole cell. */
const statuses = new Map<string, Status>();
for (const [name, status] of [
	['on', 'on'],
	['paused', 'off'],
	['skipped', 'not yet'],
] as const) {
	for (const word of statusWords.get(name) ?? []) statuses.set(signKey(word), status);
}

/** The status that a whole cell is the word for. */
function listedStatus(text: unknown): Status | undefined {
	if (typeof text !== 'string' || text.length > maxSignLength) return undefined;
	if (isDoubtful(text) || hasExcludingSign(text)) return undefined;
	return statuses.get(signKey(text.normalize('NFKC')));
}

type StatusAnswers = Readonly<Record<'yes' | 'no', Status>>;

const ofStatus: StatusAnswers = { yes: 'on', no: 'not yet' };
const ofApproval: StatusAnswers = { ...ofStatus };

/** Columns that say yes or approve: a blank cell in one says no, as a box that isn't ticked does. */
const approvals: readonly string[] = ['approved', 'approved_by', 'approved_on'];

export const saysYes = (means = '') => approvals.includes(means);

/** The status for yes and no, by meaning. */
const answers: ReadonlyMap<string, StatusAnswers> = new Map([
	['status', ofStatus],
	['adgroup_status', ofStatus],
	['ad_status', ofStatus],
	['paused', { yes: 'off', no: 'on' }],
	['skip_row', { yes: 'not yet', no: 'on' }],
	...approvals.map((means) => [means, ofApproval] as const),
	['already_created', { yes: 'not yet', no: 'on' }],
]);

/** The status in a cell, by the meaning of its column; undefined for an unknown word. */
export function statusOf(means: string, value: unknown): Status | undefined {
	const meant = answers.get(means);
	if (!meant) return undefined;
	const cell = onlyEntry(value);
	if (meansEmpty(cell) && meant === ofApproval) return 'not yet';
	if (meansEmpty(cell) && !meansNo(cell)) return 'on';
	// Under "On/Off" the cell's own word counts before what yes and no mean.
	const listed = listedStatus(cell);
	if (listed && meant === ofStatus) return listed;
	const answer = parseYesNo(cell);
	if ('value' in answer) return answer.value ? meant.yes : meant.no;
	// "Uploaded = live" and "Hold = confirmed" create nothing.
	if (listed && (listed !== 'on' || meant.yes === 'on')) return listed;
	if (isApproval(means, cell)) return 'on';
	return undefined;
}

/** Words that say no, in a script without spaces: a name may touch one, as in "รอคุณสมชาย" and "待张总确认". */
const notYet = touching(statusWords.get('skipped') ?? []);
const longNotYet = notYet.filter((word) => word.length > 1);
const isHan = (word: string) => /^\p{sc=Han}/u.test(word);
const touchesNotYet = new RegExp(
	[
		`^(?:${anyOf([...longNotYet, ...notYet.filter(isHan)])})`,
		`(?:${anyOf(longNotYet)})$`,
		anyOf(longNotYet.filter(isHan)),
	].join('|'),
	'u',
);

/** True for the name of who approved a row, or for the day. */
function isApproval(means: string, cell: unknown) {
	if (typeof cell === 'object') return means === 'approved_on' && isMoment(cell);
	const text = plainText(String(cell));
	if (isDoubtful(text) || hasExcludingSign(text) || touchesNotYet.test(text)) return false;
	const words = text.split(/[\s,;:/()]+/).filter(Boolean);
	// "Ann – no" names somebody who didn't, and
	// "Awaiting Anna" names somebody, and says that the approval is open.
	if (words.length > 6 || words.some(listedStatus) || words.some(meansNo)) return false;
	// Not "due 5 Dec".
	if (means === 'approved_on') return isDate(text);
	if (means !== 'approved_by') return false;
	// "soon" is no name.
	return /^\P{L}*(?!\p{Ll})\p{L}/u.test(text) || text.includes('@');
}
