import type { List } from '../response/lists';
import { pluralize } from './rowLabels';

/**
 * What a list in the form says of entries that it can't show.
 *
 * @param noun what is listed, in the singular, such as "campaign".
 */
export function formNotes({ unreadable, isWhole }: List, noun: string): string[] {
	const remedy = "Choose 'By ID' for those.";
	if (unreadable > 0) {
		return [`⚠ ${pluralize(unreadable, noun)} can't be read reliably. ${remedy}`];
	}
	return isWhole ? [] : [`⚠ Adspirer may have more ${noun}s than it lists. ${remedy}`];
}
