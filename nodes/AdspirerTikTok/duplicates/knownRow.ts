import type { Row } from '../rows/row';
import type { ExecutionScope } from './executionScope';
import { campaignAndName } from './identity';
import type { Place } from './journal';
import type { JournalEntry } from './journalEntry';

/** What the journal knows of a row. */
export interface KnownRow {
	readonly key: string;
	/** Missing where no earlier try wrote anything of it. */
	readonly entry?: JournalEntry;
	/** True where the row was known by its place: it is this ad group, whatever it says now. */
	readonly byPlace?: boolean;
}

/**
 * Finds what an earlier try wrote of a row: by its place first, then by its key.
 *
 * @param key the row's own; undefined where none can be made.
 * @returns undefined where the row has no key and isn't known by its place either.
 */
export function findInJournal(
	row: Row,
	key: string | undefined,
	{ journal, knownPlaceOf }: Pick<ExecutionScope, 'journal' | 'knownPlaceOf'>,
): KnownRow | undefined {
	const place = knownPlaceOf(row.item);
	const keyAtPlace = place && journal.keyAt(place);
	const entryAtPlace = keyAtPlace === undefined ? undefined : journal.entry(keyAtPlace);
	if (keyAtPlace !== undefined && entryAtPlace) {
		return { key: keyAtPlace, entry: entryAtPlace, byPlace: true };
	}
	const entry = key === undefined ? undefined : journal.entry(key);
	if (!entry && place) {
		const known = underOtherSettings(row, place, journal);
		if (known) return known;
	}
	if (key === undefined) return undefined;
	// Another call of an agent's is at work on it: this one may join that one.
	const isOpen = entry?.state === 'unknown' && journal.isAtWork(key);
	return { key, ...(entry && !isOpen && { entry }) };
}

/**
 * A retry with another duplicate protection or account gives the row another key, or none where it
 * can't be read. What an earlier try wrote at the same place counts if it has the row's campaign and
 * name.
 */
function underOtherSettings(
	{ values }: Row,
	place: Place,
	journal: ExecutionScope['journal'],
): KnownRow | undefined {
	for (const key of journal.otherKeysAt(place)) {
		const entry = journal.entry(key);
		if (entry && campaignAndName(entry.sent) === campaignAndName(values)) return { key, entry };
	}
	return undefined;
}
