import { ad } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import type { Values } from '../contract/creation';
import {
	accountField,
	campaignFilter,
	searchFields,
	updateFields,
	whichFields,
} from '../contract/fields';
import { adFilters, whichAd } from '../contract/fields/creative';
import { problemsIn } from '../contract/rules';
import { type ListForm, tools } from '../contract/tools';
import { changedOutput, entryItem, listOutput, textOutput } from '../output/items';
import { sentSummary } from '../output/rowWarnings';
import type { Fault } from '../problems/problem';
import { listForms, readList } from '../response/lists';
import { listTools } from '../run/askedLists';
import { type Operation, cellOptions } from './form';

/** Why a search shows nothing, if it can be told. */
function whyNone({ targeting_type: type, level_range: level }: Values): Fault | undefined {
	if (type !== 'regions' || level !== undefined) return undefined;
	return { why: 'only countries found' };
}

/** Makes items of a list. */
function itemsOfList(form: ListForm, noun: string): Operation['output'] {
	return async ({ answer }, { values }) => {
		const list = await readList(answer.raw, form, values);
		return await listOutput(answer, list, noun, whyNone(values));
	};
}

const resourceNouns = {
	account: 'account',
	ad: 'ad',
	adGroup: 'ad group',
	campaign: 'campaign',
} as const;

function getMany(
	resource: keyof typeof resourceNouns,
	fields: Operation['fields'],
	description: string,
): Operation {
	const noun = resourceNouns[resource];
	const { tool, form, fixed } = listTools[noun];
	return {
		resource,
		choice: {
			name: 'Get Many',
			value: 'getAll',
			description,
			action: `Get many ${noun}s`,
		},
		fields,
		limited: true,
		isFiltered: true,
		tool,
		fixed,
		action: { verb: 'found', noun },
		output: itemsOfList(form, noun),
	};
}

/** Operations that only read. */
export const readings: readonly Operation[] = [
	{
		resource: 'adGroup',
		choice: {
			name: 'Get',
			value: 'get',
			description: 'Get the details of an ad group',
			action: 'Get ad group',
		},
		fields: whichFields,
		options: ['includeInputFields'],
		tool: tools.getAdGroup,
		action: { verb: 'found', noun: adGroup.noun },
		output: async ({ answer }, { values }) => {
			const list = await readList(answer.raw, adGroup.list.form, values);
			const entry = list?.entries.find(({ id }) => id === values.adgroup_id);
			if (!entry) return textOutput(answer, 'read the details there');
			return { items: [entryItem(entry)] };
		},
	},
	{
		resource: 'targeting',
		choice: {
			name: 'Search',
			value: 'search',
			description: 'Find the IDs of interests, regions, languages and more',
			action: 'Search targeting options',
		},
		fields: searchFields,
		check: ({ targeting_type: type, keyword }, _options, labelOf) => {
			if (type !== 'interest_keywords' || keyword !== undefined) return [];
			return [
				{
					field: labelOf('keyword'),
					message: { why: 'no keyword' },
				},
			];
		},
		isFiltered: true,
		tool: tools.searchTargeting,
		action: { verb: 'found', noun: 'targeting option' },
		output: itemsOfList(listForms.targeting, 'targeting option'),
	},
	getMany('account', [], 'List the TikTok ad accounts connected to Adspirer, without using quota'),
	getMany(
		'ad',
		[accountField, ...adFilters],
		'List the ads of an ad group, a campaign or an account',
	),
	getMany(
		'adGroup',
		[accountField, campaignFilter],
		'List the ad groups of a campaign or an account',
	),
	getMany('campaign', [accountField], 'List the campaigns of an account'),
];

/** The verb for what was done, and what is sent besides the ID. */
const kinds = {
	Update: { verb: 'updated' },
	// The OpenAPI document requires `status`; the later catalog doesn't name it.
	Pause: {
		verb: 'paused',
		fixed: { status: 'DISABLE' },
	},
	Resume: {
		verb: 'resumed',
		fixed: { status: 'ENABLE' },
	},
	// Since July 2026 a tool that deletes does nothing without it (Adspirer's changelog).
	Delete: {
		verb: 'deleted',
		fixed: { confirm_delete: true },
		isFinal: true,
	},
} satisfies Record<string, Pick<Operation, 'fixed' | 'isFinal'> & { readonly verb: string }>;

const changeable = {
	ad: { creation: ad, fields: whichAd },
	adGroup: { creation: adGroup, fields: whichFields },
};

interface Change extends Omit<Partial<Operation>, 'choice' | 'action'> {
	readonly description: string;
	/** Where an AI agent has to know more than the name and the noun. */
	readonly toldAgents?: string;
}

/** An operation that changes what every row names. Its item says that it was done, if nothing else. */
function change(
	resource: keyof typeof changeable,
	name: keyof typeof kinds,
	tool: Operation['tool'],
	{ description, toldAgents, ...own }: Change,
): Operation {
	const { verb, ...sent } = kinds[name];
	const { creation, fields } = changeable[resource];
	const { noun } = creation;
	return {
		resource,
		tool,
		...sent,
		choice: {
			name,
			value: name.toLowerCase(),
			description,
			action: toldAgents ?? `${name} ${noun}`,
		},
		fields,
		options: ['includeInputFields', 'simplify'],
		action: {
			verb,
			noun,
			creation,
		},
		output: changedOutput(creation, () => ({ [verb]: true })),
		...own,
	};
}

function sentChanges(values: Values): Values {
	const sent: Record<string, unknown> = {};
	for (const { argument } of updateFields) {
		if (argument in values) sent[argument] = values[argument];
	}
	return sent;
}

/** The arguments of an ad group, under the names of its fields here. */
const ofUpdate = { fields: updateFields, besideSummary: [] };

/** Operations that change things that exist. */
export const changes: readonly Operation[] = [
	change('adGroup', 'Update', tools.updateAdGroup, {
		description: 'Change the name, budget, end time or targeting of an ad group',
		notice:
			'Each row needs an Ad group ID. Columns that change the ad group: New name, New budget, Age, Gender, Country, End date.',
		fields: [...whichFields, ...updateFields],
		options: [...cellOptions, 'includeInputFields', 'simplify', 'budgetLimit'],
		mappable: adGroup,
		needsOneOf: updateFields.map(({ argument }) => argument),
		check: (values, { budgetLimit }, labelOf) =>
			problemsIn(adGroup.rules, sentChanges(values), {
				now: Date.now(),
				budgetLimit,
				labelOf,
			}),
		output: changedOutput(adGroup, (row) => ({
			summary: sentSummary({ ...row, values: sentChanges(row.values) }, ofUpdate),
		})),
	}),
	change('ad', 'Pause', tools.pauseAd, {
		description: 'Stop an ad from being shown until it is resumed',
	}),
	change('adGroup', 'Pause', tools.pauseAdGroup, {
		description: 'Stop an ad group from spending until it is resumed',
	}),
	change('ad', 'Resume', tools.resumeAd, {
		description: 'Let a paused ad be shown again, which spends money',
	}),
	change('adGroup', 'Resume', tools.resumeAdGroup, {
		description: 'Switch a paused ad group on again, so that it can spend money',
	}),
	change('ad', 'Delete', tools.deleteAd, {
		description: 'Permanently delete an ad',
		toldAgents: 'Delete ad permanently',
		notice: "You can't undo this.",
	}),
	change('adGroup', 'Delete', tools.deleteAdGroup, {
		description: 'Permanently delete an ad group and its ads',
		toldAgents: 'Delete ad group and its ads permanently',
		notice: "Deleting an ad group also deletes its ads. You can't undo this.",
	}),
];
