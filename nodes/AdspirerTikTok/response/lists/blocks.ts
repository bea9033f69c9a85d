import { readLine, type EntryLine } from './entryLine';
import { readFields, type Field, type Finding } from './fields';
import { roleOf, type Role } from './labels';
import { nameBefore } from './lineName';
import type { ListKind } from './list';
import type { Section } from './sections';

/**
 * An entry of a text, which may go over several lines: a heading, a bullet or a label starts it, and
 * labels follow.
 */
export interface Block {
	readonly startedBy: 'heading' | 'item' | 'line' | 'label';
	/** White space before its first line. */
	readonly indent: number;
	/** "-" and the like, or the number of a numbered list. */
	readonly marker: string;
	/** The name, where no field is. */
	readonly title: string | undefined;
	readonly fields: Field[];
	/** It isn't certain what this says. */
	isUnclear: boolean;
	readonly lines: string[];
	/** The identifying labels so far, of a block that labels started. */
	readonly identifiedBy?: Set<Role>;
	/** How many of the fields are IDs next to the name. */
	readonly idsBeside: number;
}

/** A block with what it is. */
export interface ReadBlock {
	readonly block: Block;
	readonly finding: Finding;
	/** It has a label that says "ID" or "Name". */
	readonly isIdentifying: boolean;
}

const labelled = /^[*_]{0,2}([\p{L}][\p{L} ]{0,40})[*_]{0,2}:\s*(\S.*)$/u;
const identifying: readonly Role[] = ['ownId', 'plainId', 'ownName', 'plainName', 'ownNoun'];

/** What the labels of fields say of whose ID and name they hold. */
export function identifyingIn(fields: readonly Field[], kind: ListKind): Role[] {
	return fields.map(([label]) => roleOf(label, kind)).filter((role) => identifying.includes(role));
}

/** True where a block that labels started has this label already, so that it starts the next one. */
export function startsNext(
	block: Block,
	fields: readonly Field[],
	marker: string,
	kind: ListKind,
): boolean {
	if (block.startedBy !== 'label') return false;
	if (/\d/.test(marker)) return true;
	return identifyingIn(fields, kind).some((role) => block.identifiedBy?.has(role) === true);
}

/** True where a line with IDs of its own is followed by another ID: the first may be in the name. */
export function contradicts(block: Block, fields: readonly Field[], kind: ListKind): boolean {
	if (block.startedBy === 'label' || block.title === undefined) return false;
	const hasId = ([label]: Field) => /^(?:ownId|plainId)$/.test(roleOf(label, kind));
	return block.idsBeside > 0 && fields.some(hasId);
}

/** Reads what a block lists. */
export function readBlock(block: Block, kind: ListKind, section: Section): ReadBlock {
	const { title } = block;
	const finding = block.isUnclear
		? 'unreadable'
		: readFields(block.fields, {
				kind,
				section,
				ordered: true,
				...(title !== undefined && { title }),
			});
	const isIdentifying = identifyingIn(block.fields, kind).length > 0;
	return { block, finding, isIdentifying };
}

/** The block that a heading, or a line in bold, may start. */
export function headingBlock(text: string, line: string, kind: ListKind): Block {
	const base = {
		startedBy: 'heading' as const,
		indent: -1,
		marker: '',
		lines: [line],
		idsBeside: 0,
	};
	const [, label = '', value = ''] = labelled.exec(text) ?? [];
	if (/^(?:other|deeper)/.test(roleOf(label, kind))) {
		return { ...base, title: undefined, fields: [[label, value]], isUnclear: false };
	}
	const read = readLine(text, kind, true);
	if (read.is === 'entry' || read.is === 'unclear') return { ...base, ...entryParts(read) };
	const name = titleOf(text, kind);
	return typeof name === 'object'
		? { ...base, title: undefined, fields: [name], isUnclear: false }
		: { ...base, title: name, fields: [], isUnclear: false };
}

/** What a line gives to the block that it starts. */
export function entryParts(
	read: EntryLine,
): Pick<Block, 'title' | 'fields' | 'isUnclear' | 'idsBeside'> {
	return {
		title: read.is === 'entry' || read.is === 'title' ? read.title : undefined,
		fields: read.is === 'entry' ? [...read.fields] : [],
		isUnclear: read.is === 'unclear',
		idsBeside: read.is === 'entry' ? read.fields.length : 0,
	};
}

/** The name in a heading; undefined for one that announces a list, or has more than a name. */
function titleOf(text: string, kind: ListKind): string | Field | undefined {
	if (
		/^\W*(?:(?:tiktok|your|all|the|connected|active|paused)\s)*(?:ad ?groups|campaigns|(?:ad )?accounts|results)\b/i.test(
			text,
		)
	) {
		return undefined;
	}
	return nameBefore(text, { kind, isBracketed: true, isAssigned: false, separator: '' });
}
