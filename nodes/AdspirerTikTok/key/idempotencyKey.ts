import { createHash } from 'node:crypto';
import { canonicalJson } from '../json/exactJson';
import type { AdGroupArguments } from '../arguments/argumentSchemas';

/** Names of this node's keys live in a namespace of their own (RFC 9562, version 5). */
const namespace = Buffer.from('6f0c1d6e2b5d4c3e9a7b5e1f8d2a4c60', 'hex');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The same parts give the same UUID, other parts another one. */
function uuidOf(...parts: unknown[]): string {
	const hash = createHash('sha1').update(namespace).update(canonicalJson(parts)).digest();
	const bytes = hash.subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20),
	].join('-');
}

/** Where a row stands: what tells one intent from the next where the values are the same. */
export interface RowPlace {
	/** Two n8n instances count their executions alike, so the instance belongs to the key. */
	readonly instanceId: string;
	/** The ID of the first execution, which a retried execution still knows. */
	readonly executionId: string;
	readonly workflowId: string;
	readonly nodeId: string;
	/** Which pass of a loop this is, from 0. */
	readonly runIndex: number;
	/** From 0. */
	readonly item: number;
}

/** Stable over retries of an execution; different for every row, pass, node and new execution. */
export function keyByExecution(place: RowPlace, given: AdGroupArguments): string {
	return uuidOf(
		'execution',
		place.instanceId,
		place.executionId,
		place.workflowId,
		place.nodeId,
		place.runIndex,
		place.item,
		given,
	);
}

/** The same in every execution, as long as the values are the same. */
export function keyByArguments(
	place: Pick<RowPlace, 'workflowId' | 'nodeId'>,
	given: AdGroupArguments,
): string {
	return uuidOf('arguments', place.workflowId, place.nodeId, given);
}

/** From the user's own value alone; a UUID is kept as it is. */
export function keyByUser(own: string): string {
	return uuid.test(own) ? own : uuidOf('custom', own);
}

/** A short text that is the same for the same arguments. */
export function fingerprint(given: AdGroupArguments): string {
	return hashOf(canonicalJson(given));
}

/** A short text from which the given one can't be found out. */
export function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}
