import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { creationFields } from '../../nodes/AdspirerTikTok/contract/fields';
import { textOf } from '../../nodes/AdspirerTikTok/output/problemText';
import { now, plainRow, refusals, warnings } from './ruleCases';

const { check } = adGroup.rules;

const labelOf = (argument: string) =>
	creationFields.find((field) => field.argument === argument)?.label ?? argument;

describe.each([
	{ what: 'is refused unless', kinds: ['problem'], cases: refusals },
	{ what: 'is warned of unless', kinds: ['reading', 'warning'], cases: warnings },
])('a row $what', ({ cases, kinds }) => {
	it.each(cases)('$argument $says', ({ broken, kept, argument, says, context }) => {
		const findIn = (row: object) =>
			check({ ...plainRow, ...row }, { now, labelOf, ...context })
				.filter(({ kind }) => kinds.includes(kind))
				.map(({ kind, argument: of, ...found }) => ({
					kind,
					argument: of,
					says: 'message' in found ? textOf(found.message) : found.readAs,
				}));
		const inOwnWords = expect.stringMatching(/^(is|contains|includes) (?!.*[A-Z]_[A-Z]).+\.$/);
		expect(broken.map(findIn)).toEqual(
			broken.map((_, at) => [{ kind: kinds.at(-1), argument, says: at === 0 ? says : inOwnWords }]),
		);
		expect(kept.flatMap(findIn)).toEqual([]);
	});
});
