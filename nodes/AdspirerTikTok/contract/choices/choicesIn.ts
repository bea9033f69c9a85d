import type { Choice } from '../../parse/choice';

/** A line that begins a choice: its value or a dash for none, its name, and what it does. */
const head = /^\t(\S+) ([^:]+?)(?:: (.+))?$/;

/**
 * Reads a list of choices that is written as a table, so that the words of people's sheets, which
 * are most of it, can be read and added to in one place:
 *
 *     VALUE Name that the form shows: Description, if any
 *         other words | for the same | in several languages
 *
 * A dash for the value means "send nothing".
 */
export function choicesIn(table: string): readonly Choice[] {
	const choices: Array<Choice & { readonly aliases: string[] }> = [];
	for (const line of table.split('\n')) {
		const [, value = '', name = '', description] = head.exec(line) ?? [];
		if (name !== '') {
			const described = description !== undefined && { description };
			choices.push({ name, value: value === '-' ? '' : value, ...described, aliases: [] });
		} else if (line.trim() !== '') {
			choices.at(-1)?.aliases.push(...line.split('|').map((word) => word.trim()));
		}
	}
	return choices;
}
