import fc from 'fast-check';
import { ageGroups } from '../../nodes/AdspirerTikTok/contract/choices';
import { parseAges } from '../../nodes/AdspirerTikTok/parse/people';
import { said } from './said';

const last = ageGroups.length - 1;
const age = fc.integer({ min: 0, max: 64 });

describe('any range of ages', () => {
	it('reaches exactly the ages that it names, or is refused with ranges that are read', () => {
		fc.assert(
			fc.property(age, age, (one, other) => {
				const [from, to] = [Math.min(one, other), Math.max(one, other)];
				const parsed = parseAges(`${from}-${to}`, ageGroups);
				if ('value' in parsed) {
					const chosen = ageGroups.filter(({ value }) => parsed.value.includes(value));
					expect([chosen[0]?.from, chosen.at(-1)?.to]).toEqual([from, to]);
					expect(chosen).not.toContain(ageGroups[last]);
					return;
				}
				expect(parsed).toHaveProperty('problem');
				const { problem = '' } = said(parsed);
				const advised = /Use (.*)\.$/.exec(problem)?.[1]?.split(' or ') ?? [];
				expect(advised.length > 0).toBe(to >= 13);
				for (const range of advised) expect(parseAges(range, ageGroups)).toHaveProperty('value');
			}),
			{ numRuns: 500 },
		);
	});
});
