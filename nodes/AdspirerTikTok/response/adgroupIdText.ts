import { asId, isIdLabel, isOfAnother, isStateOfAnother, labelWords } from './adgroupIdLabel';

/** Stands where the row's own names stood, so that "Copy of Spring" as a name says nothing. */
const ownName = '¤';

const idBehindLabel =
	/(?<![\p{L}\p{N}_?&/=.%#$-])(?:(?:new|created|tiktok)[\s_-]{0,2}){0,2}ad[\s_-]{0,2}group(?:['’]s)?[\s_-]{0,2}(?:ids?|identifier)(?![\p{L}\p{N}_])(?:[\s"'`“”‘’()[\]*:：=#<>→–—-]|\bis\b|\bwas\b){0,16}([1-9]\d{5,24})(?![\p{L}\p{N}_%@/]|[.,]\d|\.{2}|…|\*{1,20}\d)/giu;
/** "Created ad group "Spring" (ID: 18…)": a name in quotes between the ad group and its ID. */
const idBehindName =
	/(?:^|[^\p{L}])(?:created|added|new)\b[^.;:\n|]{0,40}?\bad[\s_-]?group:?\s{1,3}(?:named |called )?(?:\*\*[^*\n]{1,520}\*\*|"[^"\n]{1,520}"|“[^”\n]{1,520}”|`[^`\n]{1,520}`|¤)\s?[([]\s?ID\s?[:=#]?\s?[`*]{0,3}([1-9]\d{5,24})[`*]{0,3}\s?[)\]]/iu;
/** A label that ends its line, with the ID on the next one. */
const labelAtEnd = /^[^\p{L}\p{N}]*([\p{L}\s_-]{8,40})[^\p{L}\p{N}]*$/u;
const idAlone = /^[^\p{L}\p{N}]*([1-9]\d{5,24})[^\p{L}\p{N}.…]*$/u;

/** Another number behind the first one, as in a list. */
const furtherNumber =
	/^["'`*)\]\s]{0,6}(?:,|;|&|\/|→|[-=]>|and\b|or\b)[\s"'`*([]{0,6}(?:and )?\d{6}/i;
/** What follows an ID that is not the new one; "copied from" another speaks for the new one. */
const ofAnotherAfter =
	/^[\s"'`*)\](–—:,-]{0,6}(?:(?:which|that|it|is|was|were|has|been|an?|the|as|did|does|could|can)\s{1,3}){0,3}(?:already|existing|exists?|existed|source|template|original|old|older|previous|parent|similar|copied|copy|cloned|deleted|archived|duplicated?|reused|reference|example|(?:can)?not (?:be |been )?(?:new|created|added|found|exist|valid|available)|failed|updated|reactivated|reached|unchanged|untouched)\b(?!\s{1,3}(?:from|of|to)\b)/i;
/** "Summer, ad group ID: 18…": before a comma may be the name of another ad group. */
const nameBefore = /(?<!\b(?:created|added|launched|done|live|paused|successfully)),\s*$/i;
const numberBefore = /[\d¤"”'`*)\]]\s*,\s*$/;
/** Any other word right before a label, such as "Benchmark", may make it another ad group's. */
const wordBefore = /([\p{L}\p{N}_]+)[\s*"'`“]*$/u;
const usualWordBefore =
	/^(?:the|a|an|new|newly|created|your|its|with|has|have|tiktok|assigned|resulting|and|as|got|received|returned|successfully)$/i;

/**
 * The IDs that a text or Markdown table gives behind a label that says "ad group ID".
 *
 * @param names the row's own texts, such as the ad group's name, which may hold any word.
 */
export function idsInText(text: string, names: readonly string[]): string[] {
	const lines = withoutNames(text, names).split('\n').map(plain);
	const found: string[] = [];
	let ofAnother = false;
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		if (isSection(line)) ofAnother = speaksOfAnother(line) || listsAdGroups(line);
		if (line.includes('|')) {
			let end = at;
			while (lines[end]?.includes('|')) end++;
			if (!ofAnother) found.push(...idsInRows(lines.slice(at, end)));
			at = end - 1;
		} else if (!ofAnother) {
			found.push(...idsInLine(line), ...idOnNextLine(line, lines.slice(at + 1, at + 4)));
		}
	}
	return found;
}

function withoutNames(text: string, names: readonly string[]): string {
	const replaceable = names.filter(
		(name) => !'created new ad group id'.includes(name.toLowerCase()),
	);
	return replaceable.reduce(
		(rest, name) =>
			name.length > 3
				? rest.replaceAll(name, ownName)
				: // Within other words too, unless they stand where a name does.
					rest.replaceAll(`ad group ${name},`, `ad group ${ownName},`),
		text,
	);
}

/** A line without links, HTML tags and escapes, which may hold IDs or part a label from its ID. */
function plain(line: string): string {
	return line
		.replace(/[a-z][a-z0-9+.-]{0,20}:\/\/[^\s)>\]"'`|]*/gi, ' ')
		.replace(/\]\([^)\n]{0,500}\)/g, ']')
		.replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
		.replace(/\\([_*`[\]()#-])/g, '$1')
		.replace(/ {2,}/g, ' ');
}

/** A heading, or a line that announces those after it. */
function isSection(line: string): boolean {
	return (
		/^\s{0,3}#/.test(line) ||
		/^\s{0,3}\*\*[^*]{1,200}\*\*:?\s*$/.test(line) ||
		/:[\s*]*$/.test(line)
	);
}

function speaksOfAnother(text: string): boolean {
	return isOfAnother(wordsOf(text));
}

/** "Ad groups in this campaign": what follows need not be the new one. */
function listsAdGroups(heading: string): boolean {
	return (
		/\bad[\s_-]?groups\b/i.test(heading) && !/\b(?:created|new|added|launched)\b/i.test(heading)
	);
}

function wordsOf(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
}

function idsInLine(line: string): string[] {
	const named = idBehindName.exec(line);
	const behindName =
		named?.[1] !== undefined && !speaksOfAnother(line.slice(0, named.index)) ? [named[1]] : [];
	const labelled = [...line.matchAll(idBehindLabel)].flatMap((match) => {
		const [whole, id = ''] = match;
		const before = line.slice(Math.max(0, match.index - 200), match.index);
		const after = line.slice(match.index + whole.length, match.index + whole.length + 120);
		return isOfNewGroup(before, after) ? [id] : [];
	});
	return [...behindName, ...labelled];
}

/** Whether the words around a label and its ID leave no doubt that they are the new ad group's. */
function isOfNewGroup(before: string, after: string): boolean {
	const clause = before
		.replace(/\b(?:e\.g|i\.e|vs|cf)\./gi, ' example ')
		.split(/[.!?;]\s|•/)
		.at(-1);
	if (clause === undefined || speaksOfAnother(clause)) return false;
	const word = wordBefore.exec(clause)?.[1];
	if (word !== undefined && !usualWordBefore.test(word)) return false;
	if (nameBefore.test(clause) && !numberBefore.test(clause)) return false;
	return !furtherNumber.test(after) && !ofAnotherAfter.test(after);
}

function idOnNextLine(line: string, next: readonly string[]): string[] {
	const label = labelAtEnd.exec(line)?.[1];
	if (label === undefined || !isIdLabel(labelWords(label))) return [];
	const [first = '', second = ''] = next.filter((text) => text.trim() !== '');
	const id = idAlone.exec(first)?.[1];
	return id === undefined || idAlone.test(second) ? [] : [id];
}

/** Lines with columns: a table with a heading, pairs of label and value, or labels within a cell. */
function idsInRows(lines: readonly string[]): string[] {
	const rows = lines.map((line) =>
		line
			.replace(/^\s*\||\|\s*$/g, '')
			.split('|')
			.map((cell) => cell.replace(/^[\s*`"'[]+|[\s*`"'\]]+$/g, '')),
	);
	const isRule = (row: readonly string[]) => row.every((cell) => /^:?-+:?$|^$/.test(cell));
	const hasHeading = rows[1] !== undefined && isRule(rows[1]);
	const body = rows.filter((row) => !isRule(row));
	const inCells = body.flatMap((row) => row.flatMap(idsInLine));
	const heading = hasHeading ? (body[0] ?? []) : [];
	return [...inCells, ...idsUnder(heading, body.slice(1)), ...idsBeside(heading, body)];
}

/** In a table of one row, the value under the heading; a longer one lists several ad groups. */
function idsUnder(heading: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
	return heading.flatMap((label, column) => {
		if (!isIdLabel(labelWords(label))) return [];
		const filled = rows.filter((row) => /\d/.test(row[column] ?? ''));
		const [row, ...others] = filled;
		if (!row || others.length > 0 || row.some((cell) => isStateOfAnother(wordsOf(cell)))) return [];
		const id = asId(row[column]);
		return id === undefined ? [] : [id];
	});
}

/** In a table of two columns, the value beside the label. */
function idsBeside(heading: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
	if (heading.some(speaksOfAnother)) return [];
	return rows.flatMap((row) => {
		const [label = '', value] = row;
		const id = row.length === 2 && isIdLabel(labelWords(label)) ? asId(value) : undefined;
		return id === undefined ? [] : [id];
	});
}
