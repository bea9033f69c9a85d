import type { List } from '../response/lists';
import { pluralize } from './rowLabels';

/**
 * What a list in the form says of entries that it can't show.
 *
 * @param thing what is listed, in the singular, such as "campaign".
 */
export function formNotes({ leftOut, complete }: List, thing: string): string[] {
	const remedy = "Choose 'By ID' for those.";
	if (leftOut > 0) {
		return [`⚠ ${pluralize(leftOut, thing)} can't be read reliably. ${remedy}`];
	}
	return complete ? [] : [`⚠ Adspirer may have more ${thing}s than it lists. ${remedy}`];
}
