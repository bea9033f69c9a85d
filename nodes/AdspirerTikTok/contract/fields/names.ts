import { usualHeadingIn } from '../../words';
import { remembered } from '../../words/normalizeKey';

/** An argument's name in words, which is the label of most fields: "Age Groups". */
export const inWords = (argument: string) =>
	argument.replaceAll('_', ' ').replace(/(?<![^ ])./g, (letter) => letter.toUpperCase());

/** What a column for an argument is usually called in English. */
export const usualHeading = remembered((argument) => usualHeadingIn(argument) ?? inWords(argument));
