import { fields as form } from './index';
import { labelIn } from './labelIn';
import type { ArgumentName } from '../contract/adGroupArguments';
import { fields } from '../rows/fields';
import type { Labels } from '../rows/readRows';

/** The label of a parameter in the form, found by its name, so that messages and form can't differ. */
function labelOfParameter(name: string, collection?: string): string {
	return labelIn(form, name, collection);
}

/** The label of an option in the form. */
function labelOfOption(name: string): string {
	return labelOfParameter(name, 'options');
}

const labels = new Map<string, string>(
	fields.map(({ argument, parameter, collection }) => [
		argument,
		labelOfParameter(parameter, collection),
	]),
);

/** The label of the field that fills an argument; the argument's own name where none does. */
export function labelOf(argument: ArgumentName | (string & {})): string {
	return labels.get(argument) ?? argument;
}

/** What people call parameters, options and arguments. */
export const formLabels: Labels = {
	parameter: labelOfParameter,
	option: labelOfOption,
	argument: labelOf,
};
