import { parseLocations } from '../../parse/locations';
import type { Fault } from '../../problems/problem';
import { countryIndex } from '../choices';
import { hasNoColumn } from '../rules';
import * as kinds from './field';

export const places = {
	location_ids: {
		...kinds.multiChoice('location_ids'),
		schema: kinds.listOf(kinds.id),
		parameter: 'locations',
		addition: {
			parameter: 'locationIds',
			collection: 'targeting',
			label: 'Location IDs',
			type: 'string',
			placeholder: 'e.g. 6252001, 2635167',
			description:
				"TikTok's IDs of regions, cities or countries, comma-separated, in addition to 'Locations'. Find them with this node's 'Targeting' resource.",
		},
		label: 'Locations',
		topic: 'places',
		isId: true,
		description:
			"Countries to target. With an expression, enter names, codes such as US, or IDs, comma-separated. TikTok doesn't serve every country listed. Enter regions and cities in 'Location IDs' under 'Targeting'.",
		parse: (value, context) => parseLocations(value, countryIndex(), context),
		neverBlank: true,
		decides: true,
		update: {
			description:
				'The countries to target from now on. With an expression, enter names, codes such as US, or IDs.',
		},
		doubts: ({ location_ids: locations }, context, argument) => {
			if (locations !== undefined) return undefined;
			const soThat: Fault = { why: 'so it is the United States' };
			if (hasNoColumn(context, argument)) {
				return { why: 'no column of countries', facts: { soThat } };
			}
			return context.whyEmpty?.(argument, soThat);
		},
	},
} satisfies kinds.Entries;
