import { tooManyCharacters, type Parsed } from './cell';
import { orEmptyWord } from './keyword';
import { parseLine } from './text';

/** A parser of texts of at most so many characters; a character of any script counts as one. */
export const shortText = (max: number) =>
	orEmptyWord((given): Parsed<string> => {
		const parsed = parseLine(given);
		const length = 'value' in parsed ? Array.from(parsed.value).length : 0;
		return length <= max ? parsed : { problem: tooManyCharacters(length, max) };
	});
