import fc from '../fastCheck';
import * as text from '../../nodes/AdspirerTikTok/parse/text';
import { expectCells, parserOf } from './cells/cell';
import { adGroupIdCells, campaignCells, idCells, tikTokIdCells } from './idCells';
import { adTextCells, nameCells } from './textCells';
import { said } from './said';

const { parseCampaign, parseName, parseText, parseTikTokId } = text;

it('reads the cells of names and IDs', () => {
	expectCells(nameCells, parseName);
	expectCells(idCells, text.parseId);
	expectCells(tikTokIdCells, parseTikTokId);
	expectCells(adGroupIdCells, text.parseAdGroupId);
	expectCells(campaignCells, parseCampaign);
});

it('reads the texts of ads, but none that nobody has written yet, unless a person says that it is one', () => {
	expectCells(adTextCells, parserOf('ad_text'));
	expect(parserOf('ad_text', { isSaid: true })('[NEW] TBC')).toEqual({ value: '[NEW] TBC' });
	expect(parserOf('ad_text', { isSaid: true })('A<br>B')).toHaveProperty('problem');
});

it.each(['display_name', 'disclaimer_text'])('takes no text to come for one: %s', (column) => {
	const parse = parserOf(column);
	for (const written of ['Placeholder', 'Lorem ipsum dolor', 'TBC', 'siehe oben', '同上']) {
		expect([written, parse(written)]).toEqual([
			...[written, { problem: expect.objectContaining({ why: 'not a text yet' }) }],
		]);
	}
});

it('takes no sign of a text for emoji', () => {
	const parsed = parseName('© 1\ufe0f ©\ufe0f ™\ufe0f #\ufe0f');
	expect(said(parsed)).toMatchObject({ value: '© 1 © ™ #' });
});

it('takes any other text as it is, but for the spaces around it', () => {
	expect(parseText(' Key 🔥\n1 ')).toEqual({ value: 'Key 🔥\n1' });
	expect(said(parseText('order undefined'))).toEqual({
		problem: expect.stringContaining('undefined'),
	});
});

const ids = fc.bigInt({ min: 1n, max: 9_999_999_999_999_999_999n }).map(String);

it('gives back the digits of an ID, or refuses it, however it travelled', () => {
	fc.assert(
		fc.property(ids, (id) => {
			expect(parseTikTokId(id)).toMatchObject({ value: id });
			for (const form of [Number(id), `${Number(id)}`, `${id}.0`, Number(id).toExponential()]) {
				const parsed = parseTikTokId(form);
				if (!('value' in parsed)) expect(parsed).toHaveProperty('problem');
				// A number turned into text by a spreadsheet can't be told from an ID by itself; its column tells.
				else if (form !== `${Number(id)}`) expect(parsed.value).toBe(id);
			}
		}),
	);
});
