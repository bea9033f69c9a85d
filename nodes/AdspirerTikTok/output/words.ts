import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { isRecord } from '../base/values';
import { formatList } from '../base/wording';
import type { Values } from '../contract/tools';

/** What may be missing. */
type Maybe<Thing> = Thing | false | 0 | '' | null | undefined;

/** Lines or sentences; some may be missing. */
export type Lines = ReadonlyArray<Maybe<string>>;

/** Those that are there. */
export function present<Thing>(things: ReadonlyArray<Maybe<Thing>>): Thing[] {
	const there: Thing[] = [];
	for (const thing of things) if (thing) there.push(thing);
	return there;
}

/** Joins those that are there. */
export const sentences = (...parts: Lines) => present(parts).join(' ');

/** With a capital letter. */
export const asSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "'Brief' and 'Owner'", each once. */
export const quotedList = (names: readonly string[]) =>
	formatList(
		[...new Set(names)].map((name) => `'${name}'`),
		'and',
		20,
	);

/** The word that goes with one thing, or with several. */
export function agree(count: number, ofOne: string, ofSeveral: string): string {
	if (count === 1) return ofOne;
	return ofSeveral;
}

/** " until 1 Dec", without the year, since a period is a month; empty if it can't be read. */
export function dayOf(before: ' on' | ' until', text = ''): string {
	const day = DateTime.fromISO(text.trim(), { zone: 'utc' });
	if (day.isValid) return `${before} ${day.toFormat('d LLL', { locale: 'en' })}`;
	return '';
}

/** What was parsed from JSON, or is sent as JSON, can be an item's JSON if it is an object. */
const isItem = (value: unknown): value is IDataObject => isRecord(value);

/** An item's JSON, without what is missing. */
export function asJson(value: Values): IDataObject {
	const parts = Object.entries(value).filter(([, part]) => part !== undefined);
	const item: unknown = Object.fromEntries(parts);
	if (isItem(item)) return item;
	return {};
}
