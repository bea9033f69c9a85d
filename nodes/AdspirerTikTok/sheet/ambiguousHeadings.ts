import { vocabulary } from './headings';

export const meaningsOf: typeof vocabulary.meaningsOf = (headings, rows, takeBreak) =>
	vocabulary.meaningsOf(headings, rows, takeBreak);
