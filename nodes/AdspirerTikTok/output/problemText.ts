import { formatList, formatValue } from '../base/wording';
import {
	wordsOfProblems,
	type Fact,
	type Facts,
	type Fault,
	type FaultOfList,
	type Problem,
	type Told,
	type Why,
} from '../problems/problem';
import { groupsOf } from '../words/groups';
import { asSentence, sentences } from './words';

/** An entry of the tables of problems: the end of a sentence, and what to do. */
interface Words {
	readonly why?: string;
	readonly remedy?: string;
}

const words: Readonly<Record<Why, Words>> = wordsOfProblems;

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

export const filled = (text: string, facts: Facts = {}) =>
	fill(text, (name) => textOfFact(facts[name]));

/** Begins with the value, where a fault has one; an entry without a remedy may be a part of a sentence. */
function whyOf(fault: Fault, verb: 'is' | 'includes' = 'is'): string {
	const { why = '' } = words[fault.why];
	const said = filled(why, fault.facts);
	let beginning = '';
	if ('is' in fault) beginning = `${verb} ${formatValue(fault.is)}`;
	else if ('contains' in fault) beginning = `contains ${formatValue(fault.contains)}`;
	else return said;
	if (said === '') return beginning;
	return `${beginning}, ${said}`;
}

const remedyOf = ({ why, remedy, facts }: Fault) =>
	filled(words[remedy ?? why].remedy ?? '', facts);

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

/** A row's item, its list of problems and the boxes say the same one. */
const texts = new WeakMap<Told, string>();

/** What is said of a value, to end a sentence that begins with the field. */
export function textOf(told: Told): string {
	const known = texts.get(told);
	if (known !== undefined) return known;
	let text: string;
	if ('entries' in told) text = textOfList(told);
	else text = textOfFault(told);
	texts.set(told, text);
	return text;
}

/** What is said of a row, with what it has in common with what is said of others. */
export interface Line {
	/** The same for lines that differ only by their values. */
	readonly kind: string;
	readonly text: string;
}

/** What the kind of a line depends on, besides the field. */
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
	problems.map(({ message, ...problem }) => ({ ...problem, message: textOf(message) }));
