import { ad } from '../contract/ad';
import { whichAd } from '../contract/adFields';
import { adGroup } from '../contract/adGroup';
import type { Values } from '../contract/creation';
import { updateFields, whichFields } from '../contract/fields';
import { tools } from '../contract/tools';
import { changedOutput } from '../output/items';
import type { Operation } from './operation';

/** What a change has of its own. */
interface Own extends Omit<Partial<Operation>, 'choice' | 'action' | 'tool'> {
	readonly tool: Operation['tool'];
	readonly description: string;
	/** Where an AI agent has to know more than the name and the noun. */
	readonly toldAgents?: string;
}

/** An operation that changes what every row names. Its item says that it was done, if nothing else. */
function change(
	resource: 'ad' | 'adGroup',
	name: string,
	verb: string,
	{ description, toldAgents, ...own }: Own,
): Operation {
	const creation = { ad, adGroup }[resource];
	const action = toldAgents ?? `${name} ${creation.noun}`;
	return {
		resource,
		choice: { name, value: name.toLowerCase(), description, action },
		fields: { ad: whichAd, adGroup: whichFields }[resource],
		options: ['includeInputFields'],
		action: { verb, noun: creation.noun, creation },
		output: changedOutput(creation, () => ({ [verb]: true })),
		...own,
	};
}

/** The OpenAPI document requires `status`; the later catalog doesn't name it. */
const toPause: Values = { status: 'DISABLE' };
const toResume: Values = { status: 'ENABLE' };

/** Since July 2026 a tool that deletes does nothing without it (Adspirer's changelog). */
const toDelete: Values = { confirm_delete: true };

function sentChanges(values: Values) {
	const changed = updateFields.filter(({ argument }) => argument in values);
	return Object.fromEntries(changed.map(({ argument }) => [argument, values[argument]]));
}

/** What is done with things that exist. */
export const changes: readonly Operation[] = [
	change('adGroup', 'Update', 'updated', {
		description: 'Change the name, budget, end time or targeting of an ad group',
		notice:
			'Each row needs an Ad group ID. Columns that change the ad group: New name, New budget, Age, Gender, Country, End date.',
		tool: tools.updateAdGroup,
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
		check: (values, { budgetLimit }, labelOf) => {
			const context = { now: Date.now(), budgetLimit, labelOf };
			const broken = adGroup.rules.broken(sentChanges(values), context);
			return broken.map(({ argument, message }) => ({ field: labelOf(argument), message }));
		},
		output: changedOutput(adGroup, (values) => ({ sent: sentChanges(values) })),
	}),
	change('ad', 'Pause', 'paused', {
		description: 'Stop an ad from being shown until it is resumed',
		tool: tools.pauseAd,
		fixed: toPause,
	}),
	change('adGroup', 'Pause', 'paused', {
		description: 'Stop an ad group from spending until it is resumed',
		tool: tools.pauseAdGroup,
		fixed: toPause,
	}),
	change('ad', 'Resume', 'resumed', {
		description: 'Let a paused ad be shown again, which spends money',
		tool: tools.resumeAd,
		fixed: toResume,
	}),
	change('adGroup', 'Resume', 'resumed', {
		description: 'Switch a paused ad group on again, so that it can spend money',
		tool: tools.resumeAdGroup,
		fixed: toResume,
	}),
	change('ad', 'Delete', 'deleted', {
		description: 'Permanently delete an ad',
		toldAgents: 'Delete ad permanently',
		notice: "You can't undo this.",
		tool: tools.deleteAd,
		fixed: toDelete,
	}),
	change('adGroup', 'Delete', 'deleted', {
		description: 'Permanently delete an ad group and its ads',
		toldAgents: 'Delete ad group and its ads permanently',
		notice: "Deleting an ad group also deletes its ads. You can't undo this.",
		tool: tools.deleteAdGroup,
		fixed: toDelete,
	}),
];
