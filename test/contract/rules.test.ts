import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { creationFields } from '../../nodes/AdspirerTikTok/contract/fields';
import { now, plainRow, refusals, warnings } from './ruleCases';

const { broken: findBroken, unusual: findUnusual } = adGroup.rules;

const labelOf = (argument: string) =>
	creationFields.find((field) => field.argument === argument)?.label ?? argument;

describe.each([
	{ what: 'is refused unless', kind: 'problem', cases: refusals, find: findBroken },
	{ what: 'is warned of unless', kind: 'doubt', cases: warnings, find: findUnusual },
])('a row $what', ({ cases, find, kind }) => {
	it.each(cases)('$argument $says', ({ broken, kept, argument, says, context }) => {
		const findIn = (row: object) => find({ ...plainRow, ...row }, { now, labelOf, ...context });
		const inOwnWords = expect.stringMatching(/^(is|contains|includes) (?!.*[A-Z]_[A-Z]).+\.$/);
		expect(broken.map(findIn)).toEqual(
			broken.map((_, at) => [{ kind, argument, message: at === 0 ? says : inOwnWords }]),
		);
		expect(kept.flatMap(findIn)).toEqual([]);
	});
});
