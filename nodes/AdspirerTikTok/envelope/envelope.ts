import { z } from 'zod';
import { parseExactJson } from '../json/exactJson';

const count = z.coerce.number().finite();

/** The monthly allowance as the service tells it beside an answer; tiers are an open list. */
export const quotaSchema = z
	.object({
		used: count,
		limit: count,
		tier: z.string().optional(),
		period_end: z.string().optional(),
		upgrade_url: z.string().optional(),
	})
	.passthrough();

export type Quota = z.infer<typeof quotaSchema>;

/** What can't be read beside a success must never turn the success into a failure. */
const tolerant = <T extends z.ZodTypeAny>(schema: T) => schema.optional().catch(undefined);

/** A success: `success: true` is all that it takes; unknown keys survive at every depth. */
const createdSchema = z
	.object({
		success: z.literal(true),
		tool: tolerant(z.string()),
		data: tolerant(
			z
				.object({
					text: tolerant(z.string()),
					structured: tolerant(z.record(z.unknown())),
					content: tolerant(z.array(z.unknown())),
					quota: tolerant(quotaSchema),
				})
				.passthrough(),
		),
	})
	.passthrough();

const refusedSchema = z
	.object({
		success: z.literal(false).optional(),
		error: z.unknown(),
		quota: tolerant(quotaSchema),
		structured_content: tolerant(z.record(z.unknown())),
	})
	.passthrough();

export type CreatedEnvelope = z.infer<typeof createdSchema>;
export type RefusedEnvelope = z.infer<typeof refusedSchema>;

/** An answer's body: a success, a refusal, or nothing that the service would have written itself. */
export type ReadEnvelope =
	| { kind: 'created'; envelope: CreatedEnvelope; raw: Record<string, unknown> }
	| { kind: 'refused'; error: string; envelope: RefusedEnvelope }
	| {
			kind: 'unreadable';
			looksLike: 'nothing' | 'a web page' | 'cut-off JSON' | 'other JSON' | 'text';
	  };

/** Reads the text of an answer. Never throws: what can't be read is told as such. */
export function readEnvelope(text: string): ReadEnvelope {
	if (text.trim() === '') return { kind: 'unreadable', looksLike: 'nothing' };
	let parsed: unknown;
	try {
		parsed = parseExactJson(text);
	} catch {
		return { kind: 'unreadable', looksLike: looksOf(text) };
	}
	const created = createdSchema.safeParse(parsed);
	if (created.success) {
		const raw = z.record(z.unknown()).parse(parsed);
		return { kind: 'created', envelope: created.data, raw };
	}
	const refused = refusedSchema.safeParse(parsed);
	const error = refused.success ? errorText(refused.data) : undefined;
	if (refused.success && error !== undefined) {
		return { kind: 'refused', error, envelope: refused.data };
	}
	return { kind: 'unreadable', looksLike: 'other JSON' };
}

function looksOf(text: string): 'a web page' | 'cut-off JSON' | 'text' {
	if (/^\s*</.test(text)) return 'a web page';
	return /^\s*[{[]/.test(text) ? 'cut-off JSON' : 'text';
}

/** The service writes `error` for people; gateways in front of it write `detail` or `message`. */
function errorText(envelope: RefusedEnvelope): string | undefined {
	for (const candidate of [envelope.error, envelope.detail, envelope.message]) {
		if (typeof candidate === 'string' && candidate.trim() !== '') return candidate.trim();
	}
	if (envelope.success === false) return 'The service gave no reason';
	return undefined;
}
