import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName, type EngineRun } from '../engine';
import type { Fault, ReceivedCall } from '../sandbox';
import { creation } from '../sandbox/calling';
import { eachWorkbench } from '../workbench';

/** The form of every UUID (RFC 9562): version 1 to 8, variant 8 to b. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const named = (...names: string[]): IDataObject[] => names.map((name) => ({ name }));

/** Each row creates the ad group that it names, one after the other, by one call at most. */
export function byName(
	parameters: INodeParameters = {},
	options: INodeParameters = {},
): INodeParameters {
	return {
		adgroupName: '={{ $json.name }}',
		...parameters,
		options: { maxRetries: 0, maxConcurrency: 1, ...options },
	};
}

/** Every outcome that is unknown stays so: no list is asked for. */
export const unsettled = { settleUnknown: false };

/** The node goes on after errors, and gives a failed row out as an item. */
export const goesOn = { onError: 'continueRegularOutput' } as const;

/** Retry On Fail, with as many tries and no wait between them. */
export const tries = (maxTries: number) => ({
	retryOnFail: true,
	maxTries,
	waitBetweenTries: 1,
});

const nameIn = (given: Record<string, unknown>): unknown => given.adgroup_name;

/** A workbench for each test of a file, with what its service was asked for and has made by name. */
export function eachRowBench() {
	const bench = eachWorkbench();
	/** The calls for an ad group; for every one where none is named. */
	const callsFor = (name?: string): ReceivedCall[] => {
		const calls = bench.sandbox.callsTo(creation);
		return name === undefined ? calls : calls.filter((call) => nameIn(call.arguments) === name);
	};
	return Object.assign(bench, {
		callsFor,
		keysFor: (name?: string) => callsFor(name).map(({ idempotencyKey }) => idempotencyKey),
		listCalls: () => bench.sandbox.callsTo('list_tiktok_ad_groups'),
		madeNames: () => bench.sandbox.adGroups.map((adGroup) => nameIn(adGroup.arguments)),
		madeIds: () => bench.sandbox.adGroups.map((adGroup) => adGroup.adgroup_id),
		/** Makes as many calls for one name go wrong, and later ones where that is told, too. */
		spoil: (name: string, fault: Fault, times = 1, later?: Fault) => {
			let left = times;
			bench.sandbox.options.faultReplays = true;
			bench.sandbox.options.fault = ({ tool, arguments: given }) => {
				if (tool !== creation || !String(nameIn(given)).startsWith(name)) return undefined;
				return left-- > 0 ? fault : later;
			};
		},
	});
}

/** A refusal after which it is certain that nothing was created, and which the service forgets. */
export const refused: Fault = { kind: 'status', status: 403 };

/** The ad group is created, but nobody is told. */
export const createdUntold: Fault = { kind: 'drop-after' };

/** The service never hears of the call. */
export const neverArrived: Fault = { kind: 'drop-before' };

export function described(run: EngineRun): string {
	const { error } = run;
	return error !== undefined && 'description' in error ? String(error.description) : '';
}

/** The lines of the node's hints, without the summary that ends them. */
export const hintsOf = (run: EngineRun): string[] =>
	run
		.hintLines(nodeName.tested)
		.filter((message) => !/^\d+ (?:created|unknown|failed|not sent)/.test(message));
