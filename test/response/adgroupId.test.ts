import fc from '../fastCheck';
import { parseExactJson } from '../../nodes/AdspirerTikTok/parse/exactJson';
import { adgroupIdIn } from '../../nodes/AdspirerTikTok/response/adgroupId';
import { campaign, id, keys, misleadingNames, other, own, texts } from './adgroupIdCases';

const inData = (data: unknown, given = own) => adgroupIdIn({ success: true, data }, given);

describe('the ID of the new ad group, by a key', () => {
	it.each(keys)('%s', (_about, data, expected) => {
		expect(inData(data)).toBe(expected);
	});

	it.each([
		['at the top level', { success: true, adgroup_id: id }],
		['in structured content at the top level', { structured_content: { adgroup_id: id } }],
		['in a structured part at the top level', { structured: { adgroup: { id } } }],
		['in content at the top level', { content: [{ type: 'text', text: `Ad group ID: ${id}` }] }],
	])('is found %s', (_where, raw) => {
		expect(adgroupIdIn(raw, own)).toBe(id);
	});

	it('keeps the digits of a bare number', () => {
		expect(adgroupIdIn(parseExactJson(`{"data": {"adgroup_id": ${id}}}`), own)).toBe(id);
	});
});

describe('the ID of the new ad group, by a label', () => {
	it.each(texts)('%j', (text, expected) => {
		expect(inData({ text })).toBe(expected);
		expect(inData({ content: [{ type: 'image' }, { type: 'text', text }] })).toBe(expected);
	});

	it.each(misleadingNames)('in spite of the name %j', (name, text, expected) => {
		expect(inData({ text }, [campaign, name])).toBe(expected);
	});

	it('counts only where all texts and keys agree', () => {
		const text = `Ad group ID: ${id}`;
		expect(inData({ text, structured: { adgroup_id: id } })).toBe(id);
		expect(inData({ text, structured: { adgroup_id: other } })).toBeNull();
		expect(inData({ text, content: [{ text: `Ad group ID: ${other}` }] })).toBeNull();
	});
});

describe('whatever an answer holds', () => {
	const anything = fc.anything({ maxDepth: 5, withBigInt: false });

	it('an ID never comes out of nothing', () => {
		fc.assert(
			fc.property(anything, (data) => {
				const found = inData(data);
				expect(found === null || JSON.stringify(data).includes(found)).toBe(true);
			}),
		);
	});

	it('one of the own IDs never comes out', () => {
		fc.assert(
			fc.property(fc.constantFrom(...keys, ...texts), (row) => {
				const data = row.length === 2 ? { text: row[0] } : row[1];
				const withOwn: unknown = JSON.parse(JSON.stringify(data).replace(/\d{6,}/g, campaign));
				expect(inData(withOwn)).toBeNull();
			}),
		);
	});

	it('an answer with more text than can be read names none', () => {
		const text = `Ad group ID: ${id}\n`;
		expect(inData({ text: text + 'x'.repeat(25_000) })).toBe(id);
		expect(inData({ text: text + 'x'.repeat(30_000) })).toBeNull();
		expect(inData({ text, summary: 'x'.repeat(30_000) })).toBeNull();
	});

	it('an answer with more parts than can be read names none', () => {
		const many = Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`k${at}`, {}]));
		expect(inData({ adgroup_id: id, structured: many })).toBeNull();
	});
});
