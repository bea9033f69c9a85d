import type { IDataObject } from 'n8n-workflow';
import type { ArgumentName } from '../contract/adGroupArguments';
import type { HeadingOf } from '../contract/finding';
import type { Problem } from '../parse/problem';
import type { Cell } from './cell';
import type { ParseContext } from './parsers';
import type { Reading } from './row';

/** A row's columns as values of arguments. */
export interface MappedColumns {
	readonly given: ReadonlyMap<ArgumentName, unknown>;
	/** The heading of an argument's column, filled or not; undefined where there is none. */
	readonly headingOf: HeadingOf;
	/** The heading that an argument's value comes from, or its label in the form. */
	readonly labelOf: (argument: ArgumentName) => string;
	/** Why a required argument has no value; completes a sentence that begins with its label. */
	readonly whyMissing: (argument: ArgumentName) => string;
	/** What headings say about how the cells below them are to be read. */
	readonly contextOf: ReadonlyMap<ArgumentName, Partial<ParseContext>>;
	/** From a filled column Ad group ID. */
	readonly existingAdgroupId: string | undefined;
	readonly problems: readonly Problem[];
	/** Of filled columns that are not used, although they look as if they counted. */
	readonly warnings: readonly Problem[];
	/** A cell of such a column that names countries, where the row has no others. */
	readonly unknownCountries: Problem | undefined;
	readonly readings: readonly Reading[];
	/** Cells that name a campaign, an account or audiences for people, and hold no ID. */
	readonly names: ReadonlyMap<ArgumentName, Cell>;
	/** The other filled columns that nothing is made of. */
	readonly unused: readonly string[];
}

/** The values of the form that serve for rows whose columns give none, and what they are called. */
export interface FormValues {
	readonly given: ReadonlyMap<ArgumentName, unknown>;
	readonly labelOf: (argument: ArgumentName) => string;
}

/** Reads rows whose columns fill the arguments by their headings. */
export type ReadColumns = (
	columns: IDataObject,
	form: FormValues,
	context: ParseContext,
) => MappedColumns;
