import type { IDataObject } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import type { Creation } from '../contract/creation';
import type { Topic } from '../contract/fields/field';
import { meaningsOf } from '../contract/meanings';
import { settingNamed } from '../contract/settings';
import { onlyEntry } from '../parse/cell';
import { findBrokenText, plainText } from '../parse/cellText';
import { isFilled, meansAll } from '../parse/keyword';
import { looksLikeId } from '../parse/text';
import { zoneIn } from './headings';
import { knownHeading, type KnownHeading } from './knownHeadings';
import { hasMeaning } from './cells';

/** What becomes of a column. */
export type Decision =
	/** It fills a field, or says something of its row. */
	| 'field'
	/** A person ignores it. */
	| 'ignored'
	/** What describes the row, what this node wrote, or a column of what else can be created. */
	| 'records'
	| 'results'
	| 'others'
	/** What can't be set from a sheet. */
	| 'settings'
	/** Only a person can say what it is. */
	| 'asks';

/** A column of a sheet, with what becomes of it. */
export interface SheetColumn {
	/** On one line and without spaces around it, as people read it in the sheet. */
	readonly heading: string;
	readonly position: number;
	readonly decision: Decision;
	/** By the name of the meaning, where it is a field. */
	readonly means?: string | undefined;
	/** What it fills, by the names of the creation's columns. The parent's name stands for its ID. */
	readonly targets: readonly string[];
	/** What its meaning is about. */
	readonly group?: Topic | undefined;
	/** By name, where it can't be set from a sheet. */
	readonly setting?: string | undefined;
	/** True if a person said what it is. */
	readonly isAnswered?: boolean;
	/** True for "Campaign" and the like: whatever in it is no ID and no link is its parent's name. */
	readonly mayBeName?: boolean;
	/** True if a cell of it is a name for certain, so that short numbers are names, too: "20261201". */
	readonly holdsNames?: boolean;
	/** True for a column without a heading. */
	readonly isNamedByPlace?: boolean | undefined;
}

/** What columns are for; decided once, before any row is read. */
export interface Sheet {
	readonly creation: Creation;
	/** By the heading as the rows have it. Several columns may fill one argument. */
	readonly columns: ReadonlyMap<string, SheetColumn>;
	/** The heading of the first column for what is filled, filled or not, unless it may hold names. */
	readonly headingOf: ReadonlyMap<string, string>;
	/** Time zones that headings of times name, by heading. */
	readonly zones: ReadonlyMap<string, string>;
}

/** What a person says that columns are, by heading as the rows have it: a meaning, or 'ignore'. */
export type Answers = ReadonlyMap<string, string>;

/** Readers of files and sheets give a column without a heading one of these names. */
const noHeading = /^(?:__EMPTY(?:_\d+)?|col_\d+)?$/;

const oneLine = (written: string) => written.replace(/\s+/g, ' ').trim();

const hasNoHeading = (written: string) => noHeading.test(oneLine(written));

/** Headings as people read them, in messages and in the form, by the headings as the rows have them. */
export async function shownHeadings(written: readonly string[]): Promise<Map<string, string>> {
	const shown = new Map<string, string>();
	for await (const one of inTurns(written)) {
		const heading = oneLine(one);
		// n8n's own nodes add the number of the row.
		if (heading === 'row_number') continue;
		shown.set(one, noHeading.test(heading) ? `(column ${shown.size + 1})` : heading);
	}
	return shown;
}

/** The headings and rows of a sheet. */
export interface WrittenSheet {
	/** As people read them, by the headings as the rows have them. */
	readonly headings: ReadonlyMap<string, string>;
	readonly rows: readonly IDataObject[];
}

/** A column's meaning, by a person or by the lists. */
interface Found {
	readonly answer?: string;
	readonly known?: KnownHeading;
}

/** All headings, and whether one is known to be of another network's export. */
async function lookAt(creation: Creation, headings: WrittenSheet['headings']) {
	const isOthers = creation.sheet?.others?.isOthers ?? (() => false);
	let isForeign = false;
	const shown = new Set<string>();
	for await (const heading of inTurns(headings.values())) {
		shown.add(heading);
		isForeign ||= isOthers(heading);
	}
	return { shown, isForeign };
}

