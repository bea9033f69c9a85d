import { isEmpty } from '../parse/cell';
import type { FieldOf } from './fields';
import { shownValue } from './fields/phrases';
import type { Values } from './tools';

/** A label within a sentence: "Pixel ID" is "pixel ID". */
const inSentence = (label: string) =>
	label.replace(/\b\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());

function phraseOf({ argument, label, choices, says }: FieldOf, values: Values, zone: string) {
	const { [argument]: value } = values;
	if (says) return says(value, values, zone);
	return isEmpty(value) ? undefined : `${inSentence(label)} ${shownValue(value, choices)}`;
}

/**
 * Says all that is sent for a row, in parts of one sentence: each field its own phrase, in the form's order
 * but for those that come `first` or `last`, and then what else is sent.
 */
export function summarizer(
	fields: readonly FieldOf[],
	first: readonly string[],
	last: readonly string[],
) {
	const rankOf = ({ argument }: FieldOf) =>
		first.includes(argument) ? first.indexOf(argument) - first.length : last.indexOf(argument) + 1;
	const ordered = [...fields].sort((one, other) => rankOf(one) - rankOf(other));
	const known = new Set(fields.map(({ argument }) => argument));
	return (values: Values, zone: string): string[] => [
		...ordered.flatMap((field) => phraseOf(field, values, zone) ?? []),
		...Object.keys(values).flatMap((name) =>
			known.has(name) || values[name] === undefined ? [] : `${name} ${shownValue(values[name])}`,
		),
	];
}
