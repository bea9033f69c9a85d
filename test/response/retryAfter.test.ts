import fc from '../fastCheck';
import { namedWait } from '../../nodes/AdspirerTikTok/response/retryAfter';

const now = Date.UTC(2026, 3, 1);
const wait = (header: string | undefined, text: string) =>
	namedWait(header === undefined ? {} : { 'retry-after': header }, text, now);

const named: Array<[string | undefined, string, number | undefined]> = [
	['30', '', 30_000],
	[' 1.5 ', '', 1500],
	['0', '', 1000],
	['-5', '', 1000],
	['0', 'Retry after 60 seconds', 60_000],
	['90', 'Retry after 60 seconds', 90_000],
	['Wed, 01 Apr 2026 00:00:20 GMT', '', 20_000],
	['Wed, 01 Apr 2020 00:00:20 GMT', '', 1000],
	['', '', undefined],
	['soon', '', undefined],
	['9'.repeat(400), '', undefined],
	[undefined, 'TikTok is busy. Retry after 60 seconds.', 60_000],
	[undefined, 'Retry after 0 seconds', 1000],
	[undefined, 'Retry after 2 minutes', 120_000],
	[undefined, 'Retry after 1 hour', 3_600_000],
	['soon', 'retry after 5s', 5000],
	[undefined, 'The budget is 60 seconds short', undefined],
	[undefined, 'Retry after 3 attempts', undefined],
];

it.each(named)('a header of %j with the text %j asks to wait %j', (header, text, expected) => {
	expect(wait(header, text)).toBe(expected);
});

it('a named wait is never shorter than a second', () => {
	fc.assert(
		fc.property(fc.double(), fc.double(), (header, inText) => {
			const found = wait(String(header), `Retry after ${inText} seconds`);
			expect(found === undefined || found >= 1000).toBe(true);
		}),
	);
});
