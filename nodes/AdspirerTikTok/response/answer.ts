import { z } from 'zod';
import { isRecord } from '../parse/values';
import { quotaSchema, type Quota } from './quota';
import type { Answer } from './result';

/** What can't be read beside a success must never turn the success into a failure. */
const tolerant = <T extends z.ZodTypeAny>(schema: T) => schema.optional().catch(undefined);

const partsSchema = z.object({
	tool: tolerant(z.string().max(200)),
	text: tolerant(z.string()),
	structured: z.unknown(),
	structured_content: z.unknown(),
	content: tolerant(z.array(z.unknown())),
	quota: tolerant(quotaSchema),
});

/** The parts that an item shows, from `data` or, where a tool puts them there, from the top level. */
export function answerOf(raw: Readonly<Record<string, unknown>>): Answer {
	const top = partsSchema.parse(raw);
	const data = partsSchema.parse(isRecord(raw.data) ? raw.data : {});
	const text = data.text ?? (typeof raw.data === 'string' ? raw.data : top.text);
	const structured =
		data.structured ?? data.structured_content ?? top.structured ?? top.structured_content;
	const content = data.content ?? top.content;
	const quota = data.quota ?? top.quota;
	return {
		...(top.tool !== undefined && { tool: top.tool }),
		text: text ?? contentText(content),
		...(structured !== undefined && structured !== null && { structured }),
		...(content !== undefined && { content }),
		...(quota !== undefined && { quota }),
		raw,
	};
}

/** The allowance beside a success or a failure. */
export function quotaOf(raw: Readonly<Record<string, unknown>>): Quota | undefined {
	return answerOf(raw).quota;
}

function contentText(content: readonly unknown[] | undefined): string {
	const texts = (content ?? []).flatMap((part) =>
		isRecord(part) && typeof part.text === 'string' ? [part.text] : [],
	);
	return texts.join('\n');
}
