import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { formatList, formatValue, groupsOf, isRecord } from '../base/values';
import type { Values } from '../contract/tools';
import {
	type Fact,
	type Facts,
	type Fault,
	type FaultOfList,
	type Problem,
	type Told,
	type Why,
	wordsOfProblems,
} from '../problems/problem';

/** An entry of the tables of problems: the end of a sentence, and what to do. */
interface ProblemWords {
	readonly why?: string;
	readonly remedy?: string;
}

const problemWords: Readonly<Record<Why, ProblemWords>> = wordsOfProblems;

/** Fills in what is in braces. */
const fill = (text: string, factOf: (name: string) => string) =>
	text.replace(/\{(\w+)\}/g, (_, name: string) => factOf(name));

function textOfFact(fact: Fact): string {
	if (fact === undefined) return '';
	if (typeof fact === 'string') return fact;
	if (typeof fact === 'number') return String(fact);
	if ('length' in fact) return formatList(fact.map(textOfFact));
	if ('written' in fact) return formatValue(fact.written);
	return textOf(fact);
}

export const fillIn = (text: string, facts: Facts = {}) =>
	fill(text, (name) => textOfFact(facts[name]));

/** Begins with the value, where a fault has one; an entry without a remedy may be a part of a sentence. */
function whyOf(fault: Fault, verb: 'is' | 'includes' = 'is'): string {
	const { why = '' } = problemWords[fault.why];
	const said = fillIn(why, fault.facts);
	let beginning = '';
	if ('is' in fault) beginning = `${verb} ${formatValue(fault.is)}`;
	else if ('contains' in fault) beginning = `contains ${formatValue(fault.contains)}`;
	else return said;
	if (said === '') return beginning;
	return `${beginning}, ${said}`;
}

const remedyOf = ({ why, remedy, facts }: Fault) =>
	fillIn(problemWords[remedy ?? why].remedy ?? '', facts);

function textOfFault(fault: Fault): string {
	const why = whyOf(fault);
	const remedy = remedyOf(fault);
	const more = textsOf(fault.more);
	if (remedy === '' && more.length === 0) return why;
	if (/[.!?]$/.test(why)) return sentences(why, remedy, ...more);
	return sentences(`${why}.`, remedy, ...more);
}

const textsOf = (faults: readonly Fault[] = []) => faults.map(textOfFault);

const maxKinds = 3;

/** At most three kinds of faults: like entries are named together, and no advice comes twice. */
function textOfList({ entries, isAlone, more }: FaultOfList): string {
	let verb: 'is' | 'includes' = 'includes';
	if (isAlone) verb = 'is';
	const kinds = groupsOf(entries, (fault) => JSON.stringify({ ...fault, is: undefined }));
	const shown = kinds.slice(0, maxKinds);
	const told: string[] = [];
	for (const [at, faults] of shown.entries()) {
		const [first] = faults;
		const next = shown[at + 1]?.[0];
		const remedy = remedyOf(first);
		const isLast = !next || remedyOf(next) !== remedy;
		const [, ...same] = new Set(faults.map(({ is }) => formatValue(is)));
		const text = sentences(
			`${whyOf(first, verb)}.`,
			same.length > 0 && `The same goes for ${formatList(same)}.`,
			isLast && remedy,
		);
		told.push(text);
	}
	const left = kinds.length - maxKinds;
	const others = left > 0 && `There are ${left} more entries like these.`;
	return sentences(told.join(' It also '), others, ...textsOf(more));
}

/** The words about a value, to end a sentence that begins with the field. */
export function textOf(told: Told): string {
	if ('entries' in told) return textOfList(told);
	return textOfFault(told);
}

/** A line about a row, with the kind that it shares with lines about others. */
export interface Line {
	/** The same for lines that differ only by their values. */
	readonly kind: string;
	readonly text: string;
	/** Comes after what matters more. */
	readonly isLesser?: boolean;
}

/** The facts that make the kind of a line, besides the field. */
const decisive = [
	'entries',
	'why',
	'remedy',
	'more',
	'facts',
	'noun',
	'kind',
	'heading',
	'because',
	'reason',
	'fields',
];

/** "'Billing Event' is CPC, but …", for problems and warnings. */
function sentenceOf({ field, message }: Problem): string {
	const text = textOf(message);
	if (field === '') return asSentence(text);
	return `'${field}' ${text}`;
}

export const problemLines = (problems: readonly Problem[]) => problems.map(sentenceOf);

export const lineOf = (problem: Problem): Line => ({
	kind: `${problem.field} ${JSON.stringify(problem.message, decisive)}`,
	text: sentenceOf(problem),
});

/** A line about a row, and not about one of its fields. */
export const lineOfRow = (message: Told) => lineOf({ field: '', message });

/** Problems as items hold them. */
export const toldProblems = (problems: readonly Problem[]) =>
	problems.map(({ field, message, columns }) => ({
		field,
		message: textOf(message),
		...(columns && { columns }),
	}));

/** A thing that may be missing. */
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

/** An object that was parsed from JSON, or is sent as JSON, can be an item's JSON. */
const isItem = (value: unknown): value is IDataObject => isRecord(value);

/** An item's JSON, without what is missing. */
export function asJson(value: Values): IDataObject {
	const parts = Object.entries(value).filter(([, part]) => part !== undefined);
	const item: unknown = Object.fromEntries(parts);
	if (isItem(item)) return item;
	return {};
}
