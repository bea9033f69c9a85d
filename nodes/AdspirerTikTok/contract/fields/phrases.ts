import { formatList, formatValue, isEmpty, pluralize } from '../../parse/cell';
import type { Choice } from '../../parse/choice';
import { canonicalJson } from '../../parse/json';
import { formatAmount } from '../../parse/money';
import { describeMoment } from '../../parse/time';
import { ageGroups, nameOf, type ListName } from '../choices';
import type { Values } from '../tools';

/** What a summary says of an argument, whether the row sets it or not; `row` has what it may depend on. */
export type Phrase = (value: unknown, row: Values, zone: string) => string | undefined;

/** What a summary needs of a field. */
interface SaidField {
	readonly argument: string;
	readonly label: string;
	readonly choices?: readonly Choice[];
	readonly says?: Phrase;
}

/** Of an argument that another one's phrase says, or whose name the item has beside the summary. */
export const saidElsewhere: Phrase = () => undefined;

/** The phrase of an argument of which nothing is said if the row doesn't set it. */
export const ifSet =
	(phrase: (value: unknown, row: Values) => string | undefined): Phrase =>
	(value, row) =>
		isEmpty(value) ? undefined : phrase(value, row);

function textsOf(value: unknown) {
	if (isEmpty(value)) return [];
	return [value].flat().map(String);
}

/** A value as the form has it: choices by their names, "yes", 50, "a text". */
export function shownValue(value: unknown, choices: readonly Choice[] = []): string {
	if (isEmpty(value)) return 'empty';
	if (value === true) return 'yes';
	if (value === false) return 'no';
	if (typeof value === 'number') return formatAmount(value);
	const list = [value].flat();
	if (list.some((one) => typeof one === 'object')) return formatValue(canonicalJson(value));
	const texts = list.map((one) => nameOf(choices, String(one)));
	const isPlain = texts.every(
		(text, at) => text !== list[at] || /^[\p{L}\p{N}_.-]{1,60}$/u.test(text),
	);
	if (isPlain) return formatList(texts);
	return formatValue(texts.join(', '));
}

/** The names of choices, as a list. */
export const named = (list: ListName, value: unknown) =>
	formatList(textsOf(value).map((one) => nameOf(list, one)));

export const namesOf = (list: ListName) => ifSet((value) => named(list, value));

/** "2 interests": nobody knows them by their IDs. */
export const countOf = (noun: string, of = '') =>
	ifSet((value) => of + pluralize(textsOf(value).length, noun));

export function periodOf({ budget_mode: mode }: Values) {
	if (mode === 'BUDGET_MODE_TOTAL') return 'in total';
	return 'a day';
}

/** "50 a day from 26 Nov 2026 00:00 New York time (05:00 UTC) until …" */
export const sayBudget: Phrase = (budget, row, zone) => {
	const { schedule_start_time: start, schedule_end_time: end } = row;
	let said = `${formatAmount(Number(budget ?? 0))} ${periodOf(row)}`;
	if (isEmpty(start)) said += ', starting once TikTok approves it';
	else said += ` from ${describeMoment(String(start), zone)}`;
	if (isEmpty(end)) return said;
	if (isEmpty(start)) said += ',';
	return `${said} until ${describeMoment(String(end), zone)}`;
};

/** Countries by name, regions and cities by ID; the default if there are none. */
export const sayLocations = (locations: unknown) => {
	const names = textsOf(locations).map((id) => {
		const name = nameOf('location_ids', id);
		if (name === id) return `location ${id}`;
		return name;
	});
	return formatList(names, 'and', 5) || 'United States (default)';
};

export const sayAges: Phrase = (value) => {
	if (isEmpty(value) || textsOf(value).length === ageGroups.length) return 'all ages';
	return named('age_groups', value);
};

export const sayGender: Phrase = (value) => {
	if (isEmpty(value) || value === 'GENDER_UNLIMITED') return 'all genders';
	return named('gender', value).toLowerCase();
};

export const sayObjective: Phrase = (value, row) => {
	if (!isEmpty(value)) return named('objective', value);
	// A campaign without its ID is looked up by its name, and tells its objective.
	if (isEmpty(row.campaign_id)) return "the campaign's objective";
	return 'Traffic (default)';
};

export const sayPlacementType: Phrase = (value, row) => {
	const { placements } = row;
	if (isEmpty(value) && isEmpty(placements)) return "Adspirer's default placement";
	if (isEmpty(value) || (value === 'PLACEMENT_TYPE_NORMAL' && !isEmpty(placements)))
		return undefined;
	return `${named('placement_type', value).toLowerCase()} placement`;
};

/** A label within a sentence: "Pixel ID" is "pixel ID". */
const inSentence = (label: string) =>
	label.replace(/\b\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());

function phraseOf({ argument, label, choices, says }: SaidField, values: Values, zone: string) {
	const { [argument]: value } = values;
	if (says) return says(value, values, zone);
	if (isEmpty(value)) return undefined;
	return `${inSentence(label)} ${shownValue(value, choices)}`;
}

/**
 * Says all that is sent for a row, in parts of one sentence: each field its own phrase, in the form's order
 * but for those that come `first` or `last`, and then what else is sent.
 */
export function summarizer(
	fields: readonly SaidField[],
	first: readonly string[],
	last: readonly string[],
) {
	const rankOf = ({ argument }: SaidField) => {
		if (first.includes(argument)) return first.indexOf(argument) - first.length;
		return last.indexOf(argument) + 1;
	};
	const ordered = [...fields].sort((one, other) => rankOf(one) - rankOf(other));
	const known = new Set(fields.map(({ argument }) => argument));
	return (values: Values, zone: string): string[] => {
		const parts = ordered.flatMap((field) => phraseOf(field, values, zone) ?? []);
		for (const [name, value] of Object.entries(values)) {
			if (!known.has(name) && value !== undefined) parts.push(`${name} ${shownValue(value)}`);
		}
		return parts;
	};
}
