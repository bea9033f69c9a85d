import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { nodeName, simpleWorkflow, type EngineRun } from '../engine';
import { adspirerNode, engineFor } from '../workbench';

/** What became of a sheet, with one item for each row, in the sheet's order. */
export interface SheetRun {
	readonly items: readonly IDataObject[];
	/** What n8n shows above the node's output. */
	readonly hints: readonly string[];
}

/** Where the calls go. */
export interface Target {
	readonly baseUrl: string;
	readonly key: string;
}

const pairing = z.object({ item: z.number() });

function itemsInOrder(run: EngineRun): IDataObject[] {
	const inOrder: IDataObject[] = [];
	for (const output of [0, 1]) {
		for (const { json, pairedItem } of run.items(nodeName.tested, output)) {
			inOrder[pairing.parse(pairedItem).item] = json;
		}
	}
	return inOrder;
}

/**
 * Runs a sheet through the node in n8n's own engine, its columns mapped automatically. Rows that
 * fail leave by the error output.
 */
export async function runSheet(
	operation: 'create' | 'preview',
	rows: IDataObject[],
	{ baseUrl, key }: Target,
): Promise<SheetRun> {
	const node = adspirerNode({}, { onError: 'continueErrorOutput' });
	node.parameters = { resource: 'adGroup', operation, mappingMode: 'autoMapInputData' };
	const run = await engineFor(baseUrl, key).run({ ...simpleWorkflow(node), rows });
	return {
		items: itemsInOrder(run),
		hints: run.hintLines(nodeName.tested),
	};
}
