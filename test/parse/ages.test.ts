import fc from 'fast-check';
import { ageGroups } from '../../nodes/AdspirerTikTok/contract/choices';
import { parseAges } from '../../nodes/AdspirerTikTok/parse/ages';

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

describe('any range of ages', () => {
	it('of whole groups becomes those groups, in any writing', () => {
		const writing = fc.constantFrom(
			(text: string) => text,
			(text: string) => ` ${text} `,
			(text: string) => text.replace('-', ' – '),
			(text: string) => text.replace('-', ' to '),
			(text: string) => text.replace('-', ' bis ') + ' Jahre',
			(text: string) => text.replace('-', '〜') + (text.endsWith('+') ? '' : '歳'),
			(text: string) => `ages ${text}`,
		);
		fc.assert(
			fc.property(run, writing, (groups, write) => {
				expect(parseAges(write(written(groups)), ageGroups)).toMatchObject({
					value: values(groups),
				});
			}),
		);
	});

	it('beside another becomes both, in the order of ages', () => {
		fc.assert(
			fc.property(run, run, mark, (one, other, between) => {
				const both = ageGroups.filter((group) => one.includes(group) || other.includes(group));
				expect(parseAges(`${written(one)}${between}${written(other)}`, ageGroups)).toMatchObject({
					value: values(both),
				});
			}),
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
				const problem = 'problem' in parsed ? parsed.problem : '';
				const advised = /Use (.*)\.$/.exec(problem)?.[1]?.split(' or ') ?? [];
				expect(advised.length > 0).toBe(to >= 13);
				for (const range of advised) expect(parseAges(range, ageGroups)).toHaveProperty('value');
			}),
			{ numRuns: 500 },
		);
	});
});
