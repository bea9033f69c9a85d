import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { reasonOf } from '../base/wording';
import type { Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { isOutcomeUnknown, type Result } from '../response/result';
import { nodeError } from './errors';
import { entityOf } from './rowOutcome';
import { asJson, present, sentences } from './words';

/** What was or may have been made for a row. */
interface Made {
	readonly row: { readonly item: number; readonly values: Values };
	readonly result: Result;
	readonly tool: Tool;
	readonly creation?: Creation | undefined;
}

/** A run that this node's own code has broken, and what it had made by then. */
export interface BrokenRun {
	readonly error: unknown;
	readonly made: readonly Made[];
	/** How many input items there were, and how many things each was to become. */
	readonly items: number;
	readonly things: number;
	readonly goesOn: boolean;
}

/**
 * What comes of a broken run: an item for each row where the node goes on after errors, since n8n would make
 * some that look like successes. It is told in as little code as there can be, for any other may be what broke.
 *
 * @throws otherwise an error with all that was made; and at once what is no bug but the end of a run.
 */
export function itemsOfBroken(node: INode, run: BrokenRun): INodeExecutionData[] {
	const { error, made, goesOn, items } = run;
	if (error instanceof NodeApiError || error instanceof NodeOperationError) throw error;
	const said = `The node itself failed (${reasonOf(error).slice(0, 500)}). This is a bug in the node. Please report it.`;
	if (!goesOn) {
		const known = made.map((one) => `${rowNumber(one.row.item)}: ${lineOf(one)}`);
		throw nodeError(node, { text: said, lines: known });
	}
	return Array.from({ length: items }, (_, item) => itemOfBroken(node, run, item, said));
}

function itemOfBroken(node: INode, run: BrokenRun, item: number, said: string): INodeExecutionData {
	const made = run.made.filter(({ row }) => row.item === item);
	const unknown = made.find(({ result }) => isOutcomeUnknown(result));
	const success = unknown === undefined && made.length === run.things;
	let json: IDataObject = Object.assign({ success }, ...made.map(thingOf));
	if (success) json.warnings = said;
	const pairedItem = { item };
	if (success) return { json, pairedItem };
	const error = `${rowNumber(item)}: ${sentences(said, ...made.map(lineOf))}`;
	const error_details = asJson({
		kind: 'server',
		row: item + 1,
		idempotency_key: made.at(-1)?.result.key,
		outcome_unknown: unknown && true,
	});
	json = { ...json, error, error_details };
	if (node.onError !== 'continueErrorOutput') return { json, pairedItem };
	// n8n finds the items of the error output by `error`, but if that is enumerable, it replaces the json.
	const value = nodeError(node, { text: error });
	return Object.defineProperty({ json, pairedItem }, 'error', { value, enumerable: false });
}

const rowNumber = (item: number) => `Row ${item + 1}`;

const textIn = (value: unknown) => (typeof value === 'string' ? value : null);

/** A thing as an item has it. */
function thingOf(made: Made): IDataObject {
	const { row, result, creation } = made;
	if (!creation) return {};
	const { idKey, nameArgument, parentArgument } = creation;
	const { id = null, name, parentId } = entityOf(made) ?? {};
	return {
		[idKey]: id,
		[nameArgument]: name ?? textIn(row.values[nameArgument]),
		[parentArgument]: parentId ?? textIn(row.values[parentArgument]),
		idempotency_key: result.key,
	};
}

/** The same in a sentence. */
function lineOf(made: Made): string {
	const { row, result, tool, creation } = made;
	const isUnknown = isOutcomeUnknown(result) && "It isn't known whether this was done.";
	if (!creation) return sentences(`${tool.name}.`, isUnknown);
	const { id, name = textIn(row.values[creation.nameArgument]) } = entityOf(made) ?? {};
	const key = `key ${result.key}`;
	const known = present([`${creation.noun} ${name}`, id ? `ID ${id}` : undefined, key]);
	return sentences(`${known.join(', ')}.`, isUnknown);
}
