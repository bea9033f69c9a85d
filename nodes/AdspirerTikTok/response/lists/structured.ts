import { isRecord } from '../../parse/values';
import { readFields } from './fields';
import { addFinding, type Findings } from './findings';
import { idOf } from './ids';
import type { ListKind } from './list';
import { isListKey, sectionOfKey, type Section } from './sections';
import { readRows } from './rows';
import { signsOfRecord, type Signs } from './signs';
import { detailsBelow, detailsOfKey, withDetails } from './structuredDetails';

interface Place {
	readonly value: unknown;
	readonly key: string;
	readonly section: Section;
	readonly depth: number;
	readonly inList: boolean;
	/** What is said above it of each ad group below: its campaign, or that it is deleted. */
	readonly details: Readonly<Record<string, unknown>>;
}

interface Reading {
	readonly kind: ListKind;
	readonly findings: Findings;
	readonly signs: Signs;
	/** What is still to be read, in order. */
	readonly places: Place[];
}

/** Deeper than any answer is. */
const maxDepth = 24;

/** Several times as many as large agencies have campaigns; what lies within an entry is not looked at. */
const maxPlaces = 8000;

/** An entry has a few dozen keys; a table, or an object whose keys are IDs, as many as entries. */
const maxKeys = 1500;

/**
 * Finds the entries in parsed JSON, at any depth. An object's keys are its fields; the keys above it
 * say what "id" and "name" are the ID and name of.
 *
 * @param onText receives texts that may hold a list themselves.
 */
export function readStructured(
	root: unknown,
	kind: ListKind,
	findings: Findings,
	signs: Signs,
	onText: (text: string) => void,
): void {
	const places: Place[] = [
		{ value: root, key: '', section: 'neutral', depth: 0, inList: false, details: {} },
	];
	for (let at = 0; at < places.length; at++) {
		const place = places[at];
		if (place === undefined) break;
		if (at >= maxPlaces) {
			findings.tooDeep = true;
			break;
		}
		if (typeof place.value === 'string') {
			if (isNear(place.section)) onText(place.value);
		} else if (Array.isArray(place.value)) {
			readArray(place.value, place, { kind, findings, signs, places });
		} else if (isRecord(place.value)) {
			readRecord(place.value, place, { kind, findings, signs, places });
		}
	}
}

function readArray(
	list: readonly unknown[],
	place: Place,
	{ kind, findings, places }: Reading,
): void {
	if (list.length === 0 && isNear(place.section) && isListKey(place.key, kind)) {
		findings.saysEmpty = true;
	}
	if (isTooDeep(place, findings)) return;
	for (const value of list) {
		if (value === null && place.section === 'own') findings.unreadable++;
		places.push({ ...place, value, depth: place.depth + 1, inList: true });
	}
}

function readRecord(
	record: Record<string, unknown>,
	place: Place,
	{ kind, findings, signs, places }: Reading,
): void {
	const { section, inList } = place;
	const keys = Object.keys(record);
	if (keys.length === 0 && !inList && section === 'own' && /(?:s|list)$/i.test(place.key)) {
		findings.saysEmpty = true;
	}
	if (keys.length > maxKeys) {
		findings.tooDeep = true;
		return;
	}
	const holdsList = keys.some(
		(key) => isNested(record[key]) && sectionOfKey(key, kind, 'neutral') === 'own',
	);
	if (!holdsList || kind === 'targeting') {
		const finding = readFields(Object.entries(record), { kind, section, ordered: false });
		const counts = inList || (section === 'own' && place.depth > 0);
		const isSure = typeof finding === 'object' && (counts || saysWhose(record, kind));
		if (isSure || (finding !== 'nothing' && typeof finding === 'string' && counts)) {
			addFinding(findings, withDetails(finding, place.details));
			// What lies within an entry is its own; targeting options have options below them.
			if (typeof finding === 'object' && kind !== 'targeting') return;
			if (finding === 'unreadable') return;
		}
	}
	if (!inList && (isNear(section) || section === 'unknown')) signsOfRecord(record, kind, signs);
	if (isTooDeep(place, findings)) return;
	const rows = tableOf(record);
	if (rows) {
		if (rows.rows.length > maxKeys) findings.tooDeep = true;
		const read = rows.rows.slice(0, maxKeys);
		readRows(rows.headings, read, { kind, section, ordered: true }).forEach((finding) =>
			addFinding(findings, withDetails(finding, place.details)),
		);
		return;
	}
	const details = kind === 'adGroup' ? detailsBelow(record, place) : {};
	for (const key of keys) {
		const inner = idOf(key, 'adGroup') !== undefined && key.length > 9 ? section : undefined;
		const below = inner ?? sectionOfKey(key, kind, section);
		if (below === undefined) continue;
		const value = record[key];
		if (inner !== undefined && section === 'own') {
			readMapped(key, value, place, kind, findings);
		} else {
			const said = kind === 'adGroup' ? { ...details, ...detailsOfKey(key, place.key) } : details;
			const depth = place.depth + 1;
			places.push({ value, key, section: below, depth, inList: false, details: said });
		}
	}
}

/** `{"ad_groups": {"1800000000000000001": {"name": "Spring"}}}`: the key is the ID. */
function readMapped(
	id: string,
	value: unknown,
	{ section, details }: Place,
	kind: ListKind,
	findings: Findings,
): void {
	if (!isRecord(value)) {
		findings.unreadable++;
		return;
	}
	const finding = readFields(Object.entries(value), { kind, section, ordered: false });
	if (typeof finding === 'object') {
		addFinding(findings, finding.id === id ? withDetails(finding, details) : 'unreadable');
		return;
	}
	const fields: Array<[string, unknown]> = [['id', id], ...Object.entries(value)];
	const mapped = readFields(fields, { kind, section, ordered: false });
	addFinding(findings, withDetails(mapped, details));
}

/** True for keys that by themselves say whose ID and name they hold. */
function saysWhose(record: Record<string, unknown>, kind: ListKind): boolean {
	const keys = Object.keys(record).filter((key) => !isNested(record[key]));
	const nameless = readFields(
		keys.map((key) => [key, record[key]]),
		{ kind, section: 'other', ordered: false },
	);
	return typeof nameless === 'object';
}

/** `{"columns": ["ID", "Name"], "rows": [["1800…", "Spring"]]}` */
function tableOf(
	record: Record<string, unknown>,
): { headings: string[]; rows: unknown[][] } | undefined {
	const headings = record.columns ?? record.headers ?? record.fields;
	const rows = record.rows ?? record.data ?? record.values;
	if (!isTextList(headings) || !isListOfLists(rows)) return undefined;
	return { headings, rows };
}

function isTextList(value: unknown): value is string[] {
	return Array.isArray(value) && value.length > 1 && value.every((one) => typeof one === 'string');
}

function isListOfLists(value: unknown): value is unknown[][] {
	return Array.isArray(value) && value.length > 0 && value.every((one) => Array.isArray(one));
}

function isNear(section: Section): boolean {
	return section === 'own' || section === 'neutral';
}

function isNested(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

function isTooDeep(place: Place, findings: Findings): boolean {
	if (place.depth < maxDepth) return false;
	findings.tooDeep = true;
	return true;
}
