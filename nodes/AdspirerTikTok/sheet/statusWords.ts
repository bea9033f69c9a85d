import { parseYesNo } from '../parse/choice';
import { hasExcludingSign, isDoubtful, meansEmpty, meansNoRestriction } from '../parse/keyword';
import { wordsOfChoices } from '../words';
import { normalizeKey } from '../words/normalizeKey';

/** What a status says about an ad group: on, created and then paused, or not to be created yet. */
export type Status = 'on' | 'off' | 'not yet';

/**
 * What words of a status say, from the strongest: "approved, on hold" is not to be created. What an ad
 * group may wait for leaves open whether it does, so it says nothing; fillers decide nothing next to
 * others, as in "approved by client" and "à lancer".
 */
const strengths = ['not yet', 'awaited', 'off', 'on', 'filler'];

// Normalizing would leave nothing of a sign.
const keyOfStatus = (text: string) => normalizeKey(text) || text.trim();

const compile = (field: string) => {
	const entries = [...wordsOfChoices(field)];
	return new Map(
		entries.flatMap(([name, words]) => words.map((word) => [keyOfStatus(word), name] as const)),
	);
};

let statuses: ReadonlyMap<string, string> | undefined;
let unrestricted: ReadonlyMap<string, string> | undefined;

/** No status is longer. */
const maxLength = 60;

/** What a cell of a status column says; undefined if a word is unknown or in doubt. */
export function statusOf(cell: unknown): Status | undefined {
	statuses ??= compile('status');
	if (typeof cell === 'string') {
		if (cell.length > maxLength || isDoubtful(cell) || hasExcludingSign(cell)) return undefined;
		const text = cell.normalize('NFKC').replace(/sign(ed)?[ -]off/gi, (_, ed) => (ed ? 'on' : ''));
		const whole = statuses.get(keyOfStatus(text));
		const words = text.split(/[\s,;:/()–-]+/).filter((word) => normalizeKey(word) !== '');
		const all = new Set(whole ? [whole] : words.map((word) => statuses?.get(normalizeKey(word))));
		const strongest = all.has(undefined) ? undefined : strengths.find((one) => all.has(one));
		if (strongest === 'on' || strongest === 'off' || strongest === 'not yet') return strongest;
	}
	const answer = parseYesNo(cell);
	if (!('value' in answer)) return undefined;
	return answer.value ? 'on' : 'not yet';
}

/** The same under a heading that is a status itself, such as "Paused" or "Skip?": yes or no. */
export function statusFor(heading: string, cell: unknown): Status | undefined {
	if (meansEmpty(cell)) return 'on';
	const asked = statusOf(heading.replace(/[?？]/g, ''));
	const answer = parseYesNo(cell);
	if (asked === undefined || asked === 'on' || !('value' in answer)) return statusOf(cell);
	return answer.value ? asked : 'on';
}

/** True for a cell that restricts nothing: "-", "all", "broad", "lowest cost", "all day". */
export function isNonRestrictive(value: unknown): boolean {
	unrestricted ??= compile('unrestricted');
	if (meansNoRestriction(value)) return true;
	if (typeof value !== 'string') return false;
	return unrestricted.has(normalizeKey(value.slice(0, maxLength)));
}
