import type { Creation, RowCells } from '../contract/creation';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { parseYesNo } from '../parse/choice';
import { isGiven } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';
import { namesSums, type SheetCell } from '../sheet/sheet';
import { isNonRestrictive, networkNamed, statusFor } from '../sheet/cellWords';
import { isOfNetworks } from '../sheet/vocabulary';
import { problemOfLength, type RawValue } from './parameters';
import { maxProblems } from './row';

/** What a row's own cells hold, and whether another one repeats it. */
export interface OwnCells extends Pick<RowCells, 'isNew' | 'meanings'> {
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

/** Judges the cells that fill nothing by what was decided about their columns. */
export function judgeOthers(cells: readonly SheetCell[], own: OwnCells, creation: Creation) {
	const problems: Problem[] = [];
	const unused: string[] = [];
	let startsPaused = false;
	const { noun, sheet: { emptyInTotals = [] } = {} } = creation;
	const isBare = () => emptyInTotals.every((argument) => isEmpty(own.cell(argument)?.value));
	for (const cell of cells) {
		if (problems.length > maxProblems) break;
		const { heading: field, topic = '', decision, value } = cell;
		if (namesSums(shortText(value).trim()) && isBare()) {
			const thing = `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
			const message = `is ${formatValue(value)}, so the row looks like a total of the plan and not like ${thing}. Remove the row.`;
			problems.push({ field, message });
		} else if (topic === 'status') {
			const status = statusFor(field, value);
			startsPaused ||= status === 'off';
			const why =
				"which the node doesn't know as a status. Enter Active, Paused, or Draft to skip the row";
			if (status === undefined) problems.push(refuseWord(cell, why));
		} else if (decision === 'asks' || (decision === 'field' && topic !== '' && own.isNew)) {
			if (needNotAgree(cell, own, creation)) unused.push(field);
			else if (!asksNothing(cell, own, creation)) problems.push(problemOfAsked(cell, creation));
		} else if ((decision === 'unknown' || decision === 'field') && !isNonRestrictive(value)) {
			unused.push(field);
		}
	}
	return { problems, unused, startsPaused };
}

/** The problem with a cell that may decide something. */
function problemOfAsked(cell: SheetCell, { topicLabels }: Creation): Problem {
	const { heading, topic = '', value, isOfUser } = cell;
	if (isOfNetworks(topic) && networkNamed(value) === 'others') {
		return refuseWord(cell, 'but another column says TikTok. Remove the row');
	}
	const label = topicLabels[topic];
	if (isOfUser && label) {
		return refuseWord(cell, `which can't be read as a ${label.toLowerCase()}. Correct it`);
	}
	const why = "may decide who sees the ads, when, or what they cost, and can't be used as it is.";
	return refuseColumn(heading, why);
}

/** The problem with one cell of a column that the node reads. */
const refuseWord = ({ heading: field, value }: SheetCell, why: string): Problem => ({
	field,
	message: `is ${formatValue(value)}, ${why}. If the column is about something else, ignore '${field}' in the option 'Columns'.`,
});

/** True for a goal next to the objective, or a name next to an ID: "Audience", but not "Retargeting audience". */
function needNotAgree(cell: SheetCell, own: OwnCells, { fields, sheet }: Creation): boolean {
	const { superseded: column = '' } = cell;
	const { value, heading = '' } = own.cell(column) ?? {};
	if (!isGiven(value)) return false;
	const named = fields.find(({ argument }) => argument === column)?.named;
	if (named === 'audience') return normalizeKey(heading).includes(normalizeKey(cell.heading));
	return sheet?.isFreeText?.(column) === true;
}

/** True for a cell that asks for nothing: off, none, all, or what the row's own cells say already. */
function asksNothing(other: SheetCell, own: OwnCells, { sheet = {}, columns }: Creation): boolean {
	const { heading, topic = '', value } = other;
	const { cell, readAlike, meanings, isValue } = own;
	if (isNonRestrictive(value)) return true;
	const text = shortText(value);
	const answer = parseYesNo(value);
	if (isOfNetworks(topic)) return ['tiktok', 'any'].includes(networkNamed(value) ?? '');
	if (topic === 'switches') {
		return ('value' in answer && answer.value) || /^(?:allowed|enabled|erlaubt)$/i.test(text);
	}
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

const shortText = (value: unknown) =>
	typeof value === 'string' && value.length <= 60 ? value : '';
