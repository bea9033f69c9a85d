import type { INodeProperties } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { labelOfColumn } from '../contract/fields/field';
import { asSentence, fillIn } from '../output/problemText';
import { type Option, type OptionValues, existingOption, options } from '../rows/settings';

/** A property of n8n's form: a text, labelled with its name in words, unless it says something else. */
interface OptionForm extends Partial<INodeProperties> {
	readonly description: string;
	/** Descriptions of its choices, by value. */
	readonly told?: Readonly<Record<string, string>>;
}

/** "Ad Settings" for `adSettings`. */
export const optionInWords = (name: string) =>
	asSentence(name.replace(/[A-Z]/g, ' $&').replace(' For ', ' for '));

/** An AI agent calls for one thing at a time, and has no row. */
export const butForTools = { hide: { '@tool': [true] } };

/** Only with Map Automatically, since the form has no columns. */
const ofColumns = {
	show: { '/mappingMode': ['autoMapInputData'] },
	...butForTools,
};

const headingsOfSheet = { loadOptionsMethod: 'sheetHeadings' };

/** Columns of the sheet, several of them. */
const severalColumns = {
	type: 'multiOptions',
	default: [],
	typeOptions: headingsOfSheet,
	allowArbitraryValues: true,
	displayOptions: ofColumns,
} satisfies Partial<INodeProperties>;

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

