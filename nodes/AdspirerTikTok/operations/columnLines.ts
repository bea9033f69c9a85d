import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';
import { formatList, isEmpty, isRecord, pluralize } from '../base/values';
import type { Creation } from '../contract/creation';
import {
	type Meaning,
	answersOf,
	coveredByAnother,
	headingOfId,
	headingsIgnored,
	headingsRemoved,
	idOfHeading,
	idOfMore,
	idOfOthers,
	idOfProposals,
	ignoredTogether,
	meaningsOf,
	meaningsTakenOver,
	settings,
	takenOver,
	toldApart,
} from '../contract/meanings';
import { decisions } from '../output/checks';
import { type SheetColumn, together } from '../sheet/columns';
import { type Proposal, isOfNotes, proposalsFor } from '../sheet/proposals';
import type { Decision } from '../sheet/recognizedHeadings';

/** The editor takes 4.5 s to open these, and 11 s to open twice as many. */
const maxLines = 60;

/** The form's value for the columns. */
export interface StoredColumns {
	/** Its lines as they were written last. */
	readonly lines: readonly ResourceMapperField[];
	/** The headings of the lines that a person removed. The editor hides them, and forgets those that it isn't given. */
	readonly removed: readonly string[];
	/** A person's answers, by heading as the rows have it; empty for an expression that gives nothing yet. */
	readonly answers: ReadonlyMap<string, string>;
	/** The stored value of the line of all proposals; empty if nobody chose it. */
	readonly proposals: string;
	/** The stored value of the line of all others; empty if nobody chose it. */
	readonly others: string;
	/** The IDs of the lines that hold a value, if that is Auto. */
	readonly held: ReadonlySet<string>;
}

/** A person's answers about columns, each in its own line or several in one. */
export function allAnswers({ answers, proposals, others, removed }: StoredColumns) {
	const byHeading = new Map<string, string>();
	for (const heading of headingsIgnored(others) ?? []) byHeading.set(heading, together);
	for (const [heading, means] of meaningsTakenOver(proposals)) byHeading.set(heading, means);
	for (const [heading, answer] of answers) if (answer !== '') byHeading.set(heading, answer);
	for (const heading of removed) byHeading.set(heading, 'removed');
	return byHeading;
}

/** The purpose of a form's sheet. */
export interface Purpose {
	readonly creation: Creation;
	/** False for a sheet of changes. */
	readonly creates: boolean;
}

export interface ListedColumns extends Purpose, StoredColumns {
	/** The columns of the input as the node reads them with the answers, by heading as the rows have it. */
	readonly columns: ReadonlyMap<string, SheetColumn>;
	/** The same without the answers. */
	readonly own: ReadonlyMap<string, SheetColumn>;
	/** Headings as people read them. */
	readonly shown: ReadonlyMap<string, string>;
	readonly filled: ReadonlySet<string>;
	/** False if other columns may be filled, too. */
	readonly isWhole: boolean;
}

function line(
	id: string,
	displayName: string,
	options: INodePropertyOptions[],
): ResourceMapperField {
	return {
		id,
		displayName,
		required: false,
		defaultMatch: false,
		display: true,
		type: 'options',
		options,
		defaultValue: options.some(({ value }) => value === '') ? '' : 'auto',
	};
}

const isOption = (option: unknown): option is INodePropertyOptions =>
	isRecord(option) && typeof option.name === 'string' && typeof option.value === 'string';

export function asRecord(written: unknown) {
	if (isRecord(written)) return written;
	return {};
}

export function listOf(written: unknown): unknown[] {
	if (Array.isArray(written)) return written;
	return [];
}

