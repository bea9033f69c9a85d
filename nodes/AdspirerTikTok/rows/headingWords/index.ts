import { delivery } from './delivery';
import { identity } from './identity';
import { money } from './money';
import { schedule } from './schedule';
import type { Headings } from './target';
import { targeting } from './targeting';

export type { Headings, HeadingTarget } from './target';

/**
 * Headings that say what the column holds; in English, German, French, Spanish, Portuguese, Italian,
 * Dutch, Japanese.
 */
export const headings: Required<Headings> = {
	...identity.headings,
	...money.headings,
	...targeting.headings,
	...schedule.headings,
	...delivery.headings,
};

/** Headings that count where no column has a plainer one for the same. */
export const generalHeadings: Headings = {
	...identity.generalHeadings,
	...targeting.generalHeadings,
	...schedule.generalHeadings,
	...delivery.generalHeadings,
};

/** Headings of columns that hold either an ID or a name; see HeadingTable. */
export const namesOrIds: Headings = {
	...identity.namesOrIds,
	...targeting.namesOrIds,
};
