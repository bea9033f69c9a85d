import { benchRun, type Cost, type RunSettings, type Setup } from './benchRun';
import { adspirer, httpRequest, sheet, type Work } from './nodes';
import type { RemoteSandbox } from './remoteSandbox';
import { interleaved, ratios, spreadOf, ratio, type Figure } from './figures';

export type Way = 'adspirer' | 'mapped' | 'http';

type Measured = (way: Way) => number[];

interface Rounds extends Work, RunSettings {
	readonly rounds: number;
	readonly warmUp: number;
}

/** Runs so many rows with each node, other rows in each round. */
export async function allWays(
	sandbox: RemoteSandbox,
	count: number,
	{ rounds, warmUp, operation, options, ...settings }: Rounds,
): Promise<(number: (cost: Cost) => number) => Measured> {
	const work: Work = { ...(operation && { operation }), ...(options && { options }) };
	const setups: Array<[Way, Setup]> = [
		['adspirer', () => adspirer(work)],
		['mapped', () => adspirer(work, true)],
		['http', (url) => httpRequest(url)],
	];
	const costs = await interleaved(
		setups.map(
			([way, setup]) =>
				[way, async () => await benchRun(sandbox, setup, sheet(count), settings)] as const,
		),
		rounds,
		warmUp,
	);
	return (number) => (way) => costs(way).map(number);
}

/** A figure of this node, in one of its forms, next to the HTTP Request node. */
export function compared(
	what: string,
	measured: Measured,
	shown: (value: number) => string,
	form: 'adspirer' | 'mapped' = 'adspirer',
): Figure {
	return {
		what,
		adspirer: shown(spreadOf(measured(form)).median),
		http: shown(spreadOf(measured('http')).median),
		ratio: ratio(ratios(measured(form), measured('http')), 'HTTP Request'),
	};
}
