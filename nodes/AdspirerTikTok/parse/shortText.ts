import { formatValue, tooManyCharacters, type Parsed } from './cell';
import { orEmptyWord } from './keyword';
import { isPlaceholder, parseLine } from './text';

/** A parser of texts of at most so many characters; a character of any script counts as one. */
export const shortText = (max: number) =>
	orEmptyWord((given): Parsed<string> => {
		const parsed = parseLine(given);
		if (!('value' in parsed)) return parsed;
		const { value } = parsed;
		if (isPlaceholder(value)) {
			return { problem: `is ${formatValue(value)}, which isn't a text yet. Enter the text.` };
		}
		const { length } = Array.from(value);
		return length <= max ? parsed : { problem: tooManyCharacters(length, max) };
	});