/** Decides once what becomes of each column. */
export async function decideColumns(
	creation: Creation,
	answers: Answers,
	{ headings, rows }: WrittenSheet,
): Promise<Sheet> {
	const { shown, isForeign } = await lookAt(creation, headings);
	const found = new Map<string, Found>();
	const taken = new Set<string>();
	for await (const [written, heading] of inTurns(headings)) {
		const answer = answers.get(written);
		const known = answer === undefined ? knownColumn(creation, heading, shown) : undefined;
		found.set(written, { answer, known });
		if (answer !== undefined) taken.add(answer);
		if (known?.list === 'headings') taken.add(known.means);
	}
	const byCells = await meaningsByCells(creation, found, rows);
	const columns = new Map<string, SheetColumn>();
	const headingOf = new Map<string, string>();
	const zones = new Map<string, string>();
	const meanings = meaningsOf(creation);
	for await (const [written, heading] of inTurns(headings)) {
		const { answer, known } = found.get(written) ?? {};
		const own = decide(creation, { answer, known }, taken, byCells.get(written));
		const isSure = !isForeign || own.isAnswered || mayName(creation, own, known);
		const decided = isSure ? own : asOthersHaveIt(creation, own);
		const meaning = meanings.get(decided.means ?? '');
		const isOfParent = namesParents(creation, decided);
		let targets = meaning?.fills ?? [];
		if (isOfParent) targets = [creation.parentArgument];
		const column: SheetColumn = {
			...decided,
			targets,
			group: meaning?.group,
			heading,
			position: columns.size,
			isNamedByPlace: hasNoHeading(written),
			...namesIn(creation, decided, known, () =>
				rows.some((row) => isFilled(row[written]) && isName(row[written])),
			),
		};
		columns.set(written, column);
		let zone = known && 'zone' in known ? known.zone : undefined;
		if (answer !== undefined) zone = zoneIn(heading)?.zone;
		if (zone !== undefined && column.decision === 'field') zones.set(heading, zone);
		const isPlainest = known?.list !== 'alone' || !taken.has(known.means);
		if (!isPlainest) continue;
		for (const name of targets) {
			// Next to a column of IDs, the one with the names of parents is the second.
			const isSecond = isOfParent && taken.has(name);
			if (!isSecond && !headingOf.has(name)) headingOf.set(name, heading);
		}
	}
	return { creation, columns, headingOf, zones };
}

/** A sheet of two things as one of them sees it: the columns of the other one are passed over. */
export function partOf(sheet: Sheet, part: Creation): Sheet {
	const meanings = meaningsOf(sheet.creation);
	const isOwn = ({ decision, means = '', setting = '' }: SheetColumn) => {
		if (decision === 'settings') return settingNamed(setting)?.of.includes(part.noun) ?? true;
		if (decision !== 'field') return true;
		const { fills = [] } = meanings.get(means) ?? {};
		if (fills.length > 0) return fills.every((name) => Object.hasOwn(part.columns, name));
		// What says something of the row says it of both, but for the status of one.
		return means === part.statusHeadings || meaningsOf(part).has(means);
	};
	const columns = new Map<string, SheetColumn>();
	for (const [written, column] of sheet.columns) {
		const { heading, position, isNamedByPlace } = column;
		const passedOver = { decision: 'others', targets: [], heading, position } as const;
		columns.set(written, isOwn(column) ? column : { ...passedOver, isNamedByPlace });
	}
	return { ...sheet, creation: part, columns };
}

/** True for a column of names only, such as "Ad group" in a sheet of ads. */
const namesParents = ({ parentLookup }: Creation, { means }: Pick<SheetColumn, 'means'>) =>
	means !== undefined && means === parentLookup?.column;

/** True for IDs of what a row is created in, in place of which it may have the name. */
const isOfParents = ({ parentArgument, parentLookup }: Creation, means: string | undefined) =>
	means !== undefined && [parentArgument, parentLookup?.within].includes(means);

/** True for "Campaign" and the like, which may hold IDs or names. */
function mayName(creation: Creation, { means }: Decided, known: KnownHeading | undefined): boolean {
	const { parentArgument, parentLookup } = creation;
	const isOfParents = means === parentArgument || means === parentLookup?.within;
	return means !== undefined && isOfParents && known?.list !== 'headings';
}

