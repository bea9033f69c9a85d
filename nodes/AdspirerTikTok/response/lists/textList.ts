import {
	contradicts,
	entryParts,
	headingBlock,
	identifyingIn,
	readBlock,
	startsNext,
	type Block,
	type ReadBlock,
} from './blocks';
import { readLine } from './entryLine';
import type { Field, Finding } from './fields';
import type { ListKind } from './list';
import { detailsOfLine, detailsOfSection, sectionOf, type Section } from './sections';
import { readTable, startsTable } from './tables';

/** What a text lists, and the lines in which it says something else. */
export interface TextReading {
	/** The tables and lists, each by itself. */
	readonly tables: Array<readonly Finding[]>;
	readonly lists: ReadBlock[][];
	readonly otherLines: string[];
	/** IDs that advice speaks of: "Tip: pause Spring (ID: …)". */
	readonly adviceIds: string[];
	/** True for a table of what was asked for that has no rows. */
	hasEmptyTable: boolean;
	/** True where there are more entries than are read. */
	isCut: boolean;
}

/** Twice as many as large agencies have campaigns. */
const maxEntries = 4000;

/** TikTok knows about a hundred values of an ad group. */
const maxFields = 300;

const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/;
const boldLine = /^\s{0,3}(\*\*(?!\*)[^*]{1,600}\*\*:?)\s*$/;
const item = /^(\s*)([-*+•▪◦‣–]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const fence = /^\s*(?:`{3,}|~{3,})\s*[\w-]{0,30}\s*$/;
const rule = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,}|={3,}|─{3,})\s*$/;

/** Reads the Markdown of an answer: tables, bullets, lines and blocks of labels. */
export function readText(text: string, kind: ListKind): TextReading {
	return new TextReader(kind).read(text.split(/\r\n?|\n/));
}

class TextReader {
	private readonly reading: TextReading = {
		tables: [],
		lists: [],
		otherLines: [],
		adviceIds: [],
		hasEmptyTable: false,
		isCut: false,
	};
	/** What the headings above say, by their level. */
	private sections: Array<{ level: number; section: Section; details: object }> = [];
	private block: (Block & { level?: number }) | undefined;
	private list: ReadBlock[] = [];
	private headings: ReadBlock[] = [];
	private entries = 0;

	constructor(private readonly kind: ListKind) {}

	read(lines: readonly string[]): TextReading {
		for (let at = 0; at < lines.length; at++) {
			if (this.entries > maxEntries) {
				this.reading.isCut = true;
				break;
			}
			const line = lines[at] ?? '';
			if (!startsTable(line, lines[at + 1])) {
				this.readLine(line);
				continue;
			}
			this.endList();
			const table = readTable(lines, at, this.kind, this.section, maxEntries);
			this.reading.tables.push(table.findings.map((one) => this.inSection(one)));
			this.entries += table.findings.length;
			if (table.isEmpty) this.reading.hasEmptyTable = true;
			if (table.words !== undefined) this.reading.otherLines.push(table.words);
			at = table.end - 1;
		}
		this.endList();
		if (this.headings.length > 0) this.reading.lists.push(this.headings);
		return this.reading;
	}

	private get section(): Section {
		return this.sections.at(-1)?.section ?? 'neutral';
	}

	private readLine(line: string): void {
		if (line.trim() === '') {
			if (this.block && this.block.fields.length > 0) this.endBlock();
			if (this.list.at(-1)?.block.startedBy === 'label') this.endList();
			return;
		}
		const head = heading.exec(line);
		const bold = head ? undefined : boldLine.exec(line)?.[1];
		const marked = (head ?? bold) ? undefined : item.exec(line);
		if (fence.test(line) || rule.test(line)) this.endList();
		else if (/^\s*>/.test(line)) this.reading.otherLines.push(line.replace(/^[\s>]+/, ''));
		else if (head) this.startHeading(head[2] ?? '', line, head[1]?.length ?? 1);
		else if (bold !== undefined) this.startHeading(bold, line, 7);
		else if (marked) this.readItem(marked[3] ?? '', marked[1]?.length ?? 0, marked[2] ?? '', line);
		else this.readPlain(line);
	}

	private startHeading(text: string, line: string, level: number): void {
		this.endList();
		this.sections = this.sections.filter((above) => above.level < level);
		this.block = { ...headingBlock(text, line, this.kind), level };
	}

	private readItem(content: string, indent: number, marker: string, line: string): void {
		const read = readLine(content, this.kind, true);
		const base = { indent, marker, lines: [line] };
		if (read.is === 'fields') {
			this.addFields(read.fields, base);
			return;
		}
		const isNested =
			this.block?.startedBy === 'item' &&
			this.block.indent < indent &&
			this.block.fields.length === 0;
		this.endBlock();
		this.block = {
			...base,
			startedBy: 'item',
			...entryParts(read),
			...(isNested && read.is === 'title' && { title: undefined }),
		};
	}

	private readPlain(line: string): void {
		const indent = line.length - line.trimStart().length;
		const read = readLine(line, this.kind, false);
		const base = { indent, marker: '', lines: [line] };
		if (read.is === 'fields') {
			this.addFields(read.fields, base);
		} else if (read.is === 'title') {
			if (this.block?.startedBy === 'item' && indent > this.block.indent) return;
			this.endList();
			this.reading.otherLines.push(line);
			if (/:\W*$/.test(line)) this.openSection(line, 8);
		} else {
			this.endBlock();
			this.block = { ...base, startedBy: 'line', ...entryParts(read) };
		}
	}

	private addFields(
		fields: readonly Field[],
		base: Pick<Block, 'indent' | 'marker' | 'lines'>,
	): void {
		const { block } = this;
		if (block && block.fields.length > maxFields) {
			block.isUnclear = true;
			return;
		}
		const belongs =
			block !== undefined &&
			(block.startedBy === 'heading' ||
				block.startedBy === 'label' ||
				block.indent < base.indent) &&
			!startsNext(block, fields, base.marker, this.kind);
		if (belongs) {
			if (contradicts(block, fields, this.kind)) block.isUnclear = true;
			block.fields.push(...fields);
			for (const role of identifyingIn(fields, this.kind)) block.identifiedBy?.add(role);
			block.lines.push(...base.lines);
			return;
		}
		this.endBlock();
		this.block = {
			...base,
			startedBy: 'label',
			title: undefined,
			fields: [...fields],
			isUnclear: false,
			identifiedBy: new Set(identifyingIn(fields, this.kind)),
			idsBeside: 0,
		};
	}

	private endBlock(): void {
		const { block } = this;
		this.block = undefined;
		if (!block) return;
		if (block.fields.length > 0) this.entries++;
		if (block.startedBy === 'heading') {
			const read = this.readHeading(block);
			if (read.finding !== 'nothing') this.headings.push(read);
			else this.reading.otherLines.push(...block.lines);
			if (typeof read.finding !== 'object') {
				this.openSection(block.lines[0] ?? '', block.level ?? 7);
			}
			return;
		}
		this.list.push(this.readBlock(block));
	}

	/** "Campaign Spring (ID: 17…)" above ad groups may be the campaign that they are in. */
	private readHeading(block: Block): ReadBlock {
		const read = this.readBlock(block);
		const { finding } = read;
		const isCampaign =
			this.kind === 'adGroup' &&
			typeof finding === 'object' &&
			/^campaign\b/i.test(finding.rawName) &&
			detailsOfSection(block.lines[0] ?? '')['Campaign ID'] === finding.id;
		return isCampaign ? { ...read, finding: 'unreadable' } : read;
	}

	private readBlock(block: Block): ReadBlock {
		const read = readBlock(block, this.kind, this.section);
		const { finding } = read;
		if (this.kind !== 'adGroup' || typeof finding !== 'object') {
			return { ...read, finding: this.inSection(finding) };
		}
		const said = detailsOfLine(block.lines[0] ?? '', finding.id, finding.rawName);
		const details = { ...said, ...finding.details };
		return { ...read, finding: this.inSection({ ...finding, details }) };
	}

	/** An entry with what its headings say. Advice names what is in a list, so it is no list itself. */
	private inSection(finding: Finding): Finding {
		if (this.section !== 'advice') {
			const above = this.sections.map(({ details }) => details);
			return typeof finding === 'object'
				? { ...finding, details: Object.assign({}, ...above, finding.details) }
				: finding;
		}
		if (typeof finding === 'object') this.reading.adviceIds.push(finding.id);
		return 'nothing';
	}

	private endList(): void {
		this.endBlock();
		if (this.list.length > 0) this.reading.lists.push(this.list);
		this.list = [];
	}

	/** A heading that names nothing goes on with what the one above it says. */
	private openSection(line: string, level: number): void {
		this.sections = this.sections.filter((above) => above.level < level);
		const section = sectionOf(line, this.kind);
		this.sections.push({
			level,
			section: section === 'neutral' ? this.section : section,
			details: this.kind === 'adGroup' ? detailsOfSection(line) : {},
		});
	}
}
