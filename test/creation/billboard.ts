import { onlyEntry } from '../../nodes/AdspirerTikTok/base/values';
import type { Creation } from '../../nodes/AdspirerTikTok/contract/creation';
import type { FieldOf } from '../../nodes/AdspirerTikTok/contract/fields';
import { createOperation } from '../../nodes/AdspirerTikTok/operations/creations';
import { byHeadings } from '../../nodes/AdspirerTikTok/operations/form';
import { parseWholeNumber } from '../../nodes/AdspirerTikTok/parse/cellText';
import { orEmptyWord } from '../../nodes/AdspirerTikTok/parse/keyword';
import { parseName, parseTikTokId } from '../../nodes/AdspirerTikTok/parse/text';
import { nodeFor } from './node';

/*
 * A thing that Adspirer doesn't create, described as the ad group is: with another tool, noun, parent
 * and ID. It shows that the engine knows nothing of ad groups.
 */

const fields: readonly FieldOf[] = [
	{
		argument: 'street_id',
		label: 'Street',
		parameter: 'streetId',
		type: 'string',
		required: true,
		isId: true,
		description: 'The street to put the billboard in',
		parse: (value) => parseTikTokId(onlyEntry(value)),
	},
	{
		argument: 'billboard_name',
		label: 'Billboard Name',
		parameter: 'billboardName',
		type: 'string',
		required: true,
		description: 'What the billboard is called',
		parse: parseName,
	},
	{
		argument: 'width',
		label: 'Width',
		parameter: 'width',
		type: 'string',
		description: 'Its width in meters',
		parse: (value) => parseWholeNumber(value, 1, 20),
	},
];

const write = { writes: true, free: false } as const;

/** The ID of a billboard has 16 digits. */
const id = /^[1-9]\d{15}$/;

const facts = { text: 'is 13. Choose another width.' };
const unlucky = { why: 'words of others', facts } as const;

const billboard: Creation = {
	noun: 'billboard',
	parentNoun: 'street',
	tool: { name: 'add_billboard', ...write },
	nameArgument: 'billboard_name',
	parentArgument: 'street_id',
	idKey: 'billboard_id',
	parseExistingId: orEmptyWord(parseTikTokId),
	otherOptions: [],
	fields,
	columns: Object.fromEntries(
		[...fields, { argument: 'billboard_id', parse: parseTikTokId }].map(({ argument, parse }) => [
			argument,
			{ parse },
		]),
	),
	rules: {
		checkAdditional: (given) => ({ arguments: given, problems: [], warnings: [] }),
		complete: (values) => values,
		dependents: [],
		check: ({ width }) =>
			width === 13 ? [{ kind: 'problem', argument: 'width', message: unlucky }] : [],
	},
	neverBlank: [],
	list: {
		tool: { name: 'list_billboards', writes: false, free: false },
		form: {
			none: /^No billboards found$/m,
			arrays: ['billboards'],
			ids: ['billboardid'],
			names: ['billboardname'],
			id,
			parent: 'streetid',
		},
		differences: ({ details }, { width }) =>
			details.width === width ? [] : [{ argument: 'width', before: details.width, now: width }],
	},
	pause: { tool: { name: 'pause_billboard', ...write }, fixed: { light: 'OFF' }, meanwhile: '' },
	repeatAfter: 30_000,
	timeout: 120_000,
	deciding: ['width'],
	besideSummary: ['billboard_name'],
	shortSummary: ['width'],
};

const operation = createOperation(billboard, {
	resource: 'billboard',
	description: 'Put up a billboard',
	variants: {
		street_id: [
			{},
			{
				required: false,
				description: 'The street of rows that name none',
				show: byHeadings,
			},
		],
	},
});

/** A node that creates billboards, by nothing but their description. */
export const BillboardNode = nodeFor(operation);
