import { onlyEntry } from '../parse/cell';
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
export function statusOf(given: unknown): Status | undefined {
	statuses ??= compile('status');
	const cell = onlyEntry(given);
	if (typeof cell === 'string') {
		if (cell.length > maxLength || isDoubtful(cell) || hasExcludingSign(cell)) return undefined;
		const text = cell.normalize('NFKC').replace(/sign(ed)?[ -]off/gi, (_, ed) => (ed ? 'on' : ''));
		const whole = statuses.get(keyOfStatus(text));
		const words = text.split(/[\s,;:/()–-]+/).filter((word) => normalizeKey(word) !== '');
		const all = new Set(whole ? [whole] : words.map((word) => statuses?.get(normalizeKey(word))));
		const strongest =
			all.has(undefined) || all.has('done') ? undefined : strengths.find((one) => all.has(one));
		if (strongest === 'on' || strongest === 'off' || strongest === 'not yet') return strongest;
	}
	const answer = parseYesNo(cell);
	if (!('value' in answer)) return undefined;
	return answer.value ? 'on' : 'not yet';
}

/** "Approved by" and "Freigegeben am": who approved a row, or when. */
const ofPerson = /(?:^|[\s(/])(?:by|von|durch|por|par|da|door)(?:$|[\s)/])|approver|[者자]$/i;
const ofDay = /(?:^|[\s(/])(?:on|date|am|datum|el|fecha|data|le|op)(?:$|[\s)/])|[日일]$|datum$/i;

/** What the words of a text are among the words of statuses. */
function kindsOfWords(text: string): Array<string | undefined> {
	statuses ??= compile('status');
	return text.split(/[\s,;:/()–-]+/).map((word) => statuses?.get(normalizeKey(word)));
}

/** True for a heading that asks whether its row is done: a yes below it creates nothing again. */
function isDone(heading: string): boolean {
	statuses ??= compile('status');
	const isOfWords = ofPerson.test(heading) || ofDay.test(heading);
	if (isOfWords && kindsOfWords(heading).includes('done')) return true;
	return statuses.get(keyOfStatus(heading.replace(/tik ?tok/i, ''))) === 'done';
}

function statusOfDone(cell: unknown): Status | undefined {
	const answer = parseYesNo(cell);
	const isNo = 'value' in answer ? !answer.value : meansEmpty(cell);
	if (isNo) return 'on';
	return 'value' in answer || statusOf(cell) === 'on' ? 'not yet' : undefined;
}

/** The same under a heading that is a status itself, such as "Paused", "Skip?" or "Approved by". */
export function statusFor(heading: string, cell: unknown): Status | undefined {
	const word = heading.replace(/[?？]/g, '');
	if (isDone(word)) return statusOfDone(cell);
	const asked = statusOf(word);
	if ((asked ?? 'on') === 'on') {
		if (ofPerson.test(heading) || ofDay.test(heading)) return approvalIn(cell, heading);
		// What isn't filled in under "Client approval" may still have to be approved.
		const isApproval = asked !== undefined || kindsOfWords(word).includes('awaited');
		if (isApproval && meansEmpty(cell)) return undefined;
	}
	if (meansEmpty(cell)) return 'on';
	const answer = parseYesNo(cell);
	if (asked === undefined || asked === 'on' || !('value' in answer)) return statusOf(cell);
	return answer.value ? asked : 'on';
}

/** What a cell says that names who approved a row, or the day: a name or a date is an approval. */
function approvalIn(cell: unknown, heading: string): Status | undefined {
	const status = statusOf(cell);
	if (status !== undefined || meansEmpty(cell)) return status;
	const text = String(cell).trim();
	const isDoubted = typeof cell === 'object' || isDoubtful(text) || hasExcludingSign(text);
	const kinds = kindsOfWords(text);
	const isPlain = kinds.every((kind) => kind === undefined || kind === 'filler');
	// "soon" is neither a day nor a name.
	const isName = /^\P{Ll}*\p{L}/u.test(text) || text.includes('@') || kinds[0] === 'filler';
	const isOne = /\d/.test(text) || (isName && ofPerson.test(heading));
	return isOne && kinds.length <= 6 && isPlain && !isDoubted ? 'on' : undefined;
}

/** True for a cell that restricts nothing: "-", "all", "broad", "lowest cost", "all day". */
export function isNonRestrictive(value: unknown): boolean {
	unrestricted ??= compile('unrestricted');
	if (meansNoRestriction(value)) return true;
	if (typeof value !== 'string') return false;
	return unrestricted.has(normalizeKey(value.slice(0, maxLength)));
}
