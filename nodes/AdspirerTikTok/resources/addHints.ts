import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

/** Shows hints above the output. One that can't be made is no reason to lose what was done. */
export function addHints(context: IExecuteFunctions, hints: () => NodeExecutionHint[]): void {
	try {
		context.addExecutionHints(...hints());
	} catch (error) {
		context.logger.warn("The Adspirer TikTok node couldn't show a hint", { error });
	}
}
