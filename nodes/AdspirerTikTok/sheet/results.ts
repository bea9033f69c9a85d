import type { KnownHeading } from './knownHeadings';

/** Keys of this node's items that nothing else has. */
const ofThisNode = [
	'adspirer idempotency_key ad_idempotency_key adgroup_paused ad_paused pause_error structured',
	'error_details error_kind outcome_unknown problem_list calls_left sheet_row',
].flatMap((keys) => keys.split(' '));

/** Keys that a column of the plan may have, too. */
const common = [
	'success skipped reason warnings summary text answer quota content tool truncated data error',
	'valid problems readings arguments adgroup ad',
].flatMap((keys) => keys.split(' '));

/** The keys of an item besides those of the thing that it is about and of its state. */
export const keysOfResults: readonly string[] = [...ofThisNode, ...common];

/** Keys next to which the common ones are this node's. */
const marks = ['idempotency_key', 'adgroup_id', 'structured', 'error_details', 'problem_list'];

/**
 * True for a column that this node wrote: exactly a key of its items, or what is in one ("quota.used"). A key
 * that names a field, as "text" does, stays one unless another column fills the field.
 */
export function isResult(
	heading: string,
	headings: { readonly has: (heading: string) => boolean },
	known: ReadonlyMap<string, KnownHeading>,
	means: readonly string[],
): boolean {
	const [key = ''] = heading.split('.');
	if (ofThisNode.includes(key)) return true;
	if (!common.includes(key) || !marks.some((mark) => headings.has(mark))) return false;
	const own = known.get(heading);
	if (!own || !('means' in own)) return true;
	return means.filter((meaning) => meaning === own.means).length > 1;
}
