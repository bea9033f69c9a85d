import type { Creation } from '../contract/creation';
import { offerWords } from '../contract/cells';
import { settingNamed } from '../contract/settings';
import { formatValue } from '../parse/cell';
import type { Problem } from '../problems/problem';
import { zoneNamed } from '../parse/dateText';
import { isFilled } from '../parse/keyword';
import { currencyNamed } from '../sheet/headings';
import { networkNamed } from '../sheet/networks';
import { namesSums, type SheetCell } from '../sheet/sheet';
import { statusOf } from '../sheet/statuses';
import { maxProblems } from './row';

/** What the cells say that fill no argument. */
export interface JudgedCells {
	readonly problems: readonly Problem[];
	/** The headings of columns that need an answer and are filled here. */
	readonly open: readonly string[];
	/** The headings of columns that change nothing. */
	readonly unused: readonly string[];
	readonly startsPaused: boolean;
}

/** Of a row whose cells all fill something. */
export const nothingJudged: JudgedCells = {
	problems: [],
	open: [],
	unused: [],
	startsPaused: false,
};

const settingUnlessSaid = "which can't be set from a sheet";

/**
 * Judges the cells that fill nothing by what was decided about their columns. In a row that is bare of
 * what totals leave empty, "Total" is no name.
 */
export function judgeOthers(
	cells: readonly SheetCell[],
	{ noun, otherOptions, statusHeadings }: Creation,
	isNew: boolean,
	isBare: boolean,
): JudgedCells {
	const problems: Problem[] = [];
	const open: string[] = [];
	const unused: string[] = [];
	let startsPaused = false;
	for (const cell of cells) {
		if (problems.length > maxProblems) break;
		const { heading: field, decision, means, group, value } = cell;
		if (isBare && namesSums(shortText(value).trim())) {
			const thing = `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
			const message = `is ${formatValue(value)}, so the row looks like a total of the plan and not like ${thing}. Remove the row.`;
			problems.push({ field, message });
		} else if (!isNew) {
			if (['asks', 'field', 'settings'].includes(decision) && isFilled(value)) unused.push(field);
		} else if (group === 'status') {
			const status = statusOf(means ?? '', value);
			// What is in something that is paused needs no pause of its own, unless its own status says so.
			const isToPause = means === statusHeadings || !otherOptions.includes('startPaused');
			startsPaused ||= status === 'off' && isToPause;
			if (status === undefined) problems.push(unknownStatus(cell));
		} else if (means === 'network') {
			const problem = networkProblem(cell);
			if (problem) problems.push(problem);
		} else if (decision === 'settings') {
			const problem = settingProblem(cell);
			if (problem) problems.push(problem);
		} else if (means === 'currency' || means === 'zone') {
			const problem = noteProblem(cell);
			if (problem) problems.push(problem);
		} else if (['asks', 'field'].includes(decision) && isFilled(value)) {
			// A field that this operation doesn't set needs an answer, too.
			open.push(field);
		}
	}
	return { problems, open, unused, startsPaused };
}

const yesToSkip = 'Enter Yes to skip the row, or No.';
const noToSkip = 'Enter Yes, or No to skip the row.';

/** What to enter in a column that decides whether its row is created. */
const statusToEnter: Readonly<Record<string, string>> = {
	status: 'Enter Active, Paused, or Draft to skip the row.',
	adgroup_status: 'Enter Active, Paused, or Draft to skip the row.',
	ad_status: 'Enter Active, Paused, or Draft to leave out the ad.',
	paused: 'Enter Yes to pause what the row creates, or No.',
	skip_row: yesToSkip,
	already_created: yesToSkip,
};

function unknownStatus({ heading: field, means = '', value }: SheetCell): Problem {
	const toEnter = statusToEnter[means] ?? noToSkip;
	const problem = `is ${formatValue(value)}, which the node doesn't know as a status. ${toEnter}`;
	return { field, message: offerWords(problem, value) };
}

function networkProblem({ heading: field, value }: SheetCell): Problem | undefined {
	const network = networkNamed(value);
	if (network === 'tiktok' || network === 'any' || !isFilled(value)) return undefined;
	if (network === 'others') {
		const message = `is ${formatValue(value)}, but another column says TikTok. Remove the row.`;
		return { field, message };
	}
	const problem = `is ${formatValue(value)}, which the node doesn't know as a network. Enter TikTok, or the name of the other network alone to skip the row.`;
	return { field, message: offerWords(problem, value) };
}

/** The problem with a cell that says how to read others. */
function noteProblem({ heading: field, means, value }: SheetCell): Problem | undefined {
	if (!isFilled(value)) return undefined;
	const text = typeof value === 'object' ? '' : String(value).trim();
	if (means === 'currency') {
		if (currencyNamed(text) !== undefined) return undefined;
		const message = `is ${formatValue(value)}, which isn't a currency. Enter its code, such as USD.`;
		return { field, message };
	}
	if (zoneNamed(text) !== undefined) return undefined;
	const message = `is ${formatValue(value)}, which isn't a clear time zone. Enter a city, such as America/Chicago, or an offset, such as UTC-6.`;
	return { field, message };
}

function settingProblem({ heading: field, setting = '', value }: SheetCell): Problem | undefined {
	const known = settingNamed(setting);
	if (!known || !isFilled(value) || known.isNeutral(value)) return undefined;
	return { field, message: `is ${formatValue(value)}, ${settingUnlessSaid}. ${known.remedy}` };
}

function shortText(value: unknown) {
	if (typeof value === 'string' && value.length <= 60) return value;
	return '';
}
