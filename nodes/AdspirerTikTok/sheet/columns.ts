import type { IDataObject } from 'n8n-workflow';

import { inTurns } from '../base/turns';
import type { Creation } from '../contract/creation';
import type { Topic } from '../contract/fields/field';
import { type Meaning, meaningsOf, settings } from '../contract/meanings';
import { findBrokenText, plainText } from '../parse/cellText';
import { isFilled } from '../parse/keyword';
import { looksLikeId } from '../parse/text';
import { type ColumnEvidence, evidenceOf, isContradicted, sampleOf } from './evidence';
import { type ColumnUse, recognizedHeading } from './recognizedHeadings';

/** A column of a sheet, with what becomes of it. */
export interface SheetColumn extends ColumnUse {
	/** On one line and without spaces around it, as people read it in the sheet. */
	readonly heading: string;
	readonly position: number;
	/** The columns of the creation that it fills. The parent's name stands for its ID. */
	readonly targets: readonly string[];
	/** The topic of its meaning. */
	readonly group?: Topic;
	/** True if a person said what it is. */
	readonly isAnswered?: boolean;
	/** True if a person ignores it by removing its line from the form. */
	readonly isRemoved?: boolean;
	/** True for "Campaign" and the like: whatever in it is no ID and no link is its parent's name. */
	readonly mayBeName?: boolean;
	/** True if a cell of it is a name for certain, so that short numbers are names, too: "20261201". */
	readonly holdsNames?: boolean;
	/** True for a column without a heading. */
	readonly isNamedByPlace?: boolean;
	/** For one that needs an answer: why no answer for several columns settles it. */
	readonly evidence?: ColumnEvidence | undefined;
}

/** The use of all columns; decided once, before any row is read. */
export interface Sheet {
	readonly creation: Creation;
	/** By the heading as the rows have it. Several columns may fill one argument. */
	readonly columns: ReadonlyMap<string, SheetColumn>;
	/** The heading of the first column for what is filled, filled or not, unless it may hold names. */
	readonly headingOf: ReadonlyMap<string, string>;
}

/**
 * A person's answers, by heading as the rows have it: a meaning, 'ignore', 'removed', or 'ignored together' for a
 * column among all others, which settles it only if there is no evidence that it decides something.
 */
export type Answers = ReadonlyMap<string, string>;

/** Readers of files and sheets give a column without a heading one of these names. */
const noHeading = /^(?:__EMPTY(?:_\d+)?|col_\d+)?$/;

const oneLine = (written: string) => written.replace(/\s+/g, ' ').trim();

/** Headings as people read them, in messages and in the form, by the headings as the rows have them. */
export async function shownHeadings(written: readonly string[]): Promise<Map<string, string>> {
	const shown = new Map<string, string>();
	for await (const column of inTurns(written)) {
		let heading = oneLine(column);
		// n8n's own nodes add the number of the row.
		if (heading === 'row_number') continue;
		if (noHeading.test(heading)) heading = `(column ${shown.size + 1})`;
		shown.set(column, heading);
	}
	return shown;
}

/** As people read them, by the headings as the rows have them. */
type Headings = ReadonlyMap<string, string>;

/** Decides once what becomes of each column. */
export async function decideColumns(
	creation: Creation,
	answers: Answers,
	sheet: { readonly headings: Headings; readonly rows: readonly IDataObject[] },
): Promise<Sheet> {
	const { headings, rows } = sheet;
	const { uses, taken } = await readHeadings(creation, answers, sheet);
	const columns = new Map<string, SheetColumn>();
	const headingOf = new Map<string, string>();
	const meanings = meaningsOf(creation);
	const { parentArgument, parentLookup } = creation;
	for await (const [written, heading] of inTurns(headings)) {
		let use = uses.get(written) ?? asks;
		if (use.decision === 'records' && mayBeEnd(use, taken)) use = asks;
		const known = use.means ?? '';
		const isOfParent = known === parentArgument || known === parentLookup?.within;
		const isSaidElsewhere = use.isAlone && taken.has(known);
		// A row without its parent's ID may have the name.
		if (isSaidElsewhere && !isOfParent) use = asks;
		const { means = '', isAlone } = use;
		const { fills: targets = [], group } = meanings.get(means) ?? {};
		const namesParent = means === parentLookup?.column;
		const mayBeName = namesParent || (isOfParent && (isAlone ?? answers.has(written)));
		let holdsNames = namesParent;
		if (mayBeName) {
			holdsNames ||= rows.some((row) => isFilled(row[written]) && isName(row[written]));
		}
		const column: SheetColumn = {
			...use,
			targets: namesParent ? [parentArgument] : targets,
			group,
			heading,
			position: columns.size,
			isNamedByPlace: noHeading.test(oneLine(written)),
			mayBeName,
			holdsNames,
			...(use.decision === 'asks' && {
				evidence: evidenceOf(creation, heading, sampleOf(rows, written)),
			}),
		};
		columns.set(written, column);
		if (isSaidElsewhere) continue;
		for (const name of column.targets) {
			// Next to a column of IDs, the one with the names of parents is the second.
			const isSecond = namesParent && taken.has(name);
			if (!isSecond && !headingOf.has(name)) headingOf.set(name, heading);
		}
	}
	return { creation, columns, headingOf };
}

const asks: ColumnUse = { decision: 'asks' };

