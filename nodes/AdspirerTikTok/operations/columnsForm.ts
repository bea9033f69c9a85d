import type {
	ILoadOptionsFunctions,
	INodeProperties,
	INodePropertyOptions,
	ResourceMapperFields,
	IDataObject,
} from 'n8n-workflow';

import { isRecord, jsonIn } from '../base/values';
import { ad, mediaPlan } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import type { Creation } from '../contract/creation';
import { headingOfId, idOfHeading } from '../contract/meanings';
import { isFilled } from '../parse/keyword';
import { openRows, splitItem } from '../rows/input';
import { decideColumns, shownHeadings } from '../sheet/columns';
import {
	type Purpose,
	type StoredColumns,
	allAnswers,
	asRecord,
	columnLines,
	listOf,
	storedColumns,
} from './columnLines';
import { byHeadings } from './form';
import { butForTools } from './optionsForm';

/** The editor's input, as far as it says what the columns are. */
interface InputSample {
	/** Its first rows, with the beginnings of their texts. */
	readonly rows: readonly IDataObject[];
	/** False if a column may have filled cells that aren't among them. */
	readonly isWhole: boolean;
}

/**
 * The default of a hidden parameter: an expression that the editor evaluates over its input, and whose text
 * it hands to the methods below. It does so dozens of times while the form is drawn, so 50 rows have to do.
 *
 * Objects are kept as they are, since what is in them is opened as in a run. Nothing is read or set by its
 * heading: n8n refuses `constructor`. The text must not hold two closing braces in a row.
 */
const inputHeadings = `={{ (() => {
	try {
		const items = $input.all();
		const first = items.slice(0, 50).map(({ json }) => json);
		const rows = first.filter((json) => !json.__isTrimmedManualExecutionDataItem);
		const shorten = (_, cell) => (typeof cell === 'string' ? cell.slice(0, 100) : cell);
		return JSON.stringify({ isWhole: items.length === first.length, rows }, shorten);
	} catch {
		return '';
	}
})() }}`;

/** The editor's evaluated input; undefined if it has none, or if something else came. */
function readSample(written: unknown): InputSample | undefined {
	const sample = jsonIn(written);
	if (!isRecord(sample) || !Array.isArray(sample.rows)) return undefined;
	const rows = sample.rows.filter(isRow);
	if (rows.length === 0) return undefined;
	return { rows, isWhole: sample.isWhole === true };
}

const isRow = (row: unknown): row is IDataObject => isRecord(row);

const creations: Readonly<Record<string, Creation>> = {
	ad,
	adGroup,
	plan: mediaPlan,
};

const headingsOfInput: INodeProperties = {
	displayName: 'Input Headings',
	name: 'inputHeadings',
	type: 'hidden',
	default: inputHeadings,
};

const columnsOfSheet: INodeProperties = {
	displayName: 'Columns of Your Sheet',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description:
		'What each column means. Rows with a filled column that needs your answer are refused until you give it.',
	typeOptions: {
		// Not loadOptionsDependsOn, with which the editor erases answers.
		resourceMapper: {
			resourceMapperMethod: 'sheetColumns',
			mode: 'map',
			valuesLabel: 'Columns of Your Sheet',
			fieldWords: { singular: 'column', plural: 'columns' },
			addAllFields: true,
			supportAutoMap: false,
			refreshStaleSchemaOnOpen: true,
		},
	},
};

/** Where columns can be mapped by their headings. */
export const withMode = {
	resource: ['ad', 'adGroup'],
	operation: ['create', 'preview', 'columns', 'update'],
};

/** The lines of all columns, with the node's reading and a person's answer. An agent's tool has no sheet. */
export const columnParameters: INodeProperties[] = [];
for (const show of [{ ...withMode, ...byHeadings }, { resource: ['plan'] }]) {
	const displayOptions = { show, ...butForTools };
	columnParameters.push({ ...headingsOfInput, displayOptions });
	columnParameters.push({ ...columnsOfSheet, displayOptions });
}

function purposeOf(form: ILoadOptionsFunctions): Purpose {
	const resource = String(form.getCurrentNodeParameter('resource'));
	const creates = form.getCurrentNodeParameter('operation') !== 'update';
	return { creation: creations[resource] ?? adGroup, creates };
}

interface OpenedInput extends Purpose, InputSample {
	/** As people read them, by the headings as the rows have them. */
	readonly shown: ReadonlyMap<string, string>;
}

/** The editor's input, opened as a run opens it; undefined without input. */
async function openInput(form: ILoadOptionsFunctions): Promise<OpenedInput | undefined> {
	const sample = readSample(form.getCurrentNodeParameter('inputHeadings'));
	if (!sample) return undefined;
	const purpose = purposeOf(form);
	const { creation } = purpose;
	const columns = sample.rows.map((row) => splitItem(row, creation.parent).own);
	const { rows, headings } = await openRows(columns);
	return {
		...purpose,
		rows,
		shown: await shownHeadings(headings),
		isWhole: sample.isWhole,
	};
}

async function linesFor(input: OpenedInput, stored: StoredColumns) {
	const { creation, rows, shown } = input;
	const sheet = { headings: shown, rows };
	const own = await decideColumns(creation, new Map(), sheet);
	const answers = allAnswers(stored);
	let said = own;
	if (answers.size > 0) said = await decideColumns(creation, answers, sheet);
	const filled = new Set<string>();
	for (const row of rows) {
		for (const [heading, cell] of Object.entries(row)) if (isFilled(cell)) filled.add(heading);
	}
	return columnLines({
		...input,
		...stored,
		columns: said.columns,
		own: own.columns,
		filled,
	});
}

/** One line for each column. The editor drops what isn't among them, so that none with an answer may be missing. */
async function sheetColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const stored = storedColumns(this.getCurrentNodeParameter('columns'));
	const input = await openInput(this);
	return {
		// Without input, the lines of the last one.
		fields: input ? await linesFor(input, stored) : [...stored.lines],
		emptyFieldsNotice:
			'To see the columns of your sheet, run the node before this one, then close this node and open it again.',
	};
}

/** The headings of the input, and those that options hold. */
async function sheetHeadings(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const input = await openInput(this);
	const options = asRecord(this.getCurrentNodeParameter('options'));
	const { fillDownColumns, blankColumns, cells } = options;
	const ids = [...listOf(fillDownColumns), ...listOf(blankColumns)];
	for (const word of listOf(asRecord(cells).word)) ids.push(asRecord(word).heading);
	const shown = new Map(input?.shown);
	for (const id of ids) {
		if (typeof id !== 'string' || id === '') continue;
		const heading = headingOfId(id);
		if (!shown.has(heading)) shown.set(heading, heading);
	}
	return [...shown].map(([heading, name]) => ({ name, value: idOfHeading(heading) }));
}

export const resourceMapping = { sheetColumns };

export const loadOptions = { sheetHeadings };
