import { createHash } from 'node:crypto';
import { canonicalJson } from '../base/values';
import type { Creation, Values } from '../contract/creation';
import { asSeen } from '../parse/text';
import { type Name, type ParsedRow, startPausedLabel } from '../rows/row';
import type { DuplicateProtection } from '../rows/settings';

/** The identity of an entity for TikTok, within an account. */
interface Identity {
	readonly parentId: string;
	readonly name: string;
}

/** This node's keys are UUIDs of a namespace of their own (RFC 9562, version 5). */
const namespace = Buffer.from('6f0c1d6e2b5d4c3e9a7b5e1f8d2a4c60', 'hex');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function uuidOf(...parts: unknown[]): string {
	const hash = createHash('sha1').update(namespace).update(canonicalJson(parts)).digest();
	const bytes = hash.subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * The identity of an entity in TikTok, if a row's arguments name it and its parent, which is in one account.
 * Invisible differences don't count: zeros before an ID, Unicode's forms, white space.
 */
export function identityOf(creation: Creation, values: Values): Identity | undefined {
	const { parentArgument, nameArgument } = creation;
	const { [parentArgument]: parent, [nameArgument]: name } = values;
	if (typeof parent !== 'string' || typeof name !== 'string') return undefined;
	return { parentId: parent.replace(/^0+(?=\d)/, ''), name: asSeen(name) };
}

/** Parent and name as one text; undefined if a row's arguments lack one of the two. */
export function nameIn(creation: Creation, values: Values): string | undefined {
	const identity = identityOf(creation, values);
	return identity && JSON.stringify(identity);
}

/** What a row says next to others: its values, names to look up as they are written, and its pause. Never sent. */
export function saidBy({ values, names = [], options }: ParsedRow, creation: Creation): Values {
	// Its parent is in one account, named or not.
	const says: Record<string, unknown> = { ...values, advertiser_id: undefined };
	for (const name of names) {
		const { argument } = name;
		if (values[argument] !== undefined) continue;
		// Two accounts may have parents of one name.
		says[argument] = nameText(name, argument === creation.parentArgument && values.advertiser_id);
	}
	return { ...says, [startPausedLabel]: options.startPaused ? 'paused' : 'on' };
}

/** A row's name as one text, which is also its key in the journal. */
export function nameText({ noun, cell, within }: Name, account: unknown): string {
	const outer = within && ('id' in within ? within.id : within.cell.value);
	return JSON.stringify([noun, account, cell.value, outer]);
}

/**
 * The same key for the same thing, in a copied workflow, too; a deal's ad group and its ad are two
 * things. Saved schedules depend on these keys staying as they are.
 *
 * @param place where the row is, which tells one intent from the next under By Execution.
 */
export function idempotencyKey(
	strategy: DuplicateProtection,
	tool: string,
	{ parentId, name }: Identity,
	place: ReadonlyArray<string | number>,
): string {
	if (strategy.by !== 'custom') {
		const where = strategy.by === 'execution' ? place : [];
		return uuidOf(strategy.by, tool, ...where, parentId, name);
	}
	const customKey = asSeen(strategy.customKey);
	// A UUID is unique by itself. Capitals are no difference (RFC 9562).
	if (uuid.test(customKey)) return uuidOf('uuid', tool, customKey.toLowerCase());
	return uuidOf('custom', tool, customKey, parentId);
}

/** Always the same at first, so that what a person has resumed isn't paused again: the service answers from memory. */
export function pauseKey(creationKey: string | null, id: string | null, tries: number): string {
	if (tries === 0) return uuidOf('paused', creationKey, id);
	return uuidOf('paused', creationKey, id, tries);
}

/** Milliseconds. Services that publish it remember a key for at least 30 minutes (Qonto; others a day). */
export const keysAreRememberedFor = 30 * 60_000;
