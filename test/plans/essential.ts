import type { IDataObject } from 'n8n-workflow';

/** Arguments without the defaults, and without what follows from others. */
export function essential(
	sent: IDataObject | Record<string, unknown>,
	ids: ReadonlyMap<unknown, string>,
) {
	const { campaign, ...others } = sent;
	const isDefault = ([name, value]: [string, unknown]) =>
		['bid_type', 'pacing', 'placement_type', 'promotion_type'].includes(name) ||
		['GENDER_UNLIMITED', 'BUDGET_MODE_DAY', 'TRAFFIC', false].some((one) => one === value) ||
		(Array.isArray(value) && value.length === 0);
	const all = Object.entries({ campaign_id: ids.get(campaign), ...others });
	return Object.fromEntries(
		all
			.filter((one) => !isDefault(one))
			.map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]),
	);
}
