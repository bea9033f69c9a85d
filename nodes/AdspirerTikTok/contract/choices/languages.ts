import type { Choice } from '../../parse/choice';
import { languageLines } from '../languages';

/** An open list: the service takes other codes too, which an expression can give. */
export const languages: readonly Choice[] = languageLines.map((line) => {
	const [value = ''] = line.split(' ', 1);
	const [name = value, ...aliases] = line.slice(value.length + 1).split('|');
	return { name, value, aliases };
});
