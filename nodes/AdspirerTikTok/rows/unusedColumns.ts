import type { Cell, Creation, OwnValues } from '../contract/creation';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { parseYesNo } from '../parse/choice';
import { isGiven } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import { namesSums, type SheetCell } from '../sheet/sheet';
import { isNonRestrictive, networkNamed, statusFor } from '../sheet/cellWords';
import { isOfNetworks } from '../sheet/vocabulary';
import { problemOfLength, type RawValue } from './parameters';
import { maxProblems } from './row';

/** A cell that fills nothing, with what was decided about its column. */
export type OtherCell = Cell & Pick<SheetCell, 'decision' | 'superseded'>;

/** What a row's own cells hold, and whether another one repeats it. */
export interface OwnCells extends Pick<OwnValues, 'meanings'> {
	/** False for a row of changes, whose other cells change nothing. */
	readonly isNew: boolean;
	readonly cell: (argument: string) => RawValue | undefined;
	readonly readAlike: (column: string, one: unknown, other: unknown) => boolean;
	/** True for what a column's own reader takes. */
	readonly isValue: (column: string, value: unknown) => boolean;
}

/** The problem with a column that only the user can say something about: the same for all of its rows. */
export const refuseColumn = (column: string, why: string): Problem => ({
	field: column,
	message: `${why} In the option 'Columns', say what '${column}' is, or ignore it.`,
	remedy: { column },
});

const whyAsked =
	"may decide who sees the ads, when, or what they cost, and can't be used as it is.";

/** Judges the cells that fill nothing by what was decided about their columns. */
export function judgeOthers(cells: readonly OtherCell[], own: OwnCells, creation: Creation) {
	const problems: Problem[] = [];
	const unused: string[] = [];
	let startsPaused = false;
	const { emptyInTotals = [] } = creation.sheet ?? {};
	const isBare = () => emptyInTotals.every((argument) => isEmpty(own.cell(argument)?.value));
	for (const cell of cells) {
		if (problems.length > maxProblems) break;
		const { heading: field, topic = '', decision, value } = cell;
		if (namesSums(shortText(value).trim()) && isBare()) {
			problems.push({ field, message: `is ${formatValue(value)}, ${totalOf(creation)}` });
		} else if (topic === 'status') {
			const status = statusFor(field, value);
			startsPaused ||= status === 'off';
			if (status === undefined) problems.push(refuseWord(cell, unknownStatus));
		} else if (decision === 'asks' || (decision === 'field' && topic !== '' && own.isNew)) {
			const found = judgeAsked(cell, own, creation);
			if (found === 'unused') unused.push(field);
			else if (found) problems.push(found);
		} else if ((decision === 'unknown' || decision === 'field') && !isNonRestrictive(value)) {
			unused.push(field);
		}
	}
	return { problems, unused, startsPaused };
}

/** What is wrong with a cell that may decide something; undefined if it asks for nothing. */
function judgeAsked(
	cell: OtherCell,
	own: OwnCells,
	creation: Creation,
): Problem | 'unused' | undefined {
	const { heading, topic = '', value, isOfUser } = cell;
	if (needNotAgree(cell, own, creation)) return 'unused';
	if (asksNothing(cell, own, creation)) return undefined;
	if (isOfNetworks(topic) && networkNamed(value) === 'others') {
		return refuseWord(cell, 'but another column says TikTok. Remove the row');
	}
	const label = creation.topicLabels[topic];
	if (isOfUser && label) {
		return refuseWord(cell, `which can't be read as a ${label.toLowerCase()}. Correct it`);
	}
	return refuseColumn(heading, whyAsked);
}

/** The problem with one cell of a column that the node reads. */
const refuseWord = ({ heading: field, value }: OtherCell, why: string): Problem => ({
	field,
	message: `is ${formatValue(value)}, ${why}. If the column is about something else, ignore '${field}' in the option 'Columns'.`,
});

const unknownStatus =
	"which the node doesn't know as a status. Enter Active, Paused, or Draft to skip the row";

/**
 * True for a goal next to the objective, or a name next to an ID, which needn't say the same in other
 * words: "Audience" next to "Audience ID", but not "Retargeting audience".
 */
function needNotAgree(
	{ heading: field, superseded: column }: OtherCell,
	{ cell }: OwnCells,
	{ fields, sheet }: Creation,
): boolean {
	const { value, heading = '' } = cell(column ?? '') ?? {};
	if (column === undefined || !isGiven(value)) return false;
	const named = fields.find(({ argument }) => argument === column)?.named;
	if (named === 'audience') return normalizeKey(heading).includes(normalizeKey(field));
	return sheet?.isFreeText?.(column) === true;
}

const totalOf = ({ noun }: Creation) =>
	`so the row looks like a total of the plan and not like ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}. Remove the row.`;

/** True for a cell that asks for nothing: off, none, all, or what the row's own cells say already. */
function asksNothing(
	{ heading, topic = '', value }: OtherCell,
	{ cell, readAlike, meanings, isValue }: OwnCells,
	{ sheet = {}, columns }: Creation,
): boolean {
	if (isNonRestrictive(value)) return true;
	const text = shortText(value);
	const answer = parseYesNo(value);
	if (isOfNetworks(topic)) return ['tiktok', 'any'].includes(networkNamed(value) ?? '');
	if (topic === 'switches') return ('value' in answer && answer.value) || allowed.test(text);
	const isGivenOf = (argument: string) => isGiven(cell(argument)?.value);
	const settle = sheet.settles?.[topic];
	const repeated = settle?.(value, { isGiven: isGivenOf, meanings, heading }) ?? topic;
	if (typeof repeated === 'boolean') return repeated;
	const isColumn = Object.hasOwn(columns, repeated) && problemOfLength(value, topic) === undefined;
	if (isColumn && isGivenOf(repeated) && readAlike(repeated, cell(repeated)?.value, value))
		return true;
	// "NO" among countries is Norway.
	const isNorway = normalizeKey(text) === 'no' && isColumn && isValue(repeated, value);
	return 'value' in answer && !answer.value && !isNorway;
}

/** A cell's text if it is short, or else an empty one. */
const shortText = (value: unknown) =>
	typeof value === 'string' && value.length <= 60 ? value : '';

const allowed = /^(?:allowed|enabled|erlaubt)$/i;
