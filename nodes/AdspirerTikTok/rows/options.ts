import type { INodeProperties } from 'n8n-workflow';
import { headingOfId } from '../contract/headingIds';
import { nothing, parseWholeNumber, type Parsed } from '../parse/cell';
import { parseChoice, parseYesNo, type Choice } from '../parse/choice';
import { parseMoney } from '../parse/money';

/** A property of n8n's form: a text, labelled with its name in words, unless it says something else. */
type Form = Partial<INodeProperties>;

/** An option of the node; `initial` applies if it isn't added, and the form shows the same. */
const option = <T>(initial: T, parse: (value: unknown) => Parsed<T>, form: Form) => ({
	initial,
	parse,
	form,
});

const anything = (form: Form) => option<unknown>(undefined, (value) => ({ value }), form);

const text = (form: Form) => option('', (value) => ({ value: String(value ?? '') }), form);

const yesNo = (initial: boolean, form: Form) =>
	option(initial, parseYesNo, { type: 'boolean', default: initial, ...form });

const number = (initial: number, minValue: number, maxValue: number, form: Form) => {
	const parse = (value: unknown) => parseWholeNumber(value, minValue, maxValue);
	const typeOptions = { minValue, maxValue };
	return option(initial, parse, { type: 'number', default: initial, typeOptions, ...form });
};

const oneOf = <Value extends string>(
	initial: Value,
	{ choices, ...form }: Form & { choices: Array<Choice & { readonly value: Value }> },
) => {
	const parse = (value: unknown): Parsed<Value> => {
		const parsed = parseChoice(value, choices);
		if (!('value' in parsed)) return parsed;
		return choices.find((one) => one.value === parsed.value) ?? nothing;
	};
	const ofList: Form = { type: 'options', options: choices, allowArbitraryValues: true };
	return option(initial, parse, { ...ofList, default: initial, ...form });
};

const existingId = (displayName: string, column: string) => {
	const placeholder = `e.g. {{ $json["${column}"] }}`;
	const description = `The ID of the {noun} that a row already has, usually from a column. Rows with an ID are done and pass through. Map Automatically uses the column '${column}'.`;
	return text({ displayName, placeholder, description });
};

/** An AI agent calls for one thing at a time, and has no row. */
const butForTools = { hide: { '@tool': [true] } };

/** Only with Map Automatically, since the form has no columns. */
const ofColumns = { show: { '/mappingMode': ['autoMapInputData'] }, ...butForTools };

const headingsOfSheet = { loadOptionsMethod: 'sheetHeadings' };

const wordInCells: INodeProperties[] = [
	{
		displayName: 'Column',
		name: 'heading',
		type: 'options',
		typeOptions: headingsOfSheet,
		allowArbitraryValues: true,
		default: '',
		description: "The column's heading, once the node before this one has run",
	},
	{
		displayName: 'Word',
		name: 'cell',
		type: 'string',
		default: '',
		placeholder: 'e.g. Klikken',
		description: "The whole cell. Case and spaces around it don't matter.",
	},
	{
		displayName: 'What to Do',
		name: 'does',
		type: 'options',
		options: [
			{ name: 'Give It a Meaning', value: 'means' },
			{ name: 'Leave the Cell Blank', value: 'leave_blank' },
			{ name: 'Skip the Row', value: 'skip_row' },
		],
		default: 'means',
		description:
			'In columns of amounts, dates and IDs you can only leave the cell blank or skip the row',
	},
	{
		displayName: 'Means',
		name: 'means',
		type: 'string',
		default: '',
		placeholder: 'e.g. Click',
		description: 'What to read in its place: a text that the field understands',
		displayOptions: { show: { does: ['means'] } },
	},
];

/** As a text: what is picked from the form's list is one heading each. */
const listedHeadings = (value: unknown) =>
	Array.isArray(value)
		? value.map((id) => `"${headingOfId(String(id)).replaceAll('"', '""')}"`).join()
		: String(value ?? '');

