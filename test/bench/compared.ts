import type { INodeParameters } from 'n8n-workflow';
import type { NodeSketch } from '../engine';
import { adspirer, adspirerMapped, httpRequest } from './sketches';
import { interleaved, ratios, spreadOf } from './statistics';
import type { Figure } from './tables';

/**
 * This node, with eight expressions or with Map Automatically, both forms of the HTTP Request node,
 * and, where that is measured too, n8n's request helper alone.
 */
export type Way = 'adspirer' | 'mapped' | 'fields' | 'stringify' | 'bare';

/** A node as it is set up for a service at an address. */
type Sketching = (url: string) => NodeSketch;

interface Ways {
	readonly operation?: 'create' | 'preview';
	/** This node's options. */
	readonly options?: INodeParameters;
	readonly bare?: NodeSketch;
}

/** What a measurement gave in each round. */
export type Measured<Result> = (way: Way) => Result[];

/** Measures this node and n8n's HTTP Request node in turn, each in both of its forms. */
export async function allWays<Result>(
	cost: (sketch: Sketching) => Promise<Result>,
	rounds: number,
	warmUp: number,
	{ operation = 'create', options = {}, bare }: Ways = {},
): Promise<Measured<Result>> {
	const sketches: Array<[Way, Sketching]> = [
		['adspirer', () => adspirer(operation, options)],
		['mapped', () => adspirerMapped(operation, options)],
		['fields', (url) => httpRequest(url, 'fields')],
		['stringify', (url) => httpRequest(url, 'stringify')],
	];
	if (bare) sketches.push(['bare', () => bare]);
	return await interleaved(
		sketches.map(([way, sketch]) => [way, async () => await cost(sketch)] as const),
		rounds,
		warmUp,
	);
}

/** One number of what was measured. */
export const pick =
	<Result>(measured: Measured<Result>, number: (result: Result) => number): Measured<number> =>
	(way) =>
		measured(way).map(number);

/** A figure of this node, in one of its forms, next to both forms of the HTTP Request node. */
export function compared(
	what: string,
	measured: Measured<number>,
	shown: (value: number) => string,
	form: 'adspirer' | 'mapped' = 'adspirer',
): Figure {
	const median = (way: Way) => shown(spreadOf(measured(way)).median);
	return {
		what,
		adspirer: median(form),
		fields: median('fields'),
		stringify: median('stringify'),
		ratios: [
			{ spread: ratios(measured(form), measured('fields')), of: 'eight' },
			{ spread: ratios(measured(form), measured('stringify')), of: 'one' },
		],
	};
}
