import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import {
	headingOfId,
	headingsIgnored,
	idOfHeading,
	idOfMore,
	idOfOthers,
	ignoredTogether,
} from '../contract/headingIds';
import { answersOf } from '../contract/meanings';
import { settingNamed } from '../contract/settings';
import { formatList, isRecord, pluralize } from '../parse/cell';
import type { ShownColumn } from './shownColumns';

/** The editor takes 4.5 s to open these, and 11 s to open twice as many. */
const maxLines = 60;

/** What the form holds of the columns. */
export interface StoredColumns {
	/** Its lines as they were written last. */
	readonly lines: readonly ResourceMapperField[];
	/** What a person answered, by heading as the rows have it; empty for an expression that gives nothing yet. */
	readonly answers: ReadonlyMap<string, string>;
	/** What the line of all others ignores, as it is stored; empty if nobody chose it. */
	readonly others: string;
}

/** What a person said of columns, each in its own line or all others in one. */
export function allAnswers({ answers, others }: Omit<StoredColumns, 'lines'>): Map<string, string> {
	const byHeading = new Map<string, string>();
	for (const heading of headingsIgnored(others) ?? []) byHeading.set(heading, 'ignore');
	for (const [heading, answer] of answers) if (answer !== '') byHeading.set(heading, answer);
	return byHeading;
}

/** What the sheet of a form is for. */
export interface Purpose {
	readonly creation: Creation;
	/** False for a sheet of changes. */
	readonly creates: boolean;
}

export interface ListedColumns extends Purpose, Omit<StoredColumns, 'lines'> {
	/** The columns of the input as the node reads them with the answers. */
	readonly columns: readonly ShownColumn[];
	/** The same without the answers, by heading. */
	readonly own: ReadonlyMap<string, ShownColumn>;
	/** Headings as people read them. */
	readonly shown: ReadonlyMap<string, string>;
	readonly filled: ReadonlySet<string>;
	/** False if other columns may be filled, too. */
	readonly isWhole: boolean;
}

function line(id: string, displayName: string, options: INodePropertyOptions[]) {
	return {
		id,
		displayName,
		required: false,
		defaultMatch: false,
		display: true,
		type: 'options',
		options,
		defaultValue: 'auto',
	} satisfies ResourceMapperField;
}

const isOption = (option: unknown): option is INodePropertyOptions =>
	isRecord(option) && typeof option.name === 'string' && typeof option.value === 'string';

export const asRecord = (written: unknown) => (isRecord(written) ? written : {});

export const listOf = (written: unknown): unknown[] => (Array.isArray(written) ? written : []);

/** A line and its answer as the workflow holds them; whatever else it holds is left out. */
export function storedColumns(written: unknown): StoredColumns {
	const { value, schema } = asRecord(written);
	const answers = new Map<string, string>();
	let others = '';
	for (const [id, choice] of Object.entries(asRecord(value))) {
		const answer = String(choice ?? '');
		if (id === idOfOthers && choice !== 'auto') others = answer;
		else if (choice !== 'auto') answers.set(headingOfId(id), answer);
	}
	const lines = listOf(schema).flatMap((field) => {
		const { id, displayName, options } = asRecord(field);
		if (typeof id !== 'string') return [];
		return [line(id, String(displayName), listOf(options).filter(isOption))];
	});
	return { lines, answers, others };
}

/** What lines offer, and how they call an answer. */
function choicesFor({ creation, creates }: Purpose) {
	const meanings = answersOf(creation);
	// What means something in a sheet of changes only.
	const ofChanges = new Set(creation.fields.map(({ update }) => update?.changedBy));
	const possible = meanings.filter(({ name }) => !creates || !ofChanges.has(name));
	const byName = new Map(meanings.map((meaning) => [meaning.name, meaning]));
	const labelOf = (means: string) => byName.get(means)?.label ?? means;
	const asRead = (means: string) => (means === 'ignore' ? 'ignored' : labelOf(means));
	/**
	 * All meanings for a column that nothing is known of, and else those that are near: for what an ad can't
	 * have, what it can show, since "Creative link" may have the video's address. What was answered is always
	 * among them: without it n8n publishes nothing.
	 */
	const offered = (auto: string, column: Partial<ShownColumn>, answer = '') => {
		const groups = [column.means ?? '', answer].map((means) => byName.get(means)?.group);
		if (isOfAdsAlone(column)) groups.push('creative');
		const near = possible.filter(({ group }) => column.needsAnswer || groups.includes(group));
		const names = new Set([...near.map(({ name }) => name), answer]);
		names.delete('');
		names.delete('ignore');
		return [
			{ name: auto, value: 'auto' },
			{ name: 'Ignore', value: 'ignore' },
			...[...names].map((value) => ({ name: labelOf(value), value })),
		];
	};
	return { asRead, offered };
}

function isOfAdsAlone({ setting = '' }: Partial<ShownColumn>): boolean {
	const [noun, ...others] = settingNamed(setting)?.of ?? [];
	return noun === 'ad' && others.length === 0;
}

