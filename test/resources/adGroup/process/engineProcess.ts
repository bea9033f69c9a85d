import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';
import { loopWorkflow, nodeName, simpleWorkflow } from '../../../engine';
import { fs } from '../../../platform';
import { adspirerNode, engineFor } from '../../../workbench';

/** What a process is to run, written to a file for it to read. */
export interface ProcessOrder {
	readonly baseUrl: string;
	readonly rows: IDataObject[];
	readonly parameters: INodeParameters;
	readonly onError: OnError;
	/** A retried execution has another one than the execution that it retries. */
	readonly executionId: string;
	/** Rows in one pass of a loop; without it the workflow has no loop. */
	readonly batchSize?: number;
	/** The file that holds the run as n8n stored it, where this is a retry. */
	readonly retryOf?: string;
	/** The file that holds the run as n8n stores it while it goes on, and at its end. */
	readonly storeIn: string;
	/** The file for what came out. */
	readonly reportTo: string;
}

/** What came out of a run that reached its end. */
export interface ProcessReport {
	readonly status: string;
	readonly error?: string;
	readonly items: IDataObject[];
}

/** Writes a file in one step, so that a killed process leaves the old one or the new one. */
function store(file: string, text: string): void {
	fs.writeFileSync(`${file}.new`, text);
	fs.renameSync(`${file}.new`, file);
}

/** Runs what the order in a file says. */
export async function runAsProcess(orderFile: string): Promise<void> {
	const order = jsonParse<ProcessOrder>(fs.readFileSync(orderFile, 'utf8'));
	const node = adspirerNode(order.parameters, { onError: order.onError });
	const workflow =
		order.batchSize === undefined ? simpleWorkflow(node) : loopWorkflow(node, order.batchSize);
	const run = await engineFor(order.baseUrl).run({
		...workflow,
		rows: order.rows,
		executionId: order.executionId,
		...(order.retryOf !== undefined && { retryOf: fs.readFileSync(order.retryOf, 'utf8') }),
		onProgress: (serialised) => store(order.storeIn, serialised),
	});
	store(order.storeIn, run.serialised);
	const last = order.batchSize === undefined ? nodeName.tested : nodeName.done;
	const report: ProcessReport = {
		status: run.status,
		items: run.json(last),
		...(run.error && { error: run.error.message }),
	};
	store(order.reportTo, JSON.stringify(report));
}
