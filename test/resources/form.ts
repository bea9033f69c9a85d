import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { AdspirerTikTok } from '../../nodes/AdspirerTikTok/AdspirerTikTok.node';

/** The node as n8n shows it to people. */
export const { description } = new AdspirerTikTok();

type Option = INodeProperties | INodePropertyCollection | INodePropertyOptions;

const isParameter = (option: Option): option is INodeProperties => 'type' in option;

/** The parameters in a collection; none for any other parameter. */
function within(parameter: INodeProperties): INodeProperties[] {
	return (parameter.options ?? []).filter(isParameter);
}

/** The parameters at a path such as `targeting.gender`: two where display rules share a name. */
export function parametersAt(path: string): INodeProperties[] {
	const [outer, inner] = path.split('.');
	const found = description.properties.filter(({ name }) => name === outer);
	return inner === undefined ? found : found.flatMap(within).filter(({ name }) => name === inner);
}

/** The label at a path. */
export function labelAt(path: string): string {
	return parametersAt(path)[0]?.displayName ?? `no parameter at ${path}`;
}

/** The values that a parameter offers for choice. */
export function valuesOffered(parameter: INodeProperties): unknown[] {
	return choicesOf(parameter).map(({ value }) => value);
}

/** The choices that a parameter offers, as the form shows them. */
export function choicesOf(parameter: INodeProperties): INodePropertyOptions[] {
	return (parameter.options ?? []).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);
}

/** Every operation, with the value of its resource. */
export function offeredOperations(): Array<[resource: string, operation: INodePropertyOptions]> {
	const pickers = description.properties.filter(({ name }) => name === 'operation');
	return pickers.flatMap((picker) =>
		(picker.displayOptions?.show?.resource ?? []).flatMap((resource) =>
			choicesOf(picker).map((choice): [string, INodePropertyOptions] => [String(resource), choice]),
		),
	);
}

/** Every parameter of the form with its path, those within collections too. */
export function everyParameter(): Array<[path: string, parameter: INodeProperties]> {
	return description.properties.flatMap((parameter) => [
		[parameter.name, parameter] satisfies [string, INodeProperties],
		...within(parameter).map((inner): [string, INodeProperties] => [
			`${parameter.name}.${inner.name}`,
			inner,
		]),
	]);
}