/** A line with its place: what a person has to look at comes first. */
interface PlacedLine {
	readonly place: number;
	readonly isAnswered: boolean;
	readonly line: ResourceMapperField;
}

function placeOf(column: ShownColumn, isAnswered: boolean, isFilled: boolean): number {
	if (isAnswered) return 1;
	if (!isFilled) return 4;
	if (column.needsAnswer) return 0;
	if (column.setting !== undefined) return 1;
	return column.isField ? 2 : 3;
}

/** Without input, the lines of the last one. Those that were answered since then say so. */
export function linesAsStored(
	purpose: Purpose,
	{ lines, answers }: StoredColumns,
): ResourceMapperField[] {
	const { asRead } = choicesFor(purpose);
	return lines.map((stored) => {
		const heading = headingOfId(stored.id);
		const answer = answers.get(heading);
		if (!answer || [idOfOthers, idOfMore].includes(stored.id)) return stored;
		return lineOf(heading, heading, `→ ${asRead(answer)}`, stored.options ?? []);
	});
}

/** The lines of a form: the filled columns of its input, and each column that has an answer. */
export function columnLines(listed: ListedColumns): ResourceMapperField[] {
	const { columns, own, shown, filled, isWhole, answers } = listed;
	const said = allAnswers(listed);
	const { asRead, offered } = choicesFor(listed);
	const placed: PlacedLine[] = [];
	for (const column of columns) {
		const { heading } = column;
		const answer = answers.get(heading);
		const isAnswered = answer !== undefined;
		const isFilled = filled.has(heading);
		if (!isFilled && isWhole && !isAnswered) continue;
		const plain = own.get(heading) ?? column;
		const auto = isAnswered ? plain.reading : column.reading;
		const options = offered(`Auto (${auto})`, plain, answer);
		const rest = `→ ${answer ? asRead(answer) : column.reading}`;
		const place = placeOf(column, said.has(heading) || isAnswered, isFilled);
		const label = shown.get(heading) ?? heading;
		placed.push({ place, isAnswered, line: lineOf(heading, label, rest, options) });
	}
	const headings = columns.map(({ heading }) => heading);
	for (const [heading, answer] of answers) {
		if (headings.includes(heading)) continue;
		const isObject = headings.some((inner) => inner.startsWith(`${heading}.`));
		const rest = isObject ? `→ ${asRead(answer)}` : '(not in this input)';
		const old = lineOf(heading, heading, rest, offered('Auto', {}, answer));
		placed.push({ place: 1, isAnswered: true, line: old });
	}
	return withinReach([...placed, ...lineOfOthers(listed)]);
}

/** A line that ignores all columns at once that are left without an answer, in sight of their names. */
function lineOfOthers({ columns, shown, filled, answers, others }: ListedColumns): PlacedLine[] {
	const asking = columns
		.filter(({ heading, needsAnswer }) => needsAnswer && filled.has(heading))
		.map(({ heading }) => heading)
		// Those whose lines are shown.
		.slice(0, maxLines);
	if (others === '' && asking.length < 2) return [];
	const before = headingsIgnored(others) ?? [];
	const now = [...before, ...asking];
	const choice = (value: string, headings: readonly string[]) => {
		const left = headings.filter((heading) => !answers.has(heading));
		const names = left.map((heading) => `'${shown.get(heading) ?? heading}'`);
		const name = `Ignore unless answered (${pluralize(left.length, 'column')})`;
		return { name, value, description: formatList(names, 'and', maxLines) };
	};
	const needed = 'need your answer';
	const options = [{ name: `Auto (${needed})`, value: 'auto' }];
	if (others !== '') options.push(choice(others, before));
	let [label, place] = ['All others → ignored', 1];
	if (asking.length > 0) {
		options.push(choice(ignoredTogether(now), now));
		[label, place] = [`All others → ${needed}`, 0.5];
	}
	return [{ place, isAnswered: true, line: line(idOfOthers, label, options) }];
}

/** As many lines as the editor can show, and all that have an answer: the editor drops those it isn't given. */
function withinReach(placed: readonly PlacedLine[]): ResourceMapperField[] {
	const sorted = [...placed].sort((one, other) => one.place - other.place);
	const kept = sorted.filter(({ isAnswered }, at) => at < maxLines || isAnswered);
	const lines = kept.map((placedLine) => placedLine.line);
	const left = sorted.length - kept.length;
	if (left === 0) return lines;
	// No column has this ID, and its only choice says nothing.
	const label = `${left} more columns aren't shown`;
	return [...lines, line(idOfMore, label, [{ name: 'Auto', value: 'auto' }])];
}

/** A label ends with what counts, and n8n cuts it. */
function lineOf(heading: string, shown: string, rest: string, options: INodePropertyOptions[]) {
	const text = shown.replace(/\s+/g, ' ').trim();
	const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
	return line(idOfHeading(heading), `${short} ${rest}`, options);
}
