import { adGroup } from '../contract/adGroup';
import { columns, type ColumnName } from '../contract/fields';
import { Vocabulary } from './vocabulary';

export { kindsOfHeadings } from '../words';

/** The ad group's vocabulary, which gives its columns' own names. */
export const vocabulary = new Vocabulary({ ...adGroup, columns });

/** True for what a column can fill. */
export function isColumn(name: string): name is ColumnName {
	return vocabulary.isColumn(name);
}

export const meaningOf = (heading: string, all: ReadonlySet<string>) =>
	vocabulary.meaningOf(heading, all);
export const changeNamed = (heading: string) => vocabulary.changeNamed(heading);
export const usualHeading = (argument: string) => vocabulary.usualHeading(argument);
