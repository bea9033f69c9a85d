import { formatValue } from '../base/wording';
import { nameOf, shownValue } from '../contract/choices';
import type { Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { describeMoment } from '../parse/time';
import type { ParsedRow } from '../rows/row';

/** A row, as far as a summary needs it. */
interface SummedRow extends Pick<ParsedRow, 'values' | 'names'> {
	readonly options: Pick<ParsedRow['options'], 'zone'>;
}

/** What is sent for a row as "Label: value", in the form's order, so that it can be held against the plan; also what is still a name. */
export function sentSummary(
	{ values, names = [], options }: SummedRow,
	creation: Creation,
): string {
	const { fields, besideSummary } = creation;
	const byName = new Map(names.map(({ argument, cell }) => [argument, cell.value]));
	const fieldOf = new Map<string, FieldOf>();
	for (const field of fields) fieldOf.set(field.argument, field);
	const parts: string[] = [];
	for (const argument of new Set([...fieldOf.keys(), ...Object.keys(values)])) {
		const { [argument]: value } = values;
		const field = fieldOf.get(argument);
		const label = field?.label ?? argument;
		const name = byName.get(argument);
		if (besideSummary.includes(argument)) continue;
		if (value !== undefined) parts.push(`${label}: ${shown(value, field, options.zone)}`);
		else if (name !== undefined) {
			parts.push(`${label}: ${formatValue(name)} (looked up when created)`);
		}
	}
	return parts.join('; ');
}

/** A value in words; texts are whole, since a page or a file differs from others only at its end. */
export function shown(value: unknown, field: FieldOf | undefined, zone: string): string {
	const { shows, type, choices } = field ?? {};
	if (shows) return shows(value);
	if (typeof value !== 'string') return shownValue(value, choices);
	if (type === 'dateTime') return describeMoment(value, zone);
	if (choices) return nameOf(choices, value);
	return value;
}
