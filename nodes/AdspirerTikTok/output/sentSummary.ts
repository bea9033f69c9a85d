import type { Creation } from '../contract/creation';
import { formatValue } from '../parse/cell';
import type { Row } from './rowOutcome';

/** What is sent for a row, in words, so that it can be held against the plan; also what is still a name. */
export function sentSummary({ values, names = [], options }: Row, { summarize }: Creation): string {
	const named = names.filter(({ argument }) => values[argument] === undefined);
	return [
		...summarize(values, options.zone),
		...named.map(({ argument, noun, cell }) => {
			const excluded = argument.startsWith('excluded') ? 'excluded ' : '';
			return `${excluded}${noun} ${formatValue(cell.value)} (looked up when created)`;
		}),
	].join(', ');
}
