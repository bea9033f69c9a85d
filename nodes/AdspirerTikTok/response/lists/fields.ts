import { idOf, isNoValue } from './ids';
import { roleOf, type Role } from './labels';
import type { Candidate, ListKind } from './list';
import type { Section } from './sections';

/** A heading, key or label with its value. */
export type Field = readonly [label: string, value: unknown];

/** Where fields were found, which decides what they can say. */
export interface FieldContext {
	readonly kind: ListKind;
	readonly section: Section;
	/** Columns of a table and lines of a block have an order that tells what belongs together. */
	readonly ordered: boolean;
	/** A heading or bullet above, which is the name where no field is. */
	readonly title?: string;
}

/**
 * What fields are: an entry; one that can't be read for certain; something of another kind or of
 * another platform; or nothing of a list at all.
 */
export type Finding = Candidate | 'unreadable' | 'other kind' | 'other platform' | 'nothing';

interface Labelled {
	readonly role: Role;
	readonly label: string;
	readonly value: unknown;
}

/** Reads one entry from its fields. A wrong pair of ID and name would be worse than none. */
export function readFields(fields: readonly Field[], context: FieldContext): Finding {
	const { kind } = context;
	const all = fields.map(([label, value]) => ({ role: roleOf(label, kind), label, value }));
	const of = (...roles: Role[]) => all.filter(({ role }) => roles.includes(role));

	const isDeeper =
		of('deeperId').some(({ value }) => idOf(value, 'adGroup') !== undefined) ||
		of('deeperName').some(({ value }) => nameIn(value) !== undefined);
	if (isDeeper) return 'other kind';

	const nameFields = firstFilled(of('ownName', 'plainName'), of('ownNoun'));
	const names = distinct(nameFields.map(({ value }) => nameIn(value)));
	const [name = nameFields.length > 0 ? undefined : context.title, secondName] = names;

	const idFields = firstFilled(of('ownId'), of('plainId'), of('code'));
	const given = idFields.filter(({ value }) => !isAbsent(value));
	const ids = distinct(given.map(({ value }) => idOf(value, kind)));
	const [id, secondId] = ids;

	if (isOfOtherPlatform(of('platform'), kind)) return 'other platform';
	if (idFields.length === 0) {
		if (name === undefined) {
			return of('otherName').length > 0 && of('otherId').length > 0 ? 'other kind' : 'nothing';
		}
		if (of('ownName', 'ownNoun').length > 0) return 'unreadable';
		return of('otherId').length > 0 ? 'other kind' : 'nothing';
	}
	if (id === undefined && name === undefined) return 'nothing';
	if (name === undefined && of('otherName').length > 0 && of('ownId').length === 0) {
		return 'other kind';
	}
	if (
		id === undefined ||
		name === undefined ||
		secondId !== undefined ||
		secondName !== undefined
	) {
		return 'unreadable';
	}
	if (given.some(({ value }) => idOf(value, kind) === undefined)) return 'unreadable';

	const doubt = doubtOf(all, id, context);
	if (doubt !== undefined) return doubt;
	const used = new Set<Labelled>([...nameFields, ...idFields]);
	const details = all.filter((field) => !used.has(field));
	return {
		id,
		rawName: name,
		details: Object.fromEntries(details.map(({ label, value }) => [label, unmarked(value)])),
	};
}

/** A value without the Markdown that shows it as code or in bold. */
function unmarked(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	return value.trim().replace(/^(`|\*\*)([^`*]+)\1$/, '$2');
}

/** Whether the ID and the name, each by itself clear, may belong to different things. */
function doubtOf(
	all: readonly Labelled[],
	id: string,
	{ kind, section, ordered }: FieldContext,
): 'unreadable' | 'other kind' | undefined {
	const has = (role: Role) => all.some((field) => field.role === role);
	const isNamed = has('ownName') || has('ownNoun');
	if (!has('ownId')) {
		const isAbove = section === 'above' && ordered && isNamed;
		if ((section === 'other' || section === 'above') && !isAbove) return 'other kind';
		if (section === 'unknown') return isNamed ? 'unreadable' : 'other kind';
		if (has('otherName') && !belongsToOwnName(all, ordered, section)) return 'unreadable';
		if (kind === 'adGroup' && section === 'neutral' && !isNamed && has('objective'))
			return 'unreadable';
		return undefined;
	}
	if (isNamed) return undefined;
	// An ad in a list of ads has its own name beside its ad group's ID.
	if (section === 'other' || (section === 'above' && !ordered)) return 'other kind';
	const plain = all.filter(({ role }) => role === 'plainId').map(({ value }) => idOf(value, kind));
	const hasIdOfItsOwn = plain.some((value) => value !== undefined && value !== id);
	return hasIdOfItsOwn && (ordered || section !== 'own') ? 'unreadable' : undefined;
}

/** "ID" beside the names of two kinds belongs to the one before it, or else to the one after it. */
function belongsToOwnName(all: readonly Labelled[], ordered: boolean, section: Section): boolean {
	if (!ordered) return section === 'own';
	const at = all.findIndex(({ role }) => role === 'plainId' || role === 'code');
	const neighbour = all[at - 1] ?? all[at + 1];
	return neighbour !== undefined && ['ownName', 'plainName', 'ownNoun'].includes(neighbour.role);
}

function isOfOtherPlatform(fields: readonly Labelled[], kind: ListKind): boolean {
	return (
		kind === 'account' &&
		fields.some(
			({ value }) => typeof value === 'string' && !isNoValue(value) && !/tik.?tok/i.test(value),
		)
	);
}

function firstFilled(...lists: Array<readonly Labelled[]>): readonly Labelled[] {
	return lists.find((list) => list.length > 0) ?? [];
}

function nameIn(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && !isNoValue(value) ? value.trim() : undefined;
}

function isAbsent(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === 'string' && isNoValue(value));
}

function distinct(values: ReadonlyArray<string | undefined>): string[] {
	return [...new Set(values.filter((value) => value !== undefined))];
}
