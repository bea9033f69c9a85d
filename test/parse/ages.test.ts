import fc from 'fast-check';
import { ageGroups } from '../../nodes/AdspirerTikTok/contract/choices';
import { parseAges } from '../../nodes/AdspirerTikTok/parse/people';
import { said } from './said';

const last = ageGroups.length - 1;
const run = fc
	.tuple(fc.nat(last), fc.nat(last))
	.map(([one, other]) => ageGroups.slice(Math.min(one, other), Math.max(one, other) + 1));
const values = (groups: typeof ageGroups) => groups.map(({ value }) => value);
const mark = fc.constantFrom(', ', ' / ', '\n', ' & ', ' and ');
const age = fc.integer({ min: 0, max: 64 });

/** "25-54", or "25+" where the run ends with the oldest group. */
function written(groups: typeof ageGroups): string {
	const [first, final] = [groups[0], groups.at(-1)];
	return final === ageGroups[last] ? `${first?.from}+` : `${first?.from}-${final?.to}`;
}

const writings: ReadonlyArray<(text: string) => string> = [
	(text) => ` ${text} `,
	(text) => text.replace('-', ' – '),
	(text) => text.replace('-', ' to '),
	(text) => text.replace('-', ' bis ') + ' Jahre',
	(text) => text.replace('-', '〜') + (text.endsWith('+') ? '' : '歳'),
	(text) => `ages ${text}`,
];

describe('any range of ages', () => {
	it('of whole groups becomes those groups in any writing, and two become both in order', () => {
		fc.assert(
			fc.property(run, run, mark, fc.constantFrom(...writings), (one, other, between, write) => {
				expect(parseAges(write(written(one)), ageGroups)).toMatchObject({ value: values(one) });
				const both = ageGroups.filter((group) => one.includes(group) || other.includes(group));
				expect(parseAges(`${written(one)}${between}${written(other)}`, ageGroups)).toMatchObject({
					value: values(both),
				});
			}),
			{ numRuns: 200 },
		);
	});

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
