import { withArticle } from '../base/values';
import { offerWords } from '../contract/cells';
import type { Creation } from '../contract/creation';
import { settings } from '../contract/meanings';
import { zoneNamed } from '../parse/dates';
import { isFilled } from '../parse/keyword';
import type { Problem, Told, Why } from '../problems/problem';
import { currencyNamed } from '../sheet/headings';
import { type SheetCell, namesSums } from '../sheet/sheet';
import { networkNamed, statusOf } from '../sheet/signs';
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
		const { heading: field, decision, means = '', value: is } = cell;
		const isStatus = isNew && cell.group === 'status';
		const status = isStatus && statusOf(means, is);
		const mayAsk = decision === 'asks' || decision === 'field';
		let message: Told | undefined;
		if (isBare && isShort(is) && namesSums(is.trim())) {
			message = {
				is,
				why: 'looks like a total',
				facts: { thing: withArticle(noun) },
			};
		} else if (status === undefined) {
			const remedy = statusToEnter[means] ?? 'no skips';
			message = offerWords(
				{
					is,
					why: 'unknown status',
					remedy,
				},
				is,
			);
		} else if (status) {
			// A thing within a paused one needs no pause of its own, unless its own status says so.
			const isToPause = means === statusHeadings || !otherOptions.includes('startPaused');
			if (status === 'off' && isToPause) startsPaused = true;
		} else if (isNew && isFilled(is)) {
			message = faultOf(cell);
			// A field that this operation doesn't set needs an answer, too.
			if (mayAsk && !tellsOfRow.includes(means)) open.push(field);
		} else if (((mayAsk && !saysHow.includes(means)) || decision === 'settings') && isFilled(is)) {
			unused.push(field);
		}
		if (message) problems.push({ field, message });
	}
	return {
		problems,
		open,
		unused,
		startsPaused,
	};
}

/** The remedy for a column that decides whether its row is created. */
const statusToEnter: Readonly<Record<string, Why>> = {
	status: 'enter a status',
	adgroup_status: 'enter a status',
	ad_status: 'enter a status of the ad',
	paused: 'yes pauses',
	skip_row: 'yes skips',
	already_created: 'yes skips',
};

/** Meanings of cells that say how to read others of their row. */
const saysHow = ['currency', 'zone'];
/** And those that say where it is for. */
const tellsOfRow = ['network', ...saysHow];

/** The problem of a filled cell of these, or of a setting. */
function faultOf({ decision, means, setting, value: is }: SheetCell): Told | undefined {
	const text = typeof is === 'object' ? '' : String(is).trim();
	switch (means) {
		case 'network': {
			const network = networkNamed(is);
			if (!network) return offerWords({ is, why: 'unknown network' }, is);
			if (network === 'others') return { is, why: 'other network' };
			break;
		}
		case 'currency':
			if (!currencyNamed(text)) return { is, why: 'unknown currency' };
			break;
		case 'zone':
			if (!zoneNamed(text)) return { is, why: 'unclear zone' };
			break;
		default:
	}
	if (decision !== 'settings') return undefined;
	const { remedy, isNeutral } = settings.get(setting ?? '') ?? {};
	if (isNeutral?.(is)) return undefined;
	return {
		is,
		why: 'setting of no sheet',
		facts: { remedy },
	};
}

const isShort = (value: unknown): value is string =>
	typeof value === 'string' && value.length <= 60;
