import type { Block, ReadBlock } from './blocks';
import type { Named } from './collect';
import type { Finding } from './fields';
import type { Candidate } from './list';
import { cleanNames } from './names';

/** What a text's tables and lists came to. */
export interface TextFindings {
	readonly named: Named[];
	unreadable: number;
	otherKind: number;
	otherPlatform: number;
	/** Something between the entries may be one that was not recognised. */
	isDoubtful: boolean;
	/** Lines that are no entries. */
	readonly otherLines: string[];
}

/** Adds the rows of a table, or the entries of one list, with their names cleaned. */
export function addTable(found: TextFindings, findings: readonly Finding[]): void {
	const candidates = findings.filter((one): one is Candidate => typeof one === 'object');
	cleanNames(candidates).forEach((name, at) => {
		const candidate = candidates[at];
		if (name === undefined || !candidate) found.unreadable++;
		else found.named.push({ id: candidate.id, name, details: candidate.details });
	});
	found.unreadable += count(findings, 'unreadable');
	found.otherKind += count(findings, 'other kind');
	found.otherPlatform += count(findings, 'other platform');
}

function count(findings: readonly Finding[], what: Finding): number {
	return findings.filter((one) => one === what).length;
}

/** Adds a list of bullets, lines or blocks. */
export function addList(found: TextFindings, blocks: readonly ReadBlock[]): void {
	const entries = blocks.filter(({ finding }) => typeof finding === 'object');
	const indents = new Set(entries.map(({ block }) => block.indent));
	const isDoubtful = doubtsOf(blocks, entries);
	const numbers = numbersOf(blocks);
	const hasLines = entries.some(({ block }) => block.startedBy === 'line');
	const findings = blocks.map((read): Finding => {
		const { block, finding, isIdentifying } = read;
		if (typeof finding === 'object') {
			return isDoubtful(read) ? 'unreadable' : withoutNumber(read, finding, numbers);
		}
		const isProse = block.isUnclear && block.startedBy === 'line' && !hasLines;
		if (finding === 'other kind' && indents.has(block.indent)) found.isDoubtful = true;
		if (finding !== 'nothing' && !isProse) return finding;
		found.otherLines.push(...block.lines);
		if (isIdentifying) found.isDoubtful = true;
		if (isProse || !indents.has(block.indent) || saysMore(block)) return 'nothing';
		if (block.startedBy === 'item' || isIdentifying) return 'unreadable';
		if (block.marker !== '' || hasLines) found.isDoubtful = true;
		return 'nothing';
	});
	addTable(found, findings);
}

/** "…and 3 more", but no entry whose name says so. */
function saysMore({ lines }: Block): boolean {
	const [line = ''] = lines;
	return (
		/\bmore\b|\btotals?\b|…|\.\.\.|\bomitted\b|\bnot shown\b/i.test(line) && !/\d{10}/.test(line)
	);
}

/**
 * What makes an entry doubtful beside the others: a bullet or a number may be the beginning of its
 * name where other entries have none, or where the numbers don't count up; so may a label be where
 * the other entries have none; and where labels follow each other without a break and one is missing,
 * the others may be paired across entries.
 */
function doubtsOf(
	blocks: readonly ReadBlock[],
	entries: readonly ReadBlock[],
): (read: ReadBlock) => boolean {
	const starts = new Set(entries.map(({ block }) => block.startedBy));
	const isMixed = starts.has('line') && starts.has('item');
	const isUnlike =
		blocks.length > entries.length || entries.some(({ block }) => block.title !== undefined);
	const misnumbered = isMisnumbered(entries);
	const lacksLabels =
		blocks.length > entries.length && blocks.every(({ block }) => block.startedBy === 'label');
	return ({ block }) =>
		lacksLabels ||
		(isUnlike && block.startedBy !== 'label' && block.title === undefined) ||
		(block.startedBy === 'item' && (isMixed || (misnumbered && /\d/.test(block.marker))));
}

function isMisnumbered(entries: readonly ReadBlock[]): boolean {
	const numbers = entries.map(({ block }) => Number.parseInt(block.marker, 10));
	return (
		numbers.some(Number.isNaN) ||
		numbers.some((number, at) => at > 0 && number !== (numbers[at - 1] ?? 0) + 1)
	);
}

const numberInFront = /^(\*{0,3})(\d{1,4})[.)]\s+/;

/** Numbers in front of headings: "consecutive" where they count up, "doubtful" where some do not. */
function numbersOf(blocks: readonly ReadBlock[]): 'consecutive' | 'doubtful' {
	const numbers = blocks
		.filter(({ block }) => block.startedBy === 'heading')
		.map(({ block }) => numberInFront.exec(block.lines[0]?.replace(/^[\s#]+/, '') ?? '')?.[2]);
	return numbers.every((number, at) => Number(number) === at + 1) ? 'consecutive' : 'doubtful';
}

function withoutNumber(
	{ block }: ReadBlock,
	candidate: Candidate,
	numbers: 'consecutive' | 'doubtful',
): Finding {
	if (block.startedBy !== 'heading' || !numberInFront.test(candidate.rawName)) return candidate;
	if (numbers !== 'consecutive') return 'unreadable';
	return { ...candidate, rawName: candidate.rawName.replace(numberInFront, '$1') };
}
