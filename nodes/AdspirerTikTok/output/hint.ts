import type { NodeExecutionHint } from 'n8n-workflow';
import type { RowName } from '../rows/rowName';
import { listRows } from './rowLabels';

/** A hint is shown above the node's output; it blocks nothing. */
export function hint(message: string, type: 'info' | 'warning' = 'warning'): NodeExecutionHint {
	return { message, type, location: 'outputPane' };
}

/** n8n shows every hint as a box of its own. */
const maxHints = 10;

/** At most ten hints, the last of which counts those that are left out. */
export function limitHints(hints: readonly NodeExecutionHint[]): NodeExecutionHint[] {
	const [first] = hints;
	if (!first || hints.length <= maxHints) return [...hints];
	const kept = hints.slice(0, maxHints - 1);
	return [...kept, { ...first, message: `… and ${hints.length - kept.length} more like these.` }];
}

/** Collects what is true of rows, and says once what is true of several. */
export class HintsByKind {
	private readonly kinds = new Map<string, { rows: RowName[]; texts: Set<string> }>();

	constructor(private readonly type: 'info' | 'warning') {}

	/** @param kind texts of one kind become one hint, with the first of them as an example. */
	add(row: RowName, text: string, kind = text): void {
		const found = this.kinds.get(kind) ?? { rows: [], texts: new Set() };
		found.rows.push(row);
		found.texts.add(text);
		this.kinds.set(kind, found);
	}

	/** One hint for each kind, bounded in number. */
	hints(): NodeExecutionHint[] {
		return limitHints(
			[...this.kinds.values()].map(({ rows, texts }) => {
				const [text = ''] = texts;
				const example = texts.size > 1 ? 'for example, ' : '';
				return hint(`In ${listRows(rows)}: ${example}${text}`, this.type);
			}),
		);
	}
}