/** A line and its answer as the workflow holds them; whatever else it holds is left out. */
export function storedColumns(written: unknown): StoredColumns {
	const { value, schema } = asRecord(written);
	const answers = new Map<string, string>();
	const held = new Set<string>();
	let others = '';
	let proposals = '';
	for (const [id, choice] of Object.entries(asRecord(value))) {
		if (!isEmpty(choice)) held.add(id);
		if (choice === 'auto') continue;
		const answer = String(choice ?? '');
		if (id === idOfOthers) others = answer;
		else if (id === idOfProposals) proposals = answer;
		else answers.set(headingOfId(id), answer);
	}
	const lines: ResourceMapperField[] = [];
	for (const field of listOf(schema)) {
		const { id, displayName, options } = asRecord(field);
		if (typeof id !== 'string') continue;
		lines.push(line(id, String(displayName), listOf(options).filter(isOption)));
	}
	return {
		lines,
		removed: headingsRemoved(schema),
		answers,
		proposals,
		others,
		held,
	};
}

type Meanings = ReadonlyMap<string, Meaning>;

function answerLabel(answer: string, meanings: Meanings): string {
	if (answer === 'ignore') return 'ignored';
	return meanings.get(answer)?.label ?? answer;
}

/** The answers about a column, and about the others. */
interface Said {
	readonly answer?: string | undefined;
	readonly proposed?: string | undefined;
	/** The meanings that columns have by now. */
	readonly taken: ReadonlySet<string>;
}

/**
 * All meanings for a column that nothing is known of, and else those that are near: for what an ad can't
 * have, what it can show, since "Creative link" may have the video's address. What was answered is always
 * among them: without it n8n publishes nothing. What another column means is not.
 */
function lineChoicesOf(
	{ creation, creates }: Purpose,
	auto: string,
	{ decision, means = '', setting = '' }: Partial<SheetColumn>,
	{ answer = '', proposed, taken }: Said,
): INodePropertyOptions[] {
	const meanings = meaningsToSay(creation);
	const groups = [meanings.get(means)?.group, meanings.get(answer)?.group];
	// A setting of ads alone.
	if (settings.get(setting)?.of.join() === 'ad') groups.push('creative');
	// Meanings of a sheet of changes only.
	const ofChanges = creation.fields.map(({ update }) => creates && update?.changedBy);
	const names = new Set<string>();
	// Whose line of an order it is may be its name.
	if (decision === 'records' && !taken.has(creation.nameArgument)) names.add(creation.nameArgument);
	for (const { name, group } of meanings.values()) {
		const isNear = decision === 'asks' || groups.includes(group);
		// Several columns may say whether a row is created.
		const isFree = group === 'status' || !taken.has(name);
		const isNone = ofChanges.includes(name) || coveredByAnother.includes(name);
		if (isNear && isFree && !isNone) names.add(name);
	}
	if (answer !== '' && answer !== 'ignore') names.add(answer);
	const choices: INodePropertyOptions[] = [];
	if (proposed !== undefined) {
		choices.push({ name: `${answerLabel(proposed, meanings)} (proposed)`, value: proposed });
		names.delete(proposed);
	}
	choices.push({ name: auto, value: 'auto' }, { name: 'Ignore', value: 'ignore' });
	for (const value of names) {
		choices.push({ name: answerLabel(value, meanings), value, description: toldApart[value] });
	}
	return choices;
}

/** The meanings that people can choose for columns, by name. */
const meaningsToSay = (creation: Creation): Meanings =>
	new Map(answersOf(creation).map((meaning) => [meaning.name, meaning]));

/** The node's own reading of a column: "Daily Budget", "needs your answer". */
function readingOf({ decision, means = '' }: SheetColumn, { creation }: Purpose): string {
	if (decision === 'settings') return "can't be set";
	return meaningsOf(creation).get(means)?.label ?? decisions[decision].means;
}

/** A line with its place: what a person has to look at comes first. */
interface PlacedLine {
	readonly place: number;
	readonly isAnswered: boolean;
	readonly line: ResourceMapperField;
}

const linePositions: Partial<Record<Decision, number>> = {
	asks: 0,
	settings: 1,
	field: 2,
};

