import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { loopInTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { createdOutput } from '../output/items';
import { previewHints, previewItem } from '../output/preview';
import { equalRows } from '../output/rowOutcome';
import { listRows } from '../output/words';
import type { Problem } from '../parse/cell';
import { columnsLine } from '../output/columns';
import { readSheetRows } from '../rows/readRows';
import type { ParsedRow, RowSpec } from '../rows/row';
import { executionScope } from '../run/journal';
import { collectLookups } from '../run/nameLookup';
import { planRows, type PlannedRow } from '../run/plan';
import { addHints } from '../run/runRows';
import { checkColumns, checkedColumns } from './checkedColumns';
import { inVariants, type DryRun, type Operation, type Variant } from './operation';

type Declared = Pick<Operation, 'resource' | 'choice'>;

/** The operation that creates one thing for each row. */
export function createOperation(
	creation: Creation,
	declared: Declared & Pick<Operation, 'notice' | 'variants' | 'collections' | 'more'>,
): Operation {
	return {
		...declared,
		more: [...(declared.more ?? []), ...duplicateProtection(creation)],
		fields: creation.fields,
		mappable: creation,
		creation,
		tool: creation.tool,
		action: { verb: 'created', noun: creation.noun, creation },
		output: createdOutput(creation),
	};
}

/** The operation that shows what each row would create, without a call. */
export function checkRowsOperation(creation: Creation, declared: Declared): DryRun {
	return {
		...declared,
		options: [
			'additionalArguments',
			'agesBetweenGroups',
			'budgetLimit',
			'columns',
			'dateOrder',
			creation.existingOption,
			'fillDownColumns',
			'ignoreColumns',
			'rowsWithWarnings',
			'scheduleTimezone',
			'startPaused',
		],
		creation,
		execute: async (context, labels) => await checkRows(context, creation, labels),
	};
}

/** The operation that shows what each column of a sheet is taken for, without a call. */
export function checkColumnsOperation(creation: Creation, declared: Declared): DryRun {
	return {
		...declared,
		options: [
			'agesBetweenGroups',
			'columns',
			'dateOrder',
			'fillDownColumns',
			'ignoreColumns',
			'scheduleTimezone',
		],
		creation,
		isOfColumns: true,
		execute: async (context, labels) => await checkColumns(context, creation, labels),
	};
}

/** Required with one choice of another field, hidden with `others`, optional where an expression chooses. */
export const requiredWith = (steering: string, choice: string, ...others: string[]): Variant[] => [
	{ required: true, hide: { [steering]: [{ _cnd: { not: choice } }] } },
	{ hide: { [steering]: [choice, ...others] } },
];

/** What identifies a thing. Check Rows has no use for it. */
function duplicateProtection({ noun, parentNoun }: Creation): INodeProperties[] {
	const show = { operation: ['create'] };
	return [
		{
			displayName: 'Duplicate Protection',
			name: 'duplicateProtection',
			type: 'options',
			options: [
				{
					name: 'By Execution',
					value: 'execution',
					description: `A new execution creates the ${noun}s again; retries never do`,
				},
				{
					name: 'By Name',
					value: 'name',
					description: `Each name is created once per ${parentNoun}, in later executions too`,
				},
				{
					name: 'By Your Own Key',
					value: 'custom',
					description: `One ${noun} for each key, such as a deal ID`,
				},
			],
			allowArbitraryValues: true,
			default: 'name',
			description: `What counts as the same ${noun}. It is created once while Adspirer remembers it, even if you delete it in TikTok; By Execution creates it again. On a schedule, also use '${inTitle(noun)} ID' or 'Skip Existing Names'.`,
			displayOptions: { show },
		},
		...inVariants(
			{
				displayName: 'Duplicate Key',
				name: 'duplicateKey',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.deal_id }}',
				description: `Your own key, such as an order or deal ID. Rows with the same key and ${parentNoun} are one ${noun}; a UUID is one in all ${parentNoun}s. For rows whose 'Duplicate Protection' is By Your Own Key.`,
			},
			requiredWith('duplicateProtection', 'custom', 'name', 'execution'),
			show,
		),
	];
}

/** The label of the option for the ID that a row has. */
const inTitle = (noun: string) =>
	`Existing ${noun.replace(/(?<![^ ])./g, (letter) => letter.toUpperCase())}`;

/** Checks every row. A bad row is an item, never an error, so that an If node can sort them. */
async function checkRows(
	context: IExecuteFunctions,
	creation: Creation,
	labels: RowSpec['labels'],
): Promise<INodeExecutionData[]> {
	const { fields } = creation;
	const read = await readSheetRows(context, { fields, mappable: creation, creation, labels });
	const { rows, calls } = await collectLookups(read.rows, creation);
	const plan = await planRows(rows, executionScope(context, creation, true));
	const equal = equalRows(rows, (item) => plan[item]);
	const checked = rows.map((row) => {
		const problems = [...row.problems, ...conflictsOf(row, plan[row.item], rows, creation)];
		return { row: { ...row, problems }, sameAs: equal.get(row.item) };
	});
	const items: INodeExecutionData[] = [];
	for await (const [item, one] of loopInTurns()(checked.entries())) {
		items.push({ json: previewItem(one, creation), pairedItem: { item } });
	}
	await addHints(context, async () => {
		if (rows.length === 0) return [];
		const columns = columnsLine(await checkedColumns(read), creation);
		return await previewHints(checked, { lookUps: calls, columns }, creation);
	});
	return items;
}

/** What is wrong with a row that has the name or key of another one, by the plan for both. */
function conflictsOf(
	{ labelOf, problems }: ParsedRow,
	planned: PlannedRow | undefined,
	rows: readonly ParsedRow[],
	{ nameArgument }: Creation,
): Problem[] {
	const result = planned && 'result' in planned ? planned.result : undefined;
	const reason = result && 'failure' in result ? result.failure.reason : undefined;
	// It may be the same as a row that is refused.
	if (reason?.type === 'invalid') return problems.length === 0 ? [...reason.problems] : [];
	const other = reason?.type === 'other values' && rows[reason.item ?? -1];
	if (!other) return [];
	const field = reason.by === 'key' ? 'Duplicate Key' : labelOf(nameArgument);
	const message = `is the same as in ${listRows([other.name])}, but other values differ. Change or remove one of the two.`;
	return [{ field, message }];
}
