import type { Creation } from '../contract/creation';
import { offerWords } from '../contract/cells';
import { settingNamed } from '../contract/settings';
import { withArticle } from '../parse/cell';
import type { Problem, Told, Why } from '../problems/problem';
import { zoneNamed } from '../parse/dateText';
import { isFilled } from '../parse/keyword';
import { currencyNamed } from '../sheet/headings';
import { networkNamed } from '../sheet/networks';
import { namesSums, type SheetCell } from '../sheet/sheet';
import { statusOf } from '../sheet/statuses';
import { maxProblems } from './row';

/**
 * Judges the cells that fill nothing by what was decided about their columns. In a row that is bare of
 * what totals leave empty, "Total" is no name.
 */
export function judgeOthers(
	cells: readonly SheetCell[],
	{ noun, otherOptions, statusHeadings }: Creation,
	isNew: boolean,
	isBare: boolean,
) {
	const problems: Problem[] = [];
	const open: string[] = [];
	const unused: string[] = [];
	let startsPaused = false;
	for (const cell of cells) {
		if (problems.length > maxProblems) break;
		const { heading: field, decision, means = '', group, value } = cell;
		const status = isNew && group === 'status' && statusOf(means, value);
		let message: Told | undefined;
		if (isBare && isShort(value) && namesSums(value.trim())) {
			message = { is: value, why: 'looks like a total', facts: { thing: withArticle(noun) } };
		} else if (status === undefined) {
			const remedy = statusToEnter[means] ?? 'no skips';
			message = offerWords({ is: value, why: 'unknown status', remedy }, value);
		} else if (status) {
			// What is in something that is paused needs no pause of its own, unless its own status says so.
			const isToPause = means === statusHeadings || !otherOptions.includes('startPaused');
			startsPaused ||= status === 'off' && isToPause;
		} else if (isFilled(value)) {
			const mayAsk = ['asks', 'field'].includes(decision);
			if (isNew) message = faultOf(cell);
			else if (mayAsk || decision === 'settings') unused.push(field);
			// A field that this operation doesn't set needs an answer, too.
			if (isNew && mayAsk && !tellsOfRow.includes(means)) open.push(field);
		}
		if (message) problems.push({ field, message });
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

/** Meanings of cells that say where a row is for, or how to read its other cells. */
const tellsOfRow = ['network', 'currency', 'zone'];

/** What is wrong with a filled cell of these, or of a setting. */
function faultOf({ decision, means, setting: name = '', value }: SheetCell): Told | undefined {
	const text = typeof value === 'object' ? '' : String(value).trim();
	const network = means === 'network' ? networkNamed(value) : 'any';
	if (network === 'others') return { is: value, why: 'other network' };
	if (!network) return offerWords({ is: value, why: 'unknown network' }, value);
	if (means === 'currency' && !currencyNamed(text)) return { is: value, why: 'unknown currency' };
	if (means === 'zone' && !zoneNamed(text)) return { is: value, why: 'unclear zone' };
	const setting = decision === 'settings' ? settingNamed(name) : undefined;
	if (setting?.remedy === undefined || setting.isNeutral(value)) return undefined;
	return { is: value, why: 'setting of no sheet', facts: { remedy: setting.remedy } };
}

const isShort = (value: unknown): value is string =>
	typeof value === 'string' && value.length <= 60;
