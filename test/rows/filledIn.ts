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

/** The arguments sent for the workbench's form alone: the required ones and the form's defaults. */
export const sentAtLeast: Readonly<Record<string, unknown>> = {
	...goodRow,
	objective: 'TRAFFIC',
	budget_mode: 'BUDGET_MODE_DAY',
};

const conversions = { objective: 'CONVERSIONS' };
const reach = { objective: 'REACH' };
const custom = { bid_type: 'BID_TYPE_CUSTOM' };
const end = { schedule_end_time: '2027-05-31 23:59:59' };

type Arguments = Readonly<Record<string, string | number | string[]>>;

/** The arguments that each argument needs next to it, even if it is blank. */
const needed: Readonly<Record<string, Arguments>> = {
	optimization_event: conversions,
	pixel_id: { ...conversions, optimization_event: 'FORM' },
	placements: { placement_type: 'PLACEMENT_TYPE_NORMAL' },
	budget_mode: end,
	app_id: { objective: 'APP_PROMOTION' },
};

/** Those that it needs if it has its last value. */
const neededForValue: Readonly<Record<string, Arguments>> = {
	placement_type: { placements: ['PLACEMENT_PANGLE'] },
	bid_price: custom,
	conversion_bid_price: { ...custom, billing_event: 'OCPM' },
	frequency: { ...reach, frequency_schedule: 7 },
	frequency_schedule: { ...reach, frequency: 3 },
	schedule_type: end,
};

/** The arguments that make a row with this argument complete, and the form that sends them. */
export function neededToo(name: string, isBlank = false) {
	const sent = needed[name] ?? (isBlank ? {} : neededForValue[name]) ?? {};
	let parameters: INodeParameters = {};
	for (const [other, value] of Object.entries(sent))
		parameters = filledIn(other, value, parameters);
	return { parameters, sent };
}
