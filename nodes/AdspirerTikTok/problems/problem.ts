import cells from './cells.json';
import fields from './fields.json';
import rows from './rows.json';
import runs from './runs.json';

/** The words for everything that can be wrong, by its name. Only `output` makes sentences of them. */
export const wordsOfProblems = { ...cells, ...fields, ...rows, ...runs };

/** The name of what can be wrong. */
export type Why = keyof typeof wordsOfProblems;

/** A person's own text, which a sentence quotes. */
interface Written {
	readonly written: unknown;
}

/** A fact for the blanks in a problem's words: a text as it is, a list, a person's own text, or another fault. */
export type Fact = string | number | readonly Fact[] | Written | Told | undefined;

export type Facts = Readonly<Record<string, Fact>>;

/** A fault or an oddity of a value, as data. */
export interface Fault {
	readonly why: Why;
	/** The value that a sentence begins with: "is "abc", which …". */
	readonly is?: unknown;
	/** The same for a part of it: "contains "abc", which …". */
	readonly contains?: unknown;
	/** The entry that says what to do, if that isn't the one of `why`. */
	readonly remedy?: Why | undefined;
	readonly facts?: Facts | undefined;
	/** Further faults. */
	readonly more?: readonly Fault[] | undefined;
}

/** The faults of a list's entries, told together. */
export interface FaultOfList {
	readonly entries: readonly Fault[];
	/** True if the list has only one entry. */
	readonly isAlone: boolean;
	/** Further faults. */
	readonly more?: readonly Fault[];
}

/** Words about a value. */
export type Told = Fault | FaultOfList;

/** One thing that is wrong or unusual about a row, under what a person calls the field; '' for the whole row. */
export interface Problem {
	readonly field: string;
	/** The argument that it is about, by which it is known again; a sheet may call its field anything. */
	readonly argument?: string | undefined;
	readonly message: Told;
	/** The columns of the sheet that it is about, if the field isn't the only one. */
	readonly columns?: readonly string[] | undefined;
}
