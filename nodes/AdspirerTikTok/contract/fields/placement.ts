import { formatValue } from '../../base/wording';
import { type Parsed, parseWordList } from '../../parse/cellText';
import { isGiven, orNoRestriction } from '../../parse/keyword';
import { type Filled, type RowCells, offerWords } from '../cells';
import { choicesOf, shownValue } from '../choices';
import { requiredIf } from '../rules';
import * as kinds from './field';

const manual = 'PLACEMENT_TYPE_NORMAL';

const parseType = kinds.choiceParser('placement_type');
const parsePlacement = kinds.choiceParser('placements');
const parsePlacements = orNoRestriction((value) => parseWordList(value, parsePlacement));

/** Reads a sheet's one Placement column: "Automatic", or "TikTok, Pangle", which means "Manual". */
function parsePlacementCell(
	value: unknown,
): Parsed<{ readonly placement_type: string; readonly placements?: readonly string[] }> {
	const type = parseType(value);
	if ('nothing' in type) return type;
	if ('value' in type) {
		return {
			...type,
			value: { placement_type: type.value },
		};
	}
	const parsed = parsePlacements(value);
	if (!('value' in parsed)) return parsed;
	const { value: placements } = parsed;
	return {
		value: { placement_type: manual, placements },
		readAs: `manual placement on ${shownValue(placements, choicesOf('placements'))}`,
	};
}

/** Placements without a placement type mean manual placement. */
function fillPlacement(cells: RowCells): Filled {
	const isOpen = !isGiven(cells.find('placement_type')?.value);
	const placements = cells.find('placements');
	const cell = cells.find('placement') ?? placements;
	const parsed = parsePlacementCell(cell?.value);
	// Next to a type, "Placements" can only hold the placements.
	if (!cell || !isOpen || 'nothing' in parsed) return { placements: placements ?? cell };
	if ('problem' in parsed) {
		const problem = offerWords(parsed.problem, cell.value);
		return {
			placement_type: { ...cell, problem },
			placements,
		};
	}
	const { value, readAs } = parsed;
	const reading = readAs ? { written: formatValue(cell.value), readAs } : undefined;
	const filled = { ...cell, value: value.placements };
	return {
		placement_type: {
			...cell,
			value: value.placement_type,
			reading,
		},
		placements: value.placements ? filled : placements,
	};
}

export const placement = kinds.alike(
	{
		topic: 'places',
		decides: true,
	},
	{
		placement_type: {
			...kinds.closedChoice('placement_type', '', 'Who chooses where the ads appear'),
			parse: orNoRestriction(parseType),
		},
		/** Its column is `placement`, which may hold the kind of placement too. */
		placements: {
			...kinds.multiChoice('placements'),
			schema: kinds.listOf(kinds.openValue),
			columns: ['placements', 'placement'],
			description: 'Where the ads appear. Used for rows with manual placement.',
			parse: parsePlacements,
			fill: fillPlacement,
			onlyWith: {
				dependsOn: 'placement_type',
				values: [manual],
				only: 'placements for manual only',
				isRefused: () => true,
			},
			// Manual placement means naming at least one (Adspirer's reference).
			refuses: requiredIf(
				({ placement_type: type }) => type === manual,
				'manual needs placements',
				'or automatic placement',
			),
		},
	},
);

export const placementColumns = {
	placement: {
		parse: parsePlacementCell,
		label: 'Placement',
		topic: 'places',
	},
} satisfies kinds.Columns;
