import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { openRows } from '../sheet/nesting';
import type { ParameterReader } from './parameters';
import { splitItem, type ParentResult } from './parentResult';
import type { RowSpec } from './row';

/** The items of a run, taken apart. */
export interface Input {
	readonly mapped: RowSpec['mappable'];
	/** As they came, without what they say of their parents. */
	readonly items: readonly IDataObject[];
	readonly rows: readonly IDataObject[];
	readonly headings: readonly string[];
	/** To each heading through the objects of an item. */
	readonly ways: readonly string[];
	/** By item, what it says that created its parent. */
	readonly results: ReadonlyArray<ParentResult | undefined>;
}

/** Takes the items apart, and tells the reader which columns expressions can name. */
export async function readInput(
	context: IExecuteFunctions,
	{ creation, mappable, isAlwaysMapped }: RowSpec,
	reader: ParameterReader,
): Promise<Input> {
	// n8n allows no expression for the mode, so the first row speaks for all.
	const isMapped = reader.value('mappingMode', 0).value === 'autoMapInputData';
	const mapped = isMapped || isAlwaysMapped ? mappable : undefined;
	const named = reader.columns;
	const items: IDataObject[] = [];
	const results: Array<ParentResult | undefined> = [];
	for await (const { json } of inTurns(context.getInputData())) {
		const { own, result } = splitItem(json, creation?.parent);
		items.push(own);
		results.push(result);
		for (const name of Object.keys(json)) named.add(name);
	}
	const input = {
		mapped,
		items,
		results,
		rows: items,
		headings: [],
		ways: [],
	};
	if (!mapped) return input;
	const opened = await openRows(items);
	for await (const heading of inTurns(opened.headings)) named.add(heading);
	return { ...input, ...opened };
}
