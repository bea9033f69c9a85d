import { isEmpty } from '../../base/values';
import { formatList, formatValue, pluralize } from '../../base/wording';
import type { Choice } from '../../parse/choice';
import { canonicalJson } from '../../base/json';
import { formatAmount } from '../../parse/money';
import { nameOf, type ListName } from '../choices';
import type { Values } from '../tools';

/** What a summary says of an argument; `row` has what that may depend on. */
export type Phrase = (value: unknown, row: Values, zone: string) => string | undefined;

/** What a summary needs of a field. */
interface SaidField {
	readonly argument: string;
	readonly label: string;
	readonly choices?: readonly Choice[];
	readonly says?: Phrase;
	readonly saidAt?: number;
	readonly isAlwaysSaid?: true;
}

/** Of an argument that another one's phrase says, or whose name the item has beside the summary. */
export const saidElsewhere: Phrase = () => undefined;

/** A value's texts; none of an empty one. */
export function textsOf(value: unknown) {
	if (isEmpty(value)) return [];
	return [value].flat().map(String);
}

/** A value as the form has it: choices by their names, "yes", 50, "a text". */
export function shownValue(value: unknown, choices: readonly Choice[] = []): string {
	if (isEmpty(value)) return 'empty';
	if (value === true) return 'yes';
	if (value === false) return 'no';
	if (typeof value === 'number') return formatAmount(value);
	const texts: string[] = [];
	let isPlain = true;
	for (const entry of [value].flat()) {
		if (typeof entry === 'object') return formatValue(canonicalJson(value));
		const text = nameOf(choices, String(entry));
		texts.push(text);
		if (text === entry && !/^[\p{L}\p{N}_.-]{1,60}$/u.test(text)) isPlain = false;
	}
	if (isPlain) return formatList(texts);
	return formatValue(texts.join(', '));
}

/** The names of choices, as a list. */
export const named = (list: ListName, value: unknown) =>
	formatList(textsOf(value).map((text) => nameOf(list, text)));

export const namesOf = (list: ListName) => (value: unknown) => named(list, value);

/** "2 interests": nobody knows them by their IDs. */
export const countOf =
	(noun: string, of = '') =>
	(value: unknown) =>
		of + pluralize(textsOf(value).length, noun);

/** A label within a sentence: "Pixel ID" is "pixel ID". */
const inSentence = (label: string) =>
	label.replace(/\b\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());

function phraseOf({ argument, label, choices, says }: SaidField, values: Values, zone: string) {
	const value = values[argument];
	if (says) return says(value, values, zone);
	return `${inSentence(label)} ${shownValue(value, choices)}`;
}

/** Says all that is sent for a row, in parts of one sentence: each field its own phrase, and then what else is sent. */
export function summarizer(fields: readonly SaidField[]) {
	const placeOf = ({ saidAt = 50 }: SaidField) => saidAt;
	const ordered = [...fields].sort((first, second) => placeOf(first) - placeOf(second));
	const known = new Set(fields.map(({ argument }) => argument));
	return (values: Values, zone: string): string[] => {
		const parts: string[] = [];
		for (const field of ordered) {
			const { argument, isAlwaysSaid } = field;
			// Most aren't set, and a look for the key is quick.
			const isSet = argument in values && !isEmpty(values[argument]);
			const said = isSet || isAlwaysSaid ? phraseOf(field, values, zone) : undefined;
			if (said !== undefined) parts.push(said);
		}
		for (const [name, value] of Object.entries(values)) {
			if (known.has(name) || value === undefined) continue;
			parts.push(`${name} ${shownValue(value)}`);
		}
		return parts;
	};
}
