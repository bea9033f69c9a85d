import type { SomeArguments } from '../../nodes/AdspirerTikTok/contract/adGroupArguments';
import {
	dependentArguments,
	findBrokenRules,
	findWarnings,
} from '../../nodes/AdspirerTikTok/contract/rules';
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

it.each<[string, SomeArguments, SomeArguments]>([
	['placements', { placement_type: 'PLACEMENT_TYPE_NORMAL' }, { placement_type: undefined }],
	['pixel_id', { objective: 'CONVERSIONS' }, { objective: 'TRAFFIC' }],
	['optimization_event', { objective: 'SHOP_PURCHASES' }, { objective: 'TRAFFIC' }],
	['frequency', { objective: 'REACH' }, { objective: 'TRAFFIC' }],
])('%s makes sense with %j and is left out with %j', (argument, kept, leftOut) => {
	const because = (given: SomeArguments) =>
		dependentArguments.find((one) => one.argument === argument)?.whyLeftOut(given, { now });
	expect(because(kept)).toBeUndefined();
	for (const given of [leftOut, {}]) {
		expect(because(given)).toMatch(/^'[A-Z][A-Za-z ]+' is (?:"[A-Z]\w+"|empty): [^.]+$/);
	}
});
