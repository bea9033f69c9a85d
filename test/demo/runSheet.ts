import { NodeConnectionTypes, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { isRecord } from '../../nodes/AdspirerTikTok/parse/cell';
import { simpleWorkflow, type EngineRun } from '../engine';
import { adspirerNode, engineFor } from '../workbench';

/** What became of a sheet in one node, with one item for each row, in the sheet's order. */
interface NodeRun {
	readonly items: readonly IDataObject[];
	/** What n8n shows above the node's output. */
	readonly hints: readonly string[];
}

/** What became of a sheet in the node for its ad groups and in the one for its ads. */
export interface SheetRun {
	readonly adGroups: NodeRun;
	readonly ads: NodeRun;
}

/** What a person says of columns in the form, by heading. */
export type Answers = Readonly<Record<string, string>>;

export interface Target {
	readonly baseUrl: string;
	readonly key: string;
	readonly answers?: Answers;
}

const names = { adGroup: 'Ad groups', ad: 'Ads' } as const;
const isItem = (value: unknown): value is IDataObject => isRecord(value);
const pairing = z.object({ item: z.number() });

/** A node that maps the sheet's columns by itself, and goes on after a row that fails. */
function sheetNode(resource: keyof typeof names, operation: string, { answers = {} }: Target) {
	const node = adspirerNode({}, { name: names[resource], onError: 'continueRegularOutput' });
	const mapped: INodeParameters = {
		mappingMode: 'autoMapInputData',
		columns: { mappingMode: 'defineBelow', value: { ...answers } },
		options: { includeInputFields: true },
	};
	return { ...node, parameters: { resource, operation, ...mapped } };
}

function ofNode(run: EngineRun, name: string): NodeRun {
	const inOrder: IDataObject[] = [];
	for (const { json, pairedItem } of run.items(name)) {
		const { adspirer } = json;
		inOrder[pairing.parse(pairedItem).item] = isItem(adspirer) ? adspirer : json;
	}
	return { items: inOrder, hints: run.hintLines(name) };
}

/** Sheet → ad groups → ads, in n8n's own engine. */
export async function createFromSheet(rows: IDataObject[], target: Target): Promise<SheetRun> {
	const adGroups = simpleWorkflow(sheetNode('adGroup', 'create', target));
	const [, adNode] = simpleWorkflow(sheetNode('ad', 'create', target)).nodes;
	if (!adNode) throw new RangeError('The workflow has no node for ads');
	const wire = { node: names.ad, type: NodeConnectionTypes.Main, index: 0 };
	const run = await engineFor(target.baseUrl, target.key).run({
		nodes: [...adGroups.nodes, { ...adNode, id: 'ads' }],
		connections: { ...adGroups.connections, [names.adGroup]: { main: [[wire]] } },
		rows,
	});
	return { adGroups: ofNode(run, names.adGroup), ads: ofNode(run, names.ad) };
}

/** Check Rows, of the ad groups and of the ads. It makes no call. */
export async function checkSheet(rows: IDataObject[], target: Target): Promise<SheetRun> {
	const check = async (resource: keyof typeof names) => {
		const node = sheetNode(resource, 'preview', target);
		const run = await engineFor(target.baseUrl, target.key).run({ ...simpleWorkflow(node), rows });
		return ofNode(run, names[resource]);
	};
	return { adGroups: await check('adGroup'), ads: await check('ad') };
}
