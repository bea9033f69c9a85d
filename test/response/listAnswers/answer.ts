import type { ListKind } from '../../../nodes/AdspirerTikTok/response/lists';

/** An answer of a list tool, and what has to be read in it. */
export interface ListAnswer {
	/** What is special about it. */
	readonly what: string;
	readonly kind: ListKind;
	/** The whole body, or `data.text` or `data.structured` alone. */
	readonly body?: unknown;
	readonly text?: string;
	readonly structured?: unknown;
	/** ID and name of each entry, in order; undefined where nothing can be read as a list. */
	readonly entries: ReadonlyArray<readonly [id: string, name: string]> | undefined;
	/** Default 0. */
	readonly unreadable?: number;
	/** Default true where entries are expected. */
	readonly complete?: boolean;
	/** The details of the first entry, where they matter. */
	readonly details?: Readonly<Record<string, unknown>>;
	/** Names of entries that are cut. */
	readonly cut?: readonly string[];
}

/** The body that the service would send. */
export function bodyOf(answer: ListAnswer): unknown {
	if (answer.body !== undefined) return answer.body;
	const { text, structured } = answer;
	const data = {
		...(text !== undefined && { text }),
		...(structured !== undefined && { structured }),
		quota: { used: 3, limit: 150, tier: 'plus', period_end: '2026-12-01' },
	};
	return { success: true, tool: 'list', data };
}
