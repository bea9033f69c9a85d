import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { isRecord } from '../../nodes/AdspirerTikTok/base/values';
import { simpleWorkflow } from '../engine';
import { adspirerNode, engineFor } from '../workbench';

/** The outcome of a sheet in the node, with one item for each row, in the sheet's order. */
export interface SheetRun {
	readonly items: readonly IDataObject[];
	/** The lines that n8n shows above the node's output. */
	readonly hints: readonly string[];
}

/** A person's answers on columns in the form, by heading. */
export type Answers = Readonly<Record<string, string>>;

export interface Target {
	readonly baseUrl: string;
	readonly key: string;
	readonly answers?: Answers;
}

const name = 'Media plan';
const isItem = (value: unknown): value is IDataObject => isRecord(value);
const pairing = z.object({ item: z.number() });

/** Sheet → an operation on the media plan, which goes on after a row that fails, in n8n's own engine. */
async function runPlan(rows: IDataObject[], operation: string, target: Target): Promise<SheetRun> {
	const { answers = {}, baseUrl, key } = target;
	const parameters: INodeParameters = {
		...{ resource: 'plan', operation, startPaused: true },
		columns: { mappingMode: 'defineBelow', value: { ...answers } },
		options: { includeInputFields: operation === 'create', simplify: operation === 'create' },
	};
	const node = { ...adspirerNode({}, { name, onError: 'continueRegularOutput' }), parameters };
	const run = await engineFor(baseUrl, key).run({ ...simpleWorkflow(node), rows });
	const inOrder: IDataObject[] = [];
	for (const { json, pairedItem } of run.items(name)) {
		const { adspirer } = json;
		inOrder[pairing.parse(pairedItem).item] = isItem(adspirer) ? adspirer : json;
	}
	return { items: inOrder, hints: run.hintLines(name) };
}

/** Sheet → ad groups with their ads. */
export const createFromSheet = async (rows: IDataObject[], target: Target) =>
	await runPlan(rows, 'create', target);

/** Check Rows. It makes no call. */
export const checkSheet = async (rows: IDataObject[], target: Target) =>
	await runPlan(rows, 'preview', target);
