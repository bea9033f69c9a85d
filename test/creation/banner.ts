import { type FieldOf, accountField } from '../../nodes/AdspirerTikTok/contract/fields';
import { createOperation } from '../../nodes/AdspirerTikTok/operations/creations';
import { parseWholeNumber } from '../../nodes/AdspirerTikTok/parse/cellText';
import { orEmptyWord } from '../../nodes/AdspirerTikTok/parse/keyword';
import { parseName, parseTikTokId } from '../../nodes/AdspirerTikTok/parse/text';
import { nodeFor } from './node';

/*
 * A made-up thing without a parent: it is in the ad account, which a row need not name. It shows that
 * such a thing is a description, too.
 */

const fields: readonly FieldOf[] = [
	accountField,
	{
		argument: 'banner_name',
		label: 'Banner Name',
		parameter: 'bannerName',
		type: 'string',
		required: true,
		description: 'What the banner is called',
		parse: parseName,
	},
	{
		argument: 'height',
		label: 'Height',
		parameter: 'height',
		type: 'string',
		description: 'Its height in meters',
		parse: (value) => parseWholeNumber(value, 1, 20),
	},
];

const write = { writes: true, free: false } as const;

/** The facts about a banner, and the operation that creates it. */
export const createBanner = createOperation(
	{
		noun: 'banner',
		tool: { name: 'add_banner', ...write },
		nameArgument: 'banner_name',
		idKey: 'banner_id',
		statusHeadings: 'banner_status',
		parseExistingId: orEmptyWord(parseTikTokId),
		otherOptions: [],
		fields,
		columns: Object.fromEntries(
			[...fields, { argument: 'banner_id', parse: parseTikTokId }].map(({ argument, parse }) => [
				argument,
				{ parse },
			]),
		),
		rules: {
			checkAdditional: (given) => ({ arguments: given, problems: [], warnings: [] }),
			complete: (values) => values,
			dependents: [],
			check: () => [],
		},
		neverBlank: ['banner_name'],
		list: {
			tool: { name: 'list_banners', writes: false, free: false },
			form: {
				none: /^No banners found$/m,
				arrays: ['banners'],
				ids: ['bannerid'],
				names: ['bannername'],
				id: /^[1-9]\d{15}$/,
			},
			differences: ({ details }, { height }) =>
				details.height === height
					? []
					: [{ argument: 'height', before: details.height, now: height }],
		},
		pause: { tool: { name: 'pause_banner', ...write }, fixed: { light: 'OFF' }, meanwhile: '' },
		repeatAfter: 30_000,
		timeout: 120_000,
		deciding: ['height'],
		besideSummary: ['banner_name'],
		shortSummary: ['height'],
		spending: ({ height }) => ({ amount: Number(height), period: 'a day' }),
	},
	{ resource: 'banner', description: 'Hang up a banner' },
);

/** A node that creates banners, by nothing but their description. */
export const BannerNode = nodeFor(createBanner);
