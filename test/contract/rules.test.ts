import { findBrokenRules, findWarnings } from '../../nodes/AdspirerTikTok/contract/rules';
import { now, plainRow, refusals, warnings } from './ruleCases';

describe.each([
	{ what: 'is refused unless', cases: refusals, find: findBrokenRules },
	{ what: 'is warned of unless', cases: warnings, find: findWarnings },
])('a row $what', ({ cases, find }) => {
	it.each(cases)('$argument $says', ({ broken, kept, argument, says, context }) => {
		const findIn = (row: object) => find({ ...plainRow, ...row }, { now, ...context });
		const inOwnWords = expect.stringMatching(/^(is|contains|includes) (?!.*[A-Z]_[A-Z]).+\.$/);
		expect(broken.map(findIn)).toEqual(
			broken.map((_, at) => [{ argument, message: at === 0 ? says : inOwnWords }]),
		);
		expect(kept.flatMap(findIn)).toEqual([]);
	});
});