const table = {
	additionalArguments: anything({
		type: 'json',
		default: '{}',
		placeholder: 'e.g. {"roas_bid": 2.5}',
		description:
			"More arguments for Adspirer's tool {tool}, as a JSON object. They override the fields above.",
	}),
	agesBetweenGroups: oneOf('refuse', {
		choices: [
			{ name: 'Groups Inside', value: 'inside', description: 'Only groups wholly within the ages' },
			{ name: 'Groups Touched', value: 'outside', description: 'Every group with one of the ages' },
			{ name: 'Refuse', value: 'refuse' },
		],
		description:
			"What ages between TikTok's groups become, such as 21+ or 20-30. Refused unless you choose, because other people would see the ads.",
	}),
	answers: anything({
		type: 'json',
		default: '[]',
		placeholder: 'e.g. [{"heading": "Copy", "means": "ad_text"}]',
		description:
			'What columns and words mean, as a JSON list, for workflows made by code. The answers in the form come first.',
		displayOptions: ofColumns,
	}),
	budgetLimit: option<number | undefined>(undefined, (value) => parseMoney(value), {
		type: 'number',
		placeholder: 'e.g. 500',
		description:
			'Rows with a higher budget are refused, daily or lifetime. Guards against typos and AI agents.',
	}),
	dateOrder: oneOf('refuse', {
		choices: [
			{ name: 'Day/Month/Year', value: 'dayMonthYear' },
			{ name: 'Month/Day/Year', value: 'monthDayYear' },
			{ name: 'Refuse Ambiguous Dates', value: 'refuse' },
		],
		description:
			'How to read dates such as 12/01/2030. Refused unless you choose, because they could mean two different days.',
	}),
	existingAdgroupId: existingId('Existing Ad Group ID', 'Ad group ID'),
	existingAdId: existingId('Existing Ad ID', 'Ad ID'),
	fillDownColumns: option('', (value) => ({ value: listedHeadings(value) }), {
		type: 'multiOptions',
		default: [],
		typeOptions: headingsOfSheet,
		allowArbitraryValues: true,
		description:
			'Columns with merged cells. A blank cell there takes the value above it. By expression: headings, comma-separated.',
		displayOptions: ofColumns,
	}),
	includeInputFields: yesNo(false, {
		description: "Whether to keep the row's own columns in the output",
		displayOptions: butForTools,
	}),
	maxConcurrency: number(20, 1, 50, {
		description: 'Max number of calls to make at the same time, from 1 to 50',
		displayOptions: butForTools,
	}),
	maxRetries: number(4, 0, 10, {
		description:
			'How many times to retry a call after an error or a missing answer, from 0 to 10. A retry sends the same key, so nothing is done twice while Adspirer remembers it.',
	}),
	rowsWithWarnings: oneOf('create', {
		choices: [
			{
				name: 'Create',
				value: 'create',
				description: 'Create them, and list the warnings in the output',
			},
			{ name: 'Refuse', value: 'refuse', description: 'Unused columns count as well' },
		],
		displayName: 'Rows with Warnings',
		description: "What to do with rows that have warnings, such as a value that can't be used",
	}),
	scheduleTimezone: oneOf('workflow', {
		choices: [
			{ name: 'UTC', value: 'utc', description: 'Times are in UTC already' },
			{
				name: 'Workflow Timezone',
				value: 'workflow',
				description: "Times are in the workflow's timezone and get converted to UTC",
			},
		],
		description:
			"Timezone of start and end times without an offset. The workflow's timezone is New York unless you change it in the workflow's settings.",
	}),
	settleUnknown: yesNo(true, {
		displayName: 'Settle Unknown Outcomes',
		description:
			"Whether to look for an {noun} in its {parent}'s list when Adspirer's answer doesn't say whether it was created. This needs Duplicate Protection By Name. Takes one call per {parent}, which may count against your quota.",
	}),
	simplify: yesNo(true, {
		description: 'Whether to return a simplified version of the response instead of the raw data',
	}),
	skipExistingNames: yesNo(false, {
		description:
			"Whether to list each {parent}'s {noun}s first and skip names that already exist. Takes one call per {parent}, which may count against your quota.",
	}),
	startPaused: yesNo(false, {
		description:
			'Whether to pause each {noun} as soon as it is created, by a second call that counts against your quota. {meanwhile} {Noun}s that exist already are left as they are.',
	}),
	/** Milliseconds. A call stays open for twice as long, which a timer has to hold. */
	timeout: number(120_000, 1, 1_073_741_823, {
		description:
			'Milliseconds to wait for the answer to one call. TikTok can take {seconds} seconds. A late answer still counts, up to twice this time.',
	}),
	unknownColumns: oneOf('ask', {
		choices: [
			{
				name: 'Ask',
				value: 'ask',
				description: 'Refuse the rows in which such a column is filled',
			},
			{
				name: 'List',
				value: 'list',
				description: 'Ignore the column, and list it in the warnings',
			},
		],
		description:
			'What to do about columns that need your answer. List is for webhooks whose keys come and go.',
		displayOptions: ofColumns,
	}),
	cells: anything({
		type: 'fixedCollection',
		displayName: 'Words in Cells',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Word',
		default: {},
		options: [{ displayName: 'Word', name: 'word', values: wordInCells }],
		description: 'What a word in a column means, in every row that has it',
		displayOptions: ofColumns,
	}),
};

/** The options' values, with their defaults. */
export type OptionValues = {
	readonly [Name in keyof typeof table]: (typeof table)[Name]['initial'];
};

/** What steers the node rather than what it creates; {noun} and the like stand for that. By name and in the form's order. */
export const options: {
	readonly [Name in keyof OptionValues]: ReturnType<typeof option<OptionValues[Name]>>;
} = table;