/** The form's text for each option; {noun} and the like stand for the thing that is created. */
const optionTexts: Readonly<Record<keyof OptionValues, OptionForm>> = {
	adAdditionalArguments: {
		type: 'json',
		displayName: 'Additional Ad Arguments',
		default: '{}',
		placeholder: 'e.g. {"identity_type": "CUSTOMIZED_USER"}',
		description:
			"More arguments for Adspirer's tool add_tiktok_ad, as a JSON object. They override fields and columns.",
	},
	additionalArguments: {
		type: 'json',
		default: '{}',
		placeholder: 'e.g. {"roas_bid": 2.5}',
		description:
			"More arguments for Adspirer's tool {tool}, as a JSON object. They override fields and columns.",
	},
	agesBetweenGroups: {
		displayName: 'Ages That Cut a Group',
		told: {
			inside: 'Only groups wholly within the ages',
			outside: 'Every group with one of the ages',
		},
		description:
			"What ages between TikTok's groups become, such as 21+ or 20-30. Refused unless you choose, because other people would see the ads.",
	},
	answers: {
		type: 'json',
		displayName: 'Column Answers (JSON)',
		default: '[]',
		placeholder: 'e.g. [{"heading": "Copy", "means": "ad_text"}]',
		description:
			"What columns and words mean: the list that Check Columns shows of another workflow's answers. The answers in the form come first.",
		displayOptions: ofColumns,
	},
	blankColumns: {
		...severalColumns,
		displayName: 'Blank Means None',
		description:
			'Columns in which a blank cell asks for nothing, though cells elsewhere in the sheet are merged. By expression: headings, comma-separated.',
	},
	budgetLimit: {
		type: 'number',
		placeholder: 'e.g. 500',
		description:
			'Rows with a higher budget are refused, daily or lifetime. Keeps a typo or an AI agent from overspending.',
	},
	dateOrder: {
		description:
			'How to read dates such as 12/01/2030. Refused unless you choose, because they could mean two different days.',
	},
	existingId: {
		placeholder: 'e.g. {{ $json["{Noun} ID"] }}',
		description:
			"The ID of the {noun} that a row already has, usually from a column. Rows with an ID are done and pass through. Map Automatically uses the column '{Noun} ID'.",
	},
	fillDownColumns: {
		...severalColumns,
		description:
			'Columns with merged cells. A blank cell there takes the value above it. By expression: headings, comma-separated.',
	},
	includeInputFields: {
		description: "Whether to keep the row's own columns, with the result under 'adspirer'",
		displayOptions: butForTools,
	},
	maxConcurrency: {
		description: 'Max number of calls to make at the same time, from 1 to 50',
		displayOptions: butForTools,
	},
	maxRetries: {
		description:
			'How many times to retry a call after an error or a missing answer, from 0 to 10. A retry sends the same key, so nothing is done twice while Adspirer remembers it.',
	},
	rowsWithWarnings: {
		told: {
			create: 'Create them, and list the warnings in the output',
			refuse: 'Unused columns count as well',
		},
		displayName: 'When a Row Has Warnings',
		description: "What to do with rows that have warnings, such as a value that can't be used",
	},
	scheduleTimezone: {
		told: {
			utc: 'Times are in UTC already',
			workflow: "Times are in the workflow's timezone and get converted to UTC",
		},
		description:
			"Timezone of start and end times without an offset. The workflow's timezone is New York unless you change it in the workflow's settings.",
	},
	settleUnknown: {
		displayName: 'Look Up Unclear Results',
		description:
			"Whether to look into Adspirer's list when an answer doesn't say whether something was created. This needs Duplicate Protection By Name. Takes one call per list, which may count against your quota.",
	},
	simplify: {
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	skipExistingNames: {
		description:
			'Whether to list first what exists already, and skip names that are in the list. Takes one call per list, which may count against your quota.',
	},
	startPaused: {
		description:
			'Whether to pause each {noun} as soon as it is created, by a second call that counts against your quota. {meanwhile} {Noun}s that exist already are left as they are.',
	},
	timeout: {
		description:
			'Milliseconds to wait for the answer to one call. TikTok can take {seconds} seconds. A late answer still counts, up to twice this time.',
	},
	unknownColumns: {
		displayName: 'Columns Without an Answer',
		told: {
			ask: 'Refuse the rows in which such a column is filled',
			list: 'Ignore the column if nothing is known of it, and list it in the warnings',
		},
		description:
			'What to do about columns that need your answer. List is for webhooks whose keys come and go.',
		displayOptions: ofColumns,
	},
	cells: {
		type: 'fixedCollection',
		displayName: 'Words in Cells',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Word',
		default: {},
		options: [
			{
				displayName: 'Word',
				name: 'word',
				values: wordInCells,
			},
		],
		description: 'What a word in a column means, in every row that has it',
		displayOptions: ofColumns,
	},
};

/** The rest of an option's property for n8n's form, by the type of its value. */
function optionShapeOf(
	option: Option<unknown>,
	told: OptionForm['told'] = {},
): Partial<INodeProperties> {
	const { initial, choices, range } = option;
	if (choices) {
		const described = choices.map(({ name, value }) => ({
			name,
			value,
			description: told[value],
		}));
		return {
			type: 'options',
			options: described,
			allowArbitraryValues: true,
			default: String(initial),
		};
	}
	if (range) {
		return {
			type: 'number',
			default: Number(initial),
			typeOptions: range,
		};
	}
	// Who adds a switch wants it on.
	if (typeof initial === 'boolean') return { type: 'boolean', default: true };
	return {};
}

/** The label of the option with the ID that a row has already. */
export const labelOfExisting = ({ noun }: Creation) => labelOfColumn(`existing ${noun} id`);

/** An option in the words of what is created. */
export function optionFor(creation: Creation, name: keyof OptionValues): INodeProperties {
	const { told, ...text } = optionTexts[name];
	const form: INodeProperties = {
		displayName: optionInWords(name),
		name,
		type: 'string',
		default: '',
		...optionShapeOf(options[name], told),
		...text,
	};
	if (name === 'existingId') {
		form.displayName = labelOfExisting(creation);
		form.name = existingOption(creation);
	}
	if (name === 'timeout') form.default = creation.timeout;
	const { noun } = creation;
	if (name === 'additionalArguments') {
		form.displayName = labelOfColumn(`additional ${noun} arguments`);
	}
	const facts = {
		noun,
		Noun: asSentence(noun),
		tool: creation.tool.name,
		meanwhile: creation.pause.meanwhile,
		seconds: creation.repeatAfter / 1000,
	};
	form.description = fillIn(text.description, facts);
	if (text.placeholder) form.placeholder = fillIn(text.placeholder, facts);
	// All rows of a media plan are mapped by their headings, and no agent has it.
	if (creation.parts) delete form.displayOptions;
	return form;
}

const isOptionProperty = (name: string): name is keyof OptionValues => Object.hasOwn(options, name);

/** For a list in the order of its labels. */
export const byLabel = (one: INodeProperties, other: INodeProperties) =>
	one.displayName.localeCompare(other.displayName);

/** The options of these names that mean something for what is created. */
export function optionsFor(creation: Creation, names: readonly string[]): INodeProperties[] {
	const { otherOptions } = creation;
	return Object.keys(options)
		.filter(isOptionProperty)
		.filter((name) => names.includes(name) && !otherOptions.includes(name))
		.map((name) => optionFor(creation, name));
}
