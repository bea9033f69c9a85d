import type { Named } from './collect';
import { addFindings, hasFindings, noFindings, type Findings } from './findings';
import { jsonInText } from './jsonInText';
import type { ListKind } from './list';
import { addList, addTable, type TextFindings } from './listFindings';
import { addSigns, noSigns, type Signs } from './signs';
import { readStructured } from './structured';
import { readText } from './textList';
import { signsOfText } from './textSigns';

/**
 * Room for 2,000 campaigns with a table row of 250 characters or ten lines each, or for the 999 ad
 * groups of a campaign. Reading far more than that would hold up all of n8n.
 */
const maxTextLength = 500_000;
const maxLines = 20_000;

/** A text that is nothing but an empty list. */
const emptyJson = /^\s{0,20}(?:`{3}(?:json)?\s{0,20})?\[\s{0,20}\](?:\s{0,20}`{3})?\s{0,20}$/;

/** What one source within an answer came to. */
export interface Source {
	readonly named: readonly Named[];
	readonly unreadable: number;
	readonly otherKind: number;
	readonly otherPlatform: number;
	/** There is an empty list. */
	readonly saysEmpty: boolean;
	/** Something makes it doubtful that these are all. */
	readonly isDoubtful: boolean;
}

/**
 * What an answer holds, the surest first: its machine-readable part, JSON in its texts, and the texts'
 * tables and lists. What the answer says about the number of entries is added to `signs`.
 */
export function sourcesOf(root: unknown, kind: ListKind, signs: Signs): Source[] {
	const texts = new Set<string>();
	const structured = noFindings();
	readStructured(root, kind, structured, signs, (text) => texts.add(text));
	const inJson = noFindings();
	const inTexts: TextFindings[] = [];
	let isCutOff = false;
	let saysEmpty = false;
	let lengthRead = 0;
	for (const text of texts) {
		const json = jsonInText(text, (value) => addJson(value, kind, inJson, signs));
		if (emptyJson.test(text)) inJson.saysEmpty = true;
		if (json.isCutOff) isCutOff = true;
		const plain = beginning(json.rest, maxTextLength - lengthRead);
		lengthRead += plain.length;
		if (plain.length < json.rest.length) signs.more = true;
		const { found, hasEmptyTable } = readPlainText(plain, kind, signs);
		inTexts.push(found);
		if (hasEmptyTable) saysEmpty = true;
	}
	const sum = (count: (one: TextFindings) => number) =>
		inTexts.reduce((total, one) => total + count(one), 0);
	// A heading without rows may be where the text was cut off, unless words say that there are none.
	const isToldEmpty =
		signs.empty || structured.saysEmpty || inJson.saysEmpty || signs.totals.includes(0);
	const inText = {
		named: inTexts.flatMap(({ named }) => named),
		unreadable: sum(({ unreadable }) => unreadable),
		otherKind: sum(({ otherKind }) => otherKind),
		otherPlatform: sum(({ otherPlatform }) => otherPlatform),
		saysEmpty,
		isDoubtful: isCutOff || (saysEmpty && !isToldEmpty) || inTexts.some((one) => one.isDoubtful),
	};
	return [sourceOf(structured), sourceOf(inJson), inText];
}

/** So many whole lines of a text as fit into a length. */
function beginning(text: string, length: number): string {
	const short = text.length <= length ? text : text.slice(0, text.lastIndexOf('\n', length) + 1);
	const lines = short.split('\n');
	return lines.length > maxLines ? lines.slice(0, maxLines).join('\n') : short;
}

/** Adds a value; false where it has nothing of a list. */
function addJson(value: unknown, kind: ListKind, all: Findings, signs: Signs): boolean {
	const found = noFindings();
	const signsFound = noSigns();
	readStructured(value, kind, found, signsFound, () => {});
	if (!hasFindings(found)) return false;
	addFindings(all, found);
	addSigns(signs, signsFound);
	return true;
}

function sourceOf(findings: Findings): Source {
	const { candidates, unreadable, otherKind, otherPlatform, saysEmpty, tooDeep } = findings;
	const named = candidates.map(({ id, rawName, details }) => ({ id, name: rawName, details }));
	return { named, unreadable, otherKind, otherPlatform, saysEmpty, isDoubtful: tooDeep };
}

function readPlainText(
	text: string,
	kind: ListKind,
	signs: Signs,
): { found: TextFindings; hasEmptyTable: boolean } {
	const found: TextFindings = {
		named: [],
		unreadable: 0,
		otherKind: 0,
		otherPlatform: 0,
		isDoubtful: false,
		otherLines: [],
	};
	const { tables, lists, otherLines, adviceIds, hasEmptyTable, isCut } = readText(text, kind);
	if (isCut) signs.more = true;
	tables.forEach((table) => addTable(found, table));
	lists.forEach((list) => addList(found, list));
	signsOfText(text, [...found.otherLines, ...otherLines], kind, signs);
	const ids = new Set(found.named.map(({ id }) => id));
	if (adviceIds.some((id) => !ids.has(id))) found.isDoubtful = true;
	if (kind !== 'targeting') dropCutId(text, found);
	return { found, hasEmptyTable };
}

/** A text that ends within an ID makes it shorter than the others. */
function dropCutId(text: string, found: TextFindings): void {
	const last = /\d+$/.exec(text.slice(-30))?.[0];
	const at = found.named.findIndex(({ id }) => id === last);
	const others = found.named.filter((_, other) => other !== at);
	if (last === undefined || at < 0 || others.length === 0) return;
	if (others.some(({ id }) => id.length <= last.length)) return;
	found.named.splice(at, 1);
	found.unreadable++;
}
