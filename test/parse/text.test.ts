import fc from '../fastCheck';
import { emojiIn, parseName, parseText } from '../../nodes/AdspirerTikTok/parse/text';
import { expectCells, tableOf } from './cells/cell';
import { nameCells } from './textCells';

it('reads the cells of names', () => {
	expectCells(tableOf(nameCells), parseName);
});

it('reads what it has read in the same way again', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
			const parsed = parseName(text);
			if ('value' in parsed) {
				expect(parseName(parsed.value)).toMatchObject({ value: parsed.value });
				expect(parseName(parsed.value)).not.toHaveProperty('readAs');
			}
		}),
		{ numRuns: 2000 },
	);
});

it('takes any other text as it is, but for the spaces around it', () => {
	expect(parseText(' Key 🔥\n1 ')).toEqual({ value: 'Key 🔥\n1' });
	expect(parseText('order undefined')).toEqual({ problem: expect.stringContaining('undefined') });
});

it('takes digits and © for no emoji, even where they ask to be pictures', () => {
	expect(emojiIn('© 1\ufe0f ©\ufe0f ™\ufe0f #\ufe0f')).toBeUndefined();
});
