import { ad } from '../contract/ad';
import { whichAd } from '../contract/adFields';
import { adGroup } from '../contract/adGroup';
import type { Values } from '../contract/creation';
import { updateFields, whichFields } from '../contract/fields';
import { problemsIn } from '../contract/rules';
import { tools } from '../contract/tools';
import { changedOutput } from '../output/items';
import type { Operation } from './operation';

/** What a change has of its own. */
interface Own extends Omit<Partial<Operation>, 'choice' | 'action'> {
	readonly description: string;
	/** Where an AI agent has to know more than the name and the noun. */
	readonly toldAgents?: string;
}

/** The verb for what was done, and what is sent besides the ID. */
const kinds = {
	Update: { verb: 'updated' },
	// The OpenAPI document requires `status`; the later catalog doesn't name it.
	Pause: { verb: 'paused', fixed: { status: 'DISABLE' } },
	Resume: { verb: 'resumed', fixed: { status: 'ENABLE' } },
	// Since July 2026 a tool that deletes does nothing without it (Adspirer's changelog).
	Delete: { verb: 'deleted', fixed: { confirm_delete: true } },
} satisfies Record<string, { readonly verb: string; readonly fixed?: Values }>;

/** An operation that changes what every row names. Its item says that it was done, if nothing else. */
function change(
	resource: 'ad' | 'adGroup',
	name: keyof typeof kinds,
	tool: Operation['tool'],
	{ description, toldAgents, ...own }: Own,
): Operation {
	const { verb, ...sent } = kinds[name];
	const creation = { ad, adGroup }[resource];
	const action = toldAgents ?? `${name} ${creation.noun}`;
	return {
		resource,
		tool,
		...sent,
		choice: { name, value: name.toLowerCase(), description, action },
		fields: { ad: whichAd, adGroup: whichFields }[resource],
		options: ['includeInputFields'],
		action: { verb, noun: creation.noun, creation },
		output: changedOutput(creation, () => ({ [verb]: true })),
		...own,
	};
}

function sentChanges(values: Values) {
	const changed = updateFields.filter(({ argument }) => argument in values);
	return Object.fromEntries(changed.map(({ argument }) => [argument, values[argument]]));
}

/** What is done with things that exist. */
export const changes: readonly Operation[] = [
	change('adGroup', 'Update', tools.updateAdGroup, {
		description: 'Change the name, budget, end time or targeting of an ad group',
		notice:
			'Each row needs an Ad group ID. Columns that change the ad group: New name, New budget, Age, Gender, Country, End date.',
		fields: [...whichFields, ...updateFields],
		options: [
			'agesBetweenGroups',
			'includeInputFields',
			'budgetLimit',
			'columns',
			'dateOrder',
			'scheduleTimezone',
		],
		mappable: adGroup,
		needsOneOf: updateFields.map(({ argument }) => argument),
		check: (values, { budgetLimit }, labelOf) =>
			problemsIn(adGroup.rules, sentChanges(values), { now: Date.now(), budgetLimit, labelOf }),
		output: changedOutput(adGroup, (values) => ({ sent: sentChanges(values) })),
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
