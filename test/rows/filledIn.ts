import type { IDataObject, INodeParameters, NodeParameterValueType } from 'n8n-workflow';
import { labelAt } from '../resources/form';
import { published, publishedTable, type PublishedArgument } from './publishedTable';

/** A form with one more field filled in: an argument's, by a value or by an expression. */
export function filledIn(
	name: string,
	value: NodeParameterValueType,
	form: INodeParameters = {},
): INodeParameters {
	const argument = published(name);
	const [outer = '', inner] = argument.path.split('.');
	if (inner === undefined) return { ...form, [outer]: written(argument, value) };
	return { ...form, [outer]: Object.assign({}, form[outer], { [inner]: value }) };
}

/** A form that takes every argument from the row's field of the same name, as `{{ $json.budget }}`. */
export function mappedForm(): INodeParameters {
	const form: INodeParameters = {};
	for (const argument of publishedTable) {
		const [outer = '', inner] = argument.path.split('.');
		const expression = `={{ $json.${argument.name} }}`;
		if (inner === undefined) form[outer] = written(argument, expression);
		else Object.assign((form[outer] ??= {}), { [inner]: expression });
	}
	return form;
}

function written({ control }: PublishedArgument, value: NodeParameterValueType) {
	if (control !== 'resourceLocator' || (typeof value !== 'string' && typeof value !== 'number')) {
		return value;
	}
	return { __rl: true as const, mode: 'id', value };
}

/** The label of the field that fills an argument. */
export const labelOfArgument = (name: string): string => labelAt(published(name).path);

/** A row of a sheet, by the service's names, with nothing wrong with it. */
export const goodRow: IDataObject = {
	campaign_id: '1790000000000000001',
	adgroup_name: 'Spring, US, 18-34',
	budget: 50,
};

/** What is sent for the workbench's form alone: the required arguments and the form's defaults. */
export const sentAtLeast: Readonly<Record<string, unknown>> = {
	...goodRow,
	objective: 'TRAFFIC',
	budget_mode: 'BUDGET_MODE_DAY',
};

/** Fields that an argument needs filled in too, and the arguments that they send. */
export interface NeededToo {
	readonly parameters: INodeParameters;
	readonly sent: Readonly<Record<string, unknown>>;
}

const conversions = {
	parameters: { objective: 'CONVERSIONS' },
	sent: { objective: 'CONVERSIONS' },
};

/** What has to be filled in too, so that a row with the argument set to `value` is whole; null if blank. */
export function neededToo(name: string, value: unknown): NeededToo {
	if (name === 'optimization_event') return conversions;
	if (name === 'pixel_id') {
		return {
			parameters: { ...conversions.parameters, optimizationEvent: 'FORM' },
			sent: { ...conversions.sent, optimization_event: 'FORM' },
		};
	}
	if (name === 'placements') {
		return {
			parameters: { placementType: 'PLACEMENT_TYPE_NORMAL' },
			sent: { placement_type: 'PLACEMENT_TYPE_NORMAL' },
		};
	}
	if (name === 'placement_type') {
		const sent = value === 'PLACEMENT_TYPE_NORMAL' ? { placements: ['PLACEMENT_PANGLE'] } : {};
		return { parameters: { placements: ['PLACEMENT_PANGLE'] }, sent };
	}
	if (name === 'bid_type' && value === 'BID_TYPE_CUSTOM') {
		return { parameters: { bidding: { bidPrice: '1' } }, sent: { bid_price: 1 } };
	}
	if (name === 'budget_mode' || value === 'SCHEDULE_START_END') {
		const end = '2027-05-31 23:59:59';
		return { parameters: { scheduleEndTime: end }, sent: { schedule_end_time: end } };
	}
	return (value === null ? undefined : neededForDelivery[name]) ?? { parameters: {}, sent: {} };
}

const ownBid = { bid_type: 'BID_TYPE_CUSTOM' };
const reach = { parameters: { objective: 'REACH' }, sent: { objective: 'REACH' } };

/** The same for what is about bids and delivery. */
const neededForDelivery: Readonly<Record<string, NeededToo>> = {
	bid_price: { parameters: {}, sent: ownBid },
	conversion_bid_price: {
		parameters: { delivery: { billingEvent: 'OCPM' } },
		sent: { ...ownBid, billing_event: 'OCPM' },
	},
	frequency: {
		parameters: { ...reach.parameters, delivery: { frequencySchedule: 7 } },
		sent: { ...reach.sent, frequency_schedule: 7 },
	},
	frequency_schedule: {
		parameters: { ...reach.parameters, delivery: { frequency: 3 } },
		sent: { ...reach.sent, frequency: 3 },
	},
};
