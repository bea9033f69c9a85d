import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../../nodes/AdspirerTikTok/contract/creation';
import { nodeName, type EngineRun } from '../engine';
import type { LogEntry } from '../engine/host';

interface Reported {
	/** Null where its ID is not known. */
	readonly id: string | null;
	readonly name: string;
}

export interface ReportedRow {
	readonly name: string;
	readonly says: 'created' | 'unknown' | 'exists' | 'may exist' | 'not created';
	readonly item?: IDataObject;
}

export interface Report {
	/** All of it, to be searched for IDs and keys. */
	readonly text: string;
	readonly created: readonly Reported[];
	readonly rows: readonly ReportedRow[];
}

/** The report of a run by its items, error or log. A stopped pass leaves nothing but its log. */
export function reportOf(
	run: EngineRun,
	log: readonly LogEntry[],
	names: readonly string[],
	creation: Creation,
): Report {
	const items = run.json(nodeName.tested);
	const rows = items.map((item) => rowOf(item, creation));
	const created = rows.flatMap(({ says, item }) =>
		says === 'created' && item ? [madeIn(item, creation)] : [],
	);
	if (run.status === 'canceled') {
		// Passes that had ended are in what n8n stores when Stop is pressed.
		const logged = reportOfLog(log);
		return {
			text: [JSON.stringify(items), logged.text].join('\n'),
			created: [...created, ...logged.created],
			rows: [...rows, ...logged.rows],
		};
	}
	const { error } = run;
	if (!error) return { text: JSON.stringify(items), created, rows };
	const description = 'description' in error ? String(error.description) : '';
	const lines = [error.message, ...description.split('<br>\n')].map((line) =>
		line.replaceAll('&lt;', '<'),
	);
	const listed = lines.flatMap(createdLine);
	return {
		text: [JSON.stringify(items), ...lines].join('\n'),
		created: [...created, ...listed],
		rows: [...rows, ...rowsOfError(lines, listed, names, creation)],
	};
}

function madeIn(item: IDataObject, { idKey, nameArgument }: Creation): Reported {
	const { [idKey]: id, [nameArgument]: name } = item;
	return { id: typeof id === 'string' ? id : null, name: String(name) };
}

function rowOf(item: IDataObject, { idKey, nameArgument }: Creation): ReportedRow {
	const name = String(item[nameArgument]);
	// A row called "Total" is taken for one.
	if (item.skipped === true) return { name, says: 'not created', item };
	if (item.success === true) return { name, says: 'created', item };
	return { name, says: saysOf(item, idKey), item };
}

function saysOf(item: IDataObject, idKey: string): ReportedRow['says'] {
	if ('outcome_unknown' in item) return 'unknown';
	if (`existing_${idKey}` in item) return 'exists';
	return mayExist(String(item.error)) ? 'may exist' : 'not created';
}

const mayExist = (text: string) => /may (?:already )?exist|was used before/.test(text);

/** "Row 1: A, ID 1800000000000000001", and "Rows 1 and 4: A, ID unknown, …" of equal ones. */
function createdLine(line: string): Reported[] {
	const [, name = '', id = ''] =
		/^Rows? \d[\d, –and]*: (.*), ID (\d+|unknown)(?:, .*)?$/.exec(line) ?? [];
	return name === '' ? [] : [{ id: id === 'unknown' ? null : id, name }];
}

/** "Row 4: D, key 5d0c0a63-…" of what may exist. */
const openLine = /^Rows? \d[\d, –and]*: (.*), key [0-9a-f]{8}-/;

/** The rows that a line is about: "Rows 1–3 and 5: …", "Row 2 (B): …". */
function rowsOfLine(line: string): number[] {
	const [, list = ''] = /^Rows? (\d[\d, –and]*)/.exec(line) ?? [];
	return [...list.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, first, last = first]) =>
		Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
	);
}

/** The rows of a run that ended in an error, by what its lines say; `names` are theirs, in order. */
function rowsOfError(
	lines: readonly string[],
	listed: readonly Reported[],
	names: readonly string[],
	{ parentNoun }: Creation,
): ReportedRow[] {
	const unknown = lines.filter((line) => openLine.test(line)).flatMap(rowsOfLine);
	return names.map((name, at) => {
		const own = lines.filter((line) => rowsOfLine(line).includes(at + 1)).join('\n');
		if (unknown.includes(at + 1)) return { name, says: 'unknown' };
		if (listed.some((one) => one.name === name || one.name.startsWith(`${name} `))) {
			return { name, says: 'created' };
		}
		if (own.includes(`exists in the ${parentNoun}`) || own.includes('was created with this'))
			return { name, says: 'exists' };
		return { name, says: mayExist(own) ? 'may exist' : 'not created' };
	});
}

/** "Execution stopped. Row 1: A, ID 18…", and "… Row 1: A, key …" where it isn't known. */
function reportOfLog(log: readonly LogEntry[]): Report {
	const lines = log.map(({ message }) => message.replace('Execution stopped. ', ''));
	return {
		text: lines.join('\n'),
		created: lines.flatMap(createdLine),
		rows: lines.flatMap((line) => {
			const [, name] = openLine.exec(line) ?? [];
			return name === undefined ? [] : [{ name, says: 'unknown' as const }];
		}),
	};
}