function linePosition({ decision }: SheetColumn, isAnswered: boolean, isFilled: boolean): number {
	if (isAnswered) return 1;
	if (!isFilled) return 4;
	return linePositions[decision] ?? 3;
}

/** The lines of a form: the filled columns of its input, and each column that has an answer. */
export function columnLines(listed: ListedColumns): ResourceMapperField[] {
	const { columns, own, shown, filled, answers, removed } = listed;
	const said = allAnswers(listed);
	const proposals = proposalsFor(listed.creation, columns);
	// A heading that counts alone gives way to an answer.
	const taken = new Set<string>();
	for (const { means = '', isAlone } of columns.values()) if (!isAlone) taken.add(means);
	const placed: PlacedLine[] = [];
	for (const [heading, column] of columns) {
		const answer = answers.get(heading);
		const isAnswered = answer !== undefined || removed.includes(heading);
		const isFilled = filled.has(heading);
		if (!isFilled && !isAnswered && listed.isWhole) continue;
		const plain = own.get(heading) ?? column;
		const reading = readingOf(isAnswered ? plain : column, listed);
		const proposed = isAnswered ? undefined : proposals.get(heading)?.meaning.name;
		const choices = lineChoicesOf(listed, `Auto (${reading})`, plain, { answer, proposed, taken });
		placed.push({
			place: linePosition(column, said.has(heading) || isAnswered, isFilled),
			isAnswered,
			line: columnLine(heading, shown.get(heading) ?? heading, choices),
		});
	}
	const headings = [...columns.keys()];
	for (const heading of new Set([...answers.keys(), ...removed])) {
		if (columns.has(heading)) continue;
		const isObject = headings.some((inner) => inner.startsWith(`${heading}.`));
		const label = isObject ? heading : `${heading} (not in this input)`;
		const choices = lineChoicesOf(listed, 'Auto', {}, { answer: answers.get(heading), taken });
		placed.push({ place: 1, isAnswered: true, line: columnLine(heading, label, choices) });
	}
	const lines = [
		...lineForAll(listed, ofProposals(listed, proposals)),
		...lineForAll(listed, lineOfOthers(listed)),
		...withinReach(placed),
	];
	return lines.map((one) => showingAuto(one, listed));
}

/**
 * A line that came later holds nothing, since n8n writes defaults only when a form opens for the first time.
 * It would stand on "Select", but shows a choice whose value is empty.
 */
function showingAuto(later: ResourceMapperField, { held, removed }: StoredColumns) {
	const { id, displayName, options = [] } = later;
	if (held.size === 0 || held.has(id) || removed.includes(headingOfId(id))) return later;
	const choices = options.map((one) => (one.value === 'auto' ? { ...one, value: '' } : one));
	return line(id, displayName, choices);
}

const auto = (reading: string) => ({ name: `Auto (${reading})`, value: 'auto' });

/** A line for several columns until a person chooses. */
const undecided: INodePropertyOptions = auto('need your answer');

/** The answer of a line for several columns at once. */
interface ForAll {
	readonly id: string;
	readonly title: string;
	/** Its action on them, and their state afterwards. */
	readonly does: string;
	readonly done: string;
	/** What is known of them, in words. */
	readonly known: string;
	/** Its stored value; empty if nobody chose it. */
	readonly stored: string;
	/** The answers that it holds, and those that it could take in addition, by heading. */
	readonly before: ReadonlyMap<string, string>;
	readonly open: ReadonlyMap<string, string>;
	readonly store: (answers: ReadonlyMap<string, string>) => string;
}

/** A line that takes over at once what the columns that need an answer are proposed to be. */
function ofProposals(
	{ proposals: stored, filled }: ListedColumns,
	found: ReadonlyMap<string, Proposal>,
): ForAll {
	const open = new Map<string, string>();
	for (const [heading, { isForAll, meaning }] of found) {
		if (isForAll && filled.has(heading)) open.set(heading, meaning.name);
	}
	const before = meaningsTakenOver(stored);
	return {
		...{ id: idOfProposals, title: 'All proposals', does: 'Take over', done: 'taken over' },
		...{ known: '' },
		...{ stored, before, open, store: takenOver },
	};
}

