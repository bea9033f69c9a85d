import { formatValue, withArticle } from '../base/values';
import { nameOf, shownValue } from '../contract/choices';
import type { ChangedValue, Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { describeMoment } from '../parse/time';
import type { Fault, Why } from '../problems/problem';
import type { Entity } from '../response/readResponse';
import { shorten } from '../response/textForms';
import { type ParsedRow, labelOf, placesAround, warningsAbout } from '../rows/row';
import { describe } from './describe';
import { type RowOutcome, entityOf } from './outcome';
import { type Line, lineOf, lineOfRow, present, quotedList, sentences } from './problemText';

/** A row, as far as a check of rows or a run has come with it, and what it creates, if anything. */
export interface ShownRow extends Partial<Omit<RowOutcome, 'row'>> {
	readonly row: ParsedRow;
	readonly creation: Creation | undefined;
}

/** How a row's cells were read; those alone that could be read otherwise, if that is asked. */
export function readingLines({ readings }: ParsedRow, onlyAmbiguous = false): Line[] {
	const shown = readings.filter(({ isAmbiguous }) => isAmbiguous || !onlyAmbiguous);
	return shown.map(({ field, written, readAs }) => ({
		kind: field,
		text: `'${field}' ${written} was read as ${readAs}.`,
	}));
}

/** Lines on a row to check, the worst first: differences from the row and costs, then the rest. */
export function checksOf(shown: ShownRow): Line[] {
	const { row, output, creation } = shown;
	const entity = entityOf(shown);
	let faults = present([output?.hint]);
	if (creation && entity) faults = entityWarnings(entity, shown, creation);
	const deciding = warningsAbout(row, creation?.deciding ?? []);
	const lesser = row.warnings.filter((warning) => !deciding.includes(warning));
	return [
		...faults.map(lineOfRow),
		...deciding.map(lineOf),
		...lesser.map((warning) => ({ ...lineOf(warning), isLesser: true })),
	];
}

/** The warnings of a row, and the columns that aren't carried out, in one text. */
export function rowWarnings(shown: ShownRow): string {
	const lines = [...checksOf(shown), ...notChanged(shown)];
	return sentences(...lines.map(({ text }) => text), unusedColumns(shown.row.unused));
}

/** Which filled columns aren't carried out, since what they are about is there already. */
export function notChanged({ row, result, creation }: ShownRow): Line[] {
	const { ofNew = [] } = row;
	const origin = entityOf({ result })?.alreadyCreated ?? '';
	const isKnown = ['given ID', 'same name'].includes(origin);
	if (!creation || !isKnown || ofNew.length === 0) return [];
	let ways = 'Pause, Resume or TikTok Ads Manager';
	if (canUpdate(creation)) ways = 'Update, Pause or Resume';
	const facts = { columns: quotedList(ofNew), one: withArticle(creation.noun), ways };
	return [{ ...lineOfRow({ why: 'not changed here', facts }), kind: creation.noun }];
}

const canUpdate = ({ fields }: Creation) => fields.some(({ update }) => update);

/** Says which columns change nothing; undefined if there are none. */
export function unusedColumns(columns: readonly string[]): string | undefined {
	if (columns.length === 0) return undefined;
	return `Unused columns: ${quotedList(columns)}.`;
}

function entityWarnings(entity: Entity, { row, changed }: ShownRow, creation: Creation): Fault[] {
	const { id, alreadyCreated, mayBeTwice, differs } = entity;
	const { noun, parentNoun: parent } = creation;
	let where = 'in TikTok Ads Manager';
	if (canUpdate(creation)) where = 'with Update';
	const facts = { noun, parent, one: withArticle(noun), where };
	const differing = (why: Fault['why'], values: readonly ChangedValue[] = []): Fault | false => {
		if (values.length === 0) return false;
		const kind = values.map(({ argument }) => argument).join();
		return { why, facts: { ...facts, kind, values: listChanges(values, row, creation) } };
	};
	return present([
		mayBeTwice && { why: 'second one', facts },
		whyNotPaused(entity, creation),
		alreadyCreated === 'other arguments' && { why: 'created with other values', facts },
		id === null && { why: 'ID not read', facts },
		differing('other values than its namesake', differs),
		differing('values of an earlier try', changed),
	]);
}

/** "'Budget' is 50, in this row 60" */
function listChanges(
	values: readonly ChangedValue[],
	row: ParsedRow,
	{ fields }: Creation,
): string {
	const told = values.map(({ argument, before, now }) => {
		const { choices } = fields.find((field) => field.argument === argument) ?? {};
		const label = labelOf(row, argument);
		return `'${label}' is ${shownValue(before, choices)}, in this row ${shownValue(now, choices)}`;
	});
	return told.join('; ');
}

/** Why something isn't paused that was to start so, and what to do; undefined if all is well. */
export function whyNotPaused(entity: Entity, creation: Creation): Fault | undefined {
	const { paused = 'yes', notPaused, id } = entity;
	if (paused === 'yes') return undefined;
	const { noun } = creation;
	let why: Why = 'not paused';
	if (paused === 'unknown') why = 'maybe not paused';
	const more: Fault[] = [];
	if (paused === 'may be older') more.push({ why: 'maybe existed before' });
	if (notPaused) {
		const action = { verb: 'paused', noun, creation };
		const { message: text, kind } = describe(notPaused, { action });
		more.push({ why: 'words of others', facts: { text, kind } });
	}
	if (id === null) more.push({ why: 'find and pause it' });
	else more.push({ why: 'pause it', facts: { id } });
	return { why, facts: { noun }, more };
}

/** A row, as far as a summary needs it. */
interface SummedRow extends Pick<ParsedRow, 'values' | 'names'> {
	readonly options: Pick<ParsedRow['options'], 'zone'>;
}

/** A row's arguments and names as "Label: value", in form order; of `short` arguments alone, with a count of the rest. */
export function sentSummary(
	{ values, names = [], options }: SummedRow,
	{ fields, besideSummary }: Pick<Creation, 'fields' | 'besideSummary'>,
	short?: Creation['shortSummary'],
): string {
	const byName = new Map(names.map((name) => [name.argument, name]));
	const fieldOf = new Map<string, FieldOf>();
	for (const field of fields) fieldOf.set(field.argument, field);
	const parts: string[] = [];
	const shortParts: string[] = [];
	for (const argument of new Set([...fieldOf.keys(), ...Object.keys(values)])) {
		const { [argument]: value } = values;
		const field = fieldOf.get(argument);
		const label = field?.label ?? argument;
		const name = byName.get(argument);
		if (besideSummary.includes(argument)) continue;
		let text: string | undefined;
		if (value !== undefined) text = shownInSummary(value, field, options.zone);
		else if (name) {
			text = formatValue(name.cell.value);
			const around = placesAround(name);
			if (around.length > 0) text += ` in ${shownInSummary(around, field, options.zone)}`;
			text += ' (looked up when created)';
		}
		if (text === undefined) continue;
		const part = `${label}: ${text}`;
		parts.push(part);
		if (short?.includes(argument)) shortParts.push(part);
	}
	if (!short) return parts.join('; ');
	const left = parts.length - shortParts.length;
	if (left > 0) shortParts.push(`${left} more`);
	return shortParts.map(onOneLine).join('; ');
}

/** Not long, and of one piece: n8n's table breaks lines at blanks, and makes a column as wide as its longest piece. */
function onOneLine(text: string): string {
	let line = text;
	if (text.length > 40) line = shorten(text, 40);
	return line.replaceAll(' ', '\u00a0');
}

/** A value in words; texts are whole, since a page or a file differs from others only at its end. */
function shownInSummary(value: unknown, field: FieldOf | undefined, zone: string): string {
	const { shows, type, choices } = field ?? {};
	if (shows) return shows(value);
	if (typeof value !== 'string') return shownValue(value, choices);
	if (type === 'dateTime') return describeMoment(value, zone);
	if (choices) return nameOf(choices, value);
	return value;
}
