import { mediaPlan } from '../../nodes/AdspirerTikTok/contract/ad';
import { meaningsOf } from '../../nodes/AdspirerTikTok/contract/meanings';
import { thisProcess } from '../platform';
import type { Answers, SheetRun } from './runSheet';

export const say = (line = '') => thisProcess.stdout.write(`${line}\n`);

/** The lines that n8n shows above the output of Check Rows, without those that the table has. */
export function notesOf({ items, hints }: SheetRun): string[] {
	const inTable = items.map((item) => `${item.problems} ${item.readings}`);
	return hints.slice(1).flatMap((hint) => {
		if (/^(?:… and \d|Columns: )/.test(hint)) return [];
		const said = hint.slice(hint.indexOf(': ') + 2);
		return inTable.some((texts) => texts.includes(said)) ? [] : [hint];
	});
}

/** The lines of Check Rows on columns that need an answer. */
export const questionsIn = ({ hints }: SheetRun): string[] =>
	hints.filter((hint) => /^(?:Sheet rows [^:]+: )?\d+ columns? needs? your answer/.test(hint));

/** Says the questions of Check Rows before the first row, and a person's answers in the form. */
export function sayAnswers(before: SheetRun, answers: Answers): void {
	const questions = questionsIn(before);
	if (questions.length === 0) return;
	say('Check Rows says first:');
	for (const question of questions) say(`  - ${question}`);
	say("So the buyer says once, in the node's form under Columns of Your Sheet:");
	for (const [heading, means] of Object.entries(answers)) {
		say(`  - ${heading} → ${meaningsOf(mediaPlan).get(means)?.label ?? means}`);
	}
	say();
}

export function sayNotes(checked: SheetRun): void {
	say('Notes:');
	for (const note of notesOf(checked)) say(`  - ${note}`);
}