/** True for "Due date" and the like where the sheet has a start, and no column for the end. */
const mayBeEnd = ({ proposes }: ColumnUse, taken: ReadonlySet<string>) =>
	proposes === 'schedule_end_time' &&
	taken.has('schedule_start_time') &&
	!taken.has(proposes) &&
	!taken.has('flight');

/** The uses of columns by their answers or headings, and the meanings that certainly have a column. */
async function readHeadings(
	creation: Creation,
	answers: Answers,
	{ headings, rows }: Parameters<typeof decideColumns>[2],
) {
	const shown = new Set(headings.values());
	const uses = new Map<string, AnsweredUse>();
	const means: string[] = [];
	for await (const [written, heading] of inTurns(headings)) {
		const known = knownColumn(creation, heading, shown);
		const answer = answers.get(written);
		let use = answered(answer) ?? known;
		if (answer === together && evidenceOf(creation, heading, sampleOf(rows, written))) use = known;
		if (!use) continue;
		// "Platform" may be that of phones, and a tick under "On air" is no day.
		if (use === known && isContradicted(creation, use.means ?? '', { rows, written })) use = asks;
		uses.set(written, use);
		if (use.means !== undefined) means.push(use.means);
	}
	const taken = new Set<string>();
	for await (const written of inTurns(headings.keys())) {
		if (!answers.has(written) && isResult(written, headings, uses, means)) {
			uses.set(written, { decision: 'results' });
		}
		const use = uses.get(written);
		if (use?.means !== undefined && !use.isAlone) taken.add(use.means);
	}
	return { uses, taken };
}

/** A sheet of two things as one of them sees it: the columns of the other one are passed over. */
export function partOf(sheet: Sheet, part = sheet.creation): Sheet {
	if (part === sheet.creation) return sheet;
	const meanings = meaningsOf(sheet.creation);
	const columns = new Map<string, SheetColumn>();
	for (const [written, column] of sheet.columns) {
		const { heading, position, isNamedByPlace } = column;
		if (isOfPart(column, part, meanings)) columns.set(written, column);
		else {
			columns.set(written, {
				decision: 'others',
				targets: [],
				heading,
				position,
				isNamedByPlace,
			});
		}
	}
	return { ...sheet, creation: part, columns };
}

/** True for a column that one of two things has, by the meanings in a sheet of both. */
function isOfPart(
	{ decision, means = '', setting = '' }: SheetColumn,
	part: Creation,
	meanings: ReadonlyMap<string, Meaning>,
): boolean {
	if (decision === 'settings') return settings.get(setting)?.of.includes(part.noun) ?? true;
	if (decision !== 'field') return true;
	const { fills = [] } = meanings.get(means) ?? {};
	if (fills.length > 0) return fills.every((name) => Object.hasOwn(part.columns, name));
	// A meaning about the row is about both things, except for the status of one.
	return means === part.statusHeadings || meaningsOf(part).has(means);
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

/** The listed meaning of a column; readers of spreadsheets number a heading that comes again: "Budget_1". */
function knownColumn(creation: Creation, heading: string, shown: ReadonlySet<string>) {
	const known = recognizedHeading(creation, heading);
	if (known) return known;
	const [, repeated = ''] = /^(.+)[_.]\d{1,2}$/s.exec(heading) ?? [];
	if (!shown.has(repeated)) return undefined;
	return recognizedHeading(creation, repeated);
}

/** The answer for all columns of which nothing is known. */
export const together = 'ignored together';

type AnsweredUse = ColumnUse & Pick<SheetColumn, 'isAnswered' | 'isRemoved'>;

/** A person's answer about a column, if any. */
function answered(answer: string | undefined): AnsweredUse | undefined {
	if (answer === undefined) return undefined;
	if (answer === 'ignore' || answer === together) return { decision: 'ignored', isAnswered: true };
	if (answer === 'removed') return { decision: 'ignored', isAnswered: true, isRemoved: true };
	return { decision: 'field', means: answer, isAnswered: true };
}

/** Keys of this node's items that nothing else has. */
const ofThisNode = [
	'adspirer idempotency_key ad_idempotency_key adgroup_paused ad_paused pause_error ad_summary',
	'error_details error_kind outcome_unknown problem_list calls_left sheet_row structured',
].flatMap((keys) => keys.split(' '));

/** Keys that a column of a plan may have, too; the first ones are the node's beside an ad group's ID. */
const besideId = 'success skipped reason text error warnings summary'.split(' ');
const common = [
	...besideId,
	...'answer quota content tool truncated data valid readings arguments'.split(' '),
];

/** The keys of an item besides those of the thing that it is about and of its state. */
export const keysOfResults: readonly string[] = [...ofThisNode, ...common];

/** Keys next to which the common ones are this node's. */
const resultMarks = ['idempotency_key', 'structured', 'error_details', 'problem_list'];

/**
 * True for a column that this node wrote: exactly a key of its items, or what is in one ("quota.used"). A key
 * that names a field, as "text" does, stays one unless another column fills the field.
 */
function isResult(
	heading: string,
	headings: { readonly has: (heading: string) => boolean },
	known: ReadonlyMap<string, ColumnUse>,
	means: readonly string[],
): boolean {
	const [key = ''] = heading.split('.');
	if (ofThisNode.includes(key)) return true;
	const hasId = besideId.includes(key) && headings.has('adgroup_id');
	const isMarked = hasId || resultMarks.some((mark) => headings.has(mark));
	if (!common.includes(key) || !isMarked) return false;
	const own = known.get(heading)?.means;
	return own === undefined || means.filter((meaning) => meaning === own).length > 1;
}
