import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { nodeName, type EngineRun } from '../engine';

const fields = z.object({
	name: z.string(),
	message: z.string(),
	description: z.string().nullish(),
	httpCode: z.string().nullish(),
	context: z.record(z.unknown()).optional(),
});

/** The error of a node that stopped, as a person reads it; n8n shows the description as HTML. */
export function shownError(run: EngineRun, runIndex?: number) {
	expect(run.status).toBe('error');
	const error = run.nodeError(nodeName.tested, runIndex);
	const { name, message, description, httpCode, context } = fields.parse({
		...error,
		message: error?.message,
	});
	return {
		name,
		message,
		lines: (description ?? '').split('<br>\n'),
		description: description ?? '',
		httpCode: httpCode ?? null,
		itemIndex: context?.itemIndex,
	};
}

/** The details in a failed row's item. */
export function errorDetails(item: IDataObject | undefined): Record<string, unknown> {
	return z.record(z.unknown()).parse(item?.error_details);
}

/** The hints of the node's latest run, or of a certain one, line by line as a person reads them. */
export function hintsOf(run: EngineRun, pass?: number): string[] {
	return run.hintLines(nodeName.tested, pass);
}