/** A line that ignores at once all columns that are left without an answer. */
function lineOfOthers({ columns, filled, others: stored }: ListedColumns): ForAll {
	const open = new Map<string, string>();
	for (const [written, { decision, heading, evidence }] of columns) {
		const isAsking = decision === 'asks' && filled.has(written);
		// A person looks at notes and at what may decide before anything ignores them.
		const isAlone = isOfNotes(heading) || evidence !== undefined;
		if (isAsking && !isAlone && open.size < maxLines) open.set(written, 'ignore');
	}
	const before = new Map<string, string>();
	for (const heading of headingsIgnored(stored) ?? []) {
		if (columns.get(heading)?.decision !== 'asks') before.set(heading, 'ignore');
	}
	return {
		...{ id: idOfOthers, title: 'All others', does: 'Ignore', done: 'ignored' },
		...{ known: ' nothing is known of' },
		...{ stored, before, open, store: (now) => ignoredTogether([...now.keys()]) },
	};
}

/** As many names as a line has room for. */
function shortList(names: readonly string[]): string {
	const first = names.slice(0, 2);
	if (names.length > first.length) first.push('…');
	return first.join(', ');
}

/** The line for several columns, in sight of their names; none where it would stand for one alone. */
function lineForAll(listed: ListedColumns, forAll: ForAll): ResourceMapperField[] {
	const { shown, answers, creation } = listed;
	const { id, title, does, done, known, stored, before, open, store } = forAll;
	if (stored === '' && open.size < 2) return [];
	const meanings = meaningsToSay(creation);
	const countOf = (headings: ReadonlyMap<string, string>) =>
		pluralize([...headings.keys()].filter((heading) => !answers.has(heading)).length, 'column');
	const choiceOf = (value: string, means: ReadonlyMap<string, string>) => {
		const listed: string[] = [];
		for (const [heading, name] of means) {
			const text = shown.get(heading) ?? heading;
			if (answers.has(heading)) continue;
			listed.push(name === 'ignore' ? text : `${text} as ${answerLabel(name, meanings)}`);
		}
		const name = `${does} ${countOf(means)}${known}: ${shortList(listed)}`;
		return { name, value, description: formatList(listed, 'and', maxLines) };
	};
	const choices = [undecided];
	if (stored !== '') choices.push(choiceOf(stored, before));
	// n8n renews the choices of all lines where a label has changed, and each answer changes this one.
	let label = `${title} (${countOf(before)} ${done})`;
	if (open.size > 0) {
		const now = new Map([...before, ...open]);
		choices.push(choiceOf(store(now), now));
		label = `${title} (${pluralize(open.size, 'column')})`;
	}
	return [line(id, label, choices)];
}

/** As many lines as the editor can show, and all that have an answer: the editor drops those it isn't given. */
function withinReach(placed: PlacedLine[]): ResourceMapperField[] {
	placed.sort((one, other) => one.place - other.place);
	const lines: ResourceMapperField[] = [];
	for (const each of placed) {
		if (lines.length < maxLines || each.isAnswered) lines.push(each.line);
	}
	const left = placed.length - lines.length;
	// No column has this ID, and its only choice says nothing.
	const choices = [{ name: 'Auto', value: 'auto' }];
	if (left > 0) lines.push(line(idOfMore, `${left} more columns aren't shown`, choices));
	return lines;
}

/** The line of a column: its heading, cut where n8n would draw several lines of it. */
function columnLine(heading: string, shown: string, choices: INodePropertyOptions[]) {
	let text = shown.replace(/\s+/g, ' ').trim();
	if (text.length > 60) text = `${text.slice(0, 59)}…`;
	return line(idOfHeading(heading), text, choices);
}
