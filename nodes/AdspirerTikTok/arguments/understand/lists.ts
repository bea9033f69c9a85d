import { brokenText, isEmpty, nothing, shown, type Understood } from './understood';

/**
 * A list as forms, JSON and spreadsheet cells give it: an array, a JSON array as text, or text
 * parted by commas, semicolons, pipes or new lines. Each entry is read by `each`; empties and
 * repeats are dropped, the order is kept, and every refused entry is told.
 */
export function understandList(
	value: unknown,
	each: (entry: unknown) => Understood<string>,
): Understood<string[]> {
	if (isEmpty(value)) return nothing;
	const broken = typeof value === 'string' ? brokenText(value) : undefined;
	if (broken) return { problem: broken };
	if (typeof value === 'string' && /^\s*\d{1,3}(,\d{3})+\s*$/.test(value)) {
		return {
			problem: `came as ${shown(value)}, which may be one number with thousands separators or several numbers. Part several by semicolons, and write one without commas.`,
		};
	}
	const entries = entriesOf(value);
	if (entries === undefined) {
		return { problem: `came as ${shown(value)}. Give a list, or text parted by commas.` };
	}
	const kept = new Set<string>();
	const problems: string[] = [];
	for (const entry of entries) {
		const understood = each(entry);
		if ('problem' in understood) problems.push(understood.problem);
		else if ('value' in understood) kept.add(understood.value);
	}
	if (problems.length > 0) return { problem: joined(problems) };
	return kept.size > 0 ? { value: [...kept] } : nothing;
}

/** Three problems tell a person enough of one cell. */
function joined(problems: string[]): string {
	const distinct = [...new Set(problems)];
	const more = distinct.length > 3 ? ` (and ${distinct.length - 3} more like it)` : '';
	return distinct.slice(0, 3).join(' One entry also ') + more;
}

function entriesOf(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) {
		return value.flatMap((entry: unknown) =>
			Array.isArray(entry) || typeof entry === 'string' ? (entriesOf(entry) ?? []) : [entry],
		);
	}
	if (typeof value === 'string') return partsOf(value);
	if (typeof value === 'number' || typeof value === 'bigint') return [value];
	return undefined;
}

/**
 * JSON is taken apart as text and not parsed: an ID of 19 digits without quotes would lose digits
 * in a parser, and lists with single quotes, as some tools write them, are understood too.
 */
function partsOf(text: string): string[] {
	const inner = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1] ?? text;
	return inner
		.split(/[,;|\n\r\t]/)
		.map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
		.filter((part) => part.trim() !== '');
}
