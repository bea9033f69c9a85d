import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Fault, ReceivedCall, Sandbox } from '../sandbox';
import { creation } from '../sandbox/calling';

/** The form of every UUID (RFC 9562): version 1 to 8, variant 8 to b. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** One row for each name. */
export const named = (...names: string[]): IDataObject[] => names.map((name) => ({ name }));

/**
 * Parameters under which each row makes the ad group that it names, one call after the other and
 * without a retry by the node itself, so that each run of the node makes one call for a row at most.
 */
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

/** The calls for an ad group; for every one where none is named. */
export function callsFor(sandbox: Sandbox, name?: string): ReceivedCall[] {
	const calls = sandbox.callsTo(creation);
	return name === undefined ? calls : calls.filter((call) => nameIn(call.arguments) === name);
}

/** The keys of those calls, in the order in which they arrived. */
export const keysFor = (sandbox: Sandbox, name?: string): Array<string | undefined> =>
	callsFor(sandbox, name).map(({ idempotencyKey }) => idempotencyKey);

/** The names of the ad groups that exist, in the order in which they were made. */
export const madeNames = (sandbox: Sandbox): unknown[] =>
	sandbox.adGroups.map((adGroup) => nameIn(adGroup.arguments));

const nameIn = (given: Record<string, unknown>): unknown => given.adgroup_name;

/** Makes calls for one name go wrong, as often as told; once unless told otherwise. */
export function spoil(sandbox: Sandbox, name: string, fault: Fault, times = 1): void {
	let left = times;
	sandbox.options.faultReplays = true;
	sandbox.options.fault = (call) => {
		if (left === 0 || !String(nameIn(call.arguments)).startsWith(name)) return undefined;
		left -= 1;
		return fault;
	};
}

/** A refusal after which it is certain that nothing was made, and which the service forgets. */
export const refused: Fault = { kind: 'status', status: 403 };

/** The ad group is made, but nobody is told. */
export const madeUntold: Fault = { kind: 'drop-after' };
