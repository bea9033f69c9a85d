import type { IExecuteFunctions } from 'n8n-workflow';
import type { Service } from '../client/service';
import { tools } from '../contract/tools';
import { shortfallLine } from '../output/summary';
import type { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';

/** A run of no more calls than this begins without asking. */
const fewCalls = 10;

/** Milliseconds for the answer; nothing depends on it. */
const timeout = 5_000;

/**
 * Asks before the first of many calls how many are left, which is free. Where that is too few, n8n's
 * log says so at once: what stands above the output comes when all is done. An answer that can't be
 * read stops nothing.
 */
export async function askForUsage(
	context: IExecuteFunctions,
	service: Service,
	quota: QuotaWatch,
	needed: number,
): Promise<void> {
	if (needed <= fewCalls) return;
	const response = await service.call(tools.getUsage.name, {}, undefined, timeout);
	const read = readResponse(response, Date.now());
	const told = 'answer' in read ? read.answer.quota : undefined;
	if (!told) return;
	quota.begin(told, needed);
	const line = shortfallLine(quota);
	if (line !== undefined) context.logger.warn(line);
}
