import { ad } from './ad';
import { adColumns, adFields } from './adFields';
import { adGroup } from './adGroup';
import type { Creation } from './creation';
import { columns as adGroupColumns, type FieldOf } from './fields';

const columnsOfAds = { ...adColumns, advertiser_id: adGroupColumns.advertiser_id };

/** An ad group of a media plan. */
export const adGroupOfPlan: Creation = {
	...adGroup,
	isOfPart: true,
	// One option for both.
	timeout: ad.timeout,
	pause: {
		...adGroup.pause,
		toPausePart:
			" To pause only some of its ads, choose 'Ad Status' for the column in 'Columns of Your Sheet'. A draft then leaves out its ad alone, and not its ad group.",
	},
	runAgain: 'run only the rows of this ad group',
};

/** An ad of a media plan. It is in its row's ad group, so no column says in which. */
export const adOfPlan: Creation = {
	...ad,
	isOfPart: true,
	// It is known by then.
	parent: undefined,
	parentLookup: undefined,
	fields: adFields.filter(({ argument }) => argument !== ad.parentArgument),
	additionalOption: 'adAdditionalArguments',
	// Otherwise its ad group would be created again, too.
	runAgain: "enter its ad group's ID in a column 'Ad group ID' of the row, and run only this row",
	// Its ad group is paused before it.
	otherOptions: [...ad.otherOptions, 'startPaused'],
	columns: columnsOfAds,
	columnsOfOthers: Object.keys(adGroupColumns).filter((name) => !(name in columnsOfAds)),
	neverBlank: [],
	besideSummary: ['ad_name', 'adgroup_id'],
	rules: {
		...ad.rules,
		checkAdditional: (values) => {
			const checked = ad.rules.checkAdditional(values);
			if (!Object.hasOwn(values, 'adgroup_id')) return checked;
			return { ...checked, problems: [...checked.problems, { why: "ad group of a plan's ad" }] };
		},
	},
};

/** What both have is the ad group's, in the ad's place. */
const fieldsByName = new Map<string, FieldOf>();
for (const field of [...adOfPlan.fields, ...adGroup.fields]) {
	fieldsByName.set(field.argument, field);
}

/** What the columns of a media plan's sheet can be: those of an ad group, and those of its ad. */
export const mediaPlan: Creation = {
	...adGroupOfPlan,
	otherOptions: ['existingId'],
	fields: [...fieldsByName.values()],
	columns: { ...columnsOfAds, ...adGroupColumns },
	columnsOfOthers: [],
	parts: [adGroupOfPlan, adOfPlan],
	pause: {
		...adGroupOfPlan.pause,
		meanwhile:
			'Only then come its ads. In ad groups that were there, new ads are paused one by one.',
	},
	eitherPart: ['Pixel'],
};
