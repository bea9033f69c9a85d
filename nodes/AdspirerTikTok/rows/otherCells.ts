import type { Creation } from '../contract/creation';
import { offerWords } from '../contract/cells';
import { settingNamed } from '../contract/settings';
import { withArticle } from '../parse/cell';
import type { Problem, Why } from '../problems/problem';
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
			const facts = { thing: withArticle(noun) };
			problems.push({ field, message: { is: value, why: 'looks like a total', facts } });
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

/** What to enter in a column that decides whether its row is created. */
const statusToEnter: Readonly<Record<string, Why>> = {
	status: 'enter a status',
	adgroup_status: 'enter a status',
	ad_status: 'enter a status of the ad',
	paused: 'yes pauses',
	skip_row: 'yes skips',
	already_created: 'yes skips',
};

function unknownStatus({ heading: field, means = '', value }: SheetCell): Problem {
	const remedy = statusToEnter[means] ?? 'no skips';
	return { field, message: offerWords({ is: value, why: 'unknown status', remedy }, value) };
}

function networkProblem({ heading: field, value }: SheetCell): Problem | undefined {
	const network = networkNamed(value);
	if (network === 'tiktok' || network === 'any' || !isFilled(value)) return undefined;
	if (network === 'others') return { field, message: { is: value, why: 'other network' } };
	return { field, message: offerWords({ is: value, why: 'unknown network' }, value) };
}

/** The problem with a cell that says how to read others. */
function noteProblem({ heading: field, means, value }: SheetCell): Problem | undefined {
	if (!isFilled(value)) return undefined;
	const text = typeof value === 'object' ? '' : String(value).trim();
	if (means === 'currency') {
		if (currencyNamed(text) !== undefined) return undefined;
		return { field, message: { is: value, why: 'unknown currency' } };
	}
	if (zoneNamed(text) !== undefined) return undefined;
	return { field, message: { is: value, why: 'unclear zone' } };
}

function settingProblem({ heading: field, setting = '', value }: SheetCell): Problem | undefined {
	const known = settingNamed(setting);
	if (known?.remedy === undefined || !isFilled(value) || known.isNeutral(value)) return undefined;
	const facts = { remedy: known.remedy };
	return { field, message: { is: value, why: 'setting of no sheet', facts } };
}

function shortText(value: unknown) {
	if (typeof value === 'string' && value.length <= 60) return value;
	return '';
}
