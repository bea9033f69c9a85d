import { parseWordList } from '../../parse/cellText';
import { orNoRestriction } from '../../parse/keyword';
import { requiredIf } from '../rules';
import * as kinds from './field';

export const manualPlacement = 'PLACEMENT_TYPE_NORMAL';

export const parsePlacementType = kinds.choiceParser('placement_type');
const parsePlacement = kinds.choiceParser('placements');
export const parsePlacements = orNoRestriction((value) => parseWordList(value, parsePlacement));

export const placement = kinds.alike(
	{
		topic: 'places',
		decides: true,
	},
	{
		placement_type: {
			...kinds.closedChoice('placement_type', '', 'Who chooses where the ads appear'),
			parse: orNoRestriction(parsePlacementType),
		},
		placements: {
			...kinds.multiChoice('placements'),
			schema: kinds.listOf(kinds.openValue),
			description: 'Where the ads appear. Used for rows with manual placement.',
			parse: parsePlacements,
			onlyWith: {
				dependsOn: 'placement_type',
				values: [manualPlacement],
				only: 'placements for manual only',
				isRefused: () => true,
			},
			// Manual placement means naming at least one (Adspirer's reference).
			refuses: requiredIf(
				({ placement_type: type }) => type === manualPlacement,
				'manual needs placements',
				'or automatic placement',
			),
		},
	},
);

/** The placements, or who chooses them. */
export const placementColumns = {
	placement: { label: 'Placement', topic: 'places' },
} satisfies kinds.Columns;
