/**
 * Makes it noon UTC on 25 November 2026 for the node and for n8n in a test file, so that dates in
 * 2027 stay in the future however late the test runs. The clock goes on from there. Import it first
 * of all:
 *
 *     import '../fixedDate';
 *
 * `$now` in an expression keeps the real date, because expressions run in an isolate of their own.
 */
const startOfTests = Date.UTC(2026, 10, 25, 12);

const realNow = Date.now.bind(Date);
const shift = startOfTests - realNow();

jest.spyOn(Date, 'now').mockImplementation(() => realNow() + shift);
