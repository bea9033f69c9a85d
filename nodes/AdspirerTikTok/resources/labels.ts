import { fields as form } from './index';
import { labelIn } from './labelIn';

export { labelOf } from '../contract/fields';

/** The label of a parameter in the form, found by its name, so that messages and form can't differ. */
export function labelOfParameter(name: string, collection?: string): string {
	return labelIn(form, name, collection);
}
