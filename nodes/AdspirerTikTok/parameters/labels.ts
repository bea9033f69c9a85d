import { fields, type Field } from '../arguments/fields';
import type { ArgumentName } from '../arguments/argumentSchemas';
import { parameters } from './index';

/** The label of a parameter in the form, found by its name, so that messages and form can't differ. */
export function labelOfParameter(name: string, collection?: string): string {
	const outer = parameters.find((parameter) => parameter.name === (collection ?? name));
	if (collection === undefined) return outer?.displayName ?? name;
	const inner = outer?.options?.find((option) => option.name === name);
	return inner && 'displayName' in inner ? inner.displayName : name;
}

const labels = new Map<ArgumentName, string>(
	fields.map((field: Field) => [
		field.argument,
		labelOfParameter(field.parameter, field.collection),
	]),
);

/** The label of the field that fills an argument. */
export function labelOf(argument: ArgumentName): string {
	return labels.get(argument) ?? argument;
}
