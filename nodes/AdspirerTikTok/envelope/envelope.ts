import { z } from 'zod';
import { isRecord } from '../arguments/understand/understood';
import { parseExactJson } from '../json/exactJson';

/** A number, or a text of digits; null, as for an allowance without a limit, is neither. */
const count = z.union([
	z.number(),
	z
		.string()
		.regex(/^\s*\d+\s*$/)
		.transform(Number),
]);

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
					structured: z.unknown().transform((value) => value ?? undefined),
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
	| { kind: 'refused'; error: string | undefined; envelope: RefusedEnvelope }
	| { kind: 'unreadable'; looksLike: LooksLike };

export type LooksLike = 'nothing' | 'a web page' | 'cut-off JSON' | 'other JSON' | 'text';

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
	if (refused.success) {
		const { error, detail, message } = refused.data;
		const reason = [error, detail, message].map((told) => reasonIn(told)).find(Boolean);
		if (reason !== undefined || refused.data.success === false) {
			return { kind: 'refused', error: reason, envelope: refused.data };
		}
	}
	return { kind: 'unreadable', looksLike: 'other JSON' };
}

function looksOf(text: string): LooksLike {
	if (/^\s*</.test(text)) return 'a web page';
	return /^\s*[{[]/.test(text) ? 'cut-off JSON' : 'text';
}

/**
 * The service writes `error` for people; a web framework in front of it writes `detail` or `message`,
 * also as a list of findings such as `{"loc": ["body", "budget"], "msg": "field required"}`.
 */
function reasonIn(told: unknown, depth = 0): string | undefined {
	if (typeof told === 'string') return told.trim() || undefined;
	if (depth > 3) return undefined;
	if (Array.isArray(told)) {
		return told.flatMap((part) => reasonIn(part, depth + 1) ?? []).join('\n') || undefined;
	}
	if (!isRecord(told)) return undefined;
	const { error, detail, message, msg, loc } = told;
	const reason = [error, detail, message, msg]
		.map((inner) => reasonIn(inner, depth + 1))
		.find(Boolean);
	const place: unknown = Array.isArray(loc) ? loc.at(-1) : undefined;
	return reason !== undefined && typeof place === 'string' ? `${place}: ${reason}` : reason;
}