/** In another network's export, its IDs and settings are none of TikTok's. */
function asOthersHaveIt({ sheet }: Creation, own: Decided): Decided {
	if (!sheet?.cells[own.means ?? '']?.differsElsewhere) return own;
	return { decision: 'settings', setting: sheet.others?.setting };
}

/** Whether a column may hold names of parents, and does for certain. */
function namesIn(
	creation: Creation,
	decided: Decided,
	known: KnownHeading | undefined,
	hasName: () => boolean,
): Pick<SheetColumn, 'mayBeName' | 'holdsNames'> {
	const namesIt = namesParents(creation, decided);
	if (!namesIt && !mayName(creation, decided, known)) return {};
	return { mayBeName: true, holdsNames: namesIt || hasName() };
}

/**
 * True for a cell that names something for people. What was meant as an ID, even if it lost digits, has to be
 * parsed, or refused. `isAmongNames` if the column has names for certain, so that short numbers are some, too.
 */
export function isName(value: unknown, isAmongNames = false): boolean {
	if (typeof value !== 'string' && typeof value !== 'number') return false;
	const text = plainText(String(value));
	if (isAmongNames && /^\d{1,12}$/.test(text)) return true;
	return !looksLikeId.test(text) && findBrokenText(text) === undefined;
}

/** What the lists say of a column; readers of spreadsheets number a heading that comes again: "Budget_1". */
function knownColumn(creation: Creation, heading: string, shown: ReadonlySet<string>) {
	const known = knownHeading(creation, heading);
	if (known) return known;
	const [, repeated] = /^(.+)[_.]\d{1,2}$/s.exec(heading) ?? [];
	if (repeated === undefined || !shown.has(repeated)) return undefined;
	return knownHeading(creation, repeated);
}

/** The columns whose every filled cell is a word of the first meaning that their heading may have. */
async function meaningsByCells(
	creation: Creation,
	found: ReadonlyMap<string, Found>,
	rows: readonly IDataObject[],
): Promise<Map<string, string>> {
	const open = new Map<string, readonly string[]>();
	const filled = new Set<string>();
	for (const [written, { known }] of found) {
		if (known?.list === 'byCells') open.set(written, known.meanings);
	}
	for await (const row of inTurns(open.size > 0 ? rows : [])) {
		// Each row may have headings of its own.
		for (const [written, value] of Object.entries(row)) {
			const meanings = open.get(written);
			const cell = onlyEntry(value);
			if (!meanings || !isFilled(cell)) continue;
			// "All" says nothing of which they are: all places, or all placements.
			if (meanings.length > 1 && meansAll(cell)) continue;
			filled.add(written);
			const left = meanings.filter((means) => hasMeaning(creation, means, cell));
			open.set(written, left);
		}
	}
	const meant = new Map<string, string>();
	for (const [written, [first]] of open) {
		if (first !== undefined && filled.has(written)) meant.set(written, first);
	}
	return meant;
}

type Decided = Pick<SheetColumn, 'decision' | 'means' | 'setting' | 'isAnswered'>;

function decide(
	creation: Creation,
	{ answer, known }: Found,
	taken: ReadonlySet<string>,
	byCells: string | undefined,
): Decided {
	if (answer === 'ignore') return { decision: 'ignored', isAnswered: true };
	if (answer !== undefined) return { decision: 'field', means: answer, isAnswered: true };
	if (known === undefined) return { decision: 'asks' };
	switch (known.list) {
		case 'headings':
			return { decision: 'field', means: known.means };
		case 'alone': {
			// A row without its parent's ID may have the name.
			const counts = !taken.has(known.means) || isOfParents(creation, known.means);
			if (counts) return { decision: 'field', means: known.means };
			return { decision: 'asks' };
		}
		case 'byCells':
			if (byCells === undefined) return { decision: 'asks' };
			// Several columns may make up one, such as days and hours.
			if (
				taken.has(byCells) &&
				byCells in creation.columns &&
				!creation.sheet?.cells[byCells]?.join
			)
				return { decision: 'asks' };
			return { decision: 'field', means: byCells };
		case 'settings':
			return { decision: 'settings', setting: known.setting };
		default:
			return { decision: known.list };
	}
}
