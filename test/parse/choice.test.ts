import { allGoals } from '../../nodes/AdspirerTikTok/contract/choices';
import { creationFields, searchFields } from '../../nodes/AdspirerTikTok/contract/fields';
import { adFields } from '../../nodes/AdspirerTikTok/contract/fields/creative';
import {
	type Choice,
	findChoice,
	meansNoRestriction,
} from '../../nodes/AdspirerTikTok/parse/keyword';
import { normalizeKey } from '../../nodes/AdspirerTikTok/words/normalizeKey';

const lists: Array<[string, readonly Choice[]]> = [
	...[...creationFields, ...adFields, ...searchFields].flatMap(
		({ argument, choices }): Array<[string, readonly Choice[]]> =>
			choices && argument !== 'location_ids' ? [[argument, choices]] : [],
	),
	['every goal', allGoals],
];

describe.each(lists)('the list %s', (_name, list) => {
	it('finds each choice by each of its words, in any case, and none has a word of another', () => {
		for (const choice of list) {
			for (const word of [choice.name, choice.value, ...(choice.aliases ?? [])]) {
				const found = findChoice(` ${word.toUpperCase()} `, list);
				expect([word, found?.value]).toEqual([
					word,
					normalizeKey(word) === '' ? undefined : choice.value,
				]);
			}
		}
	});

	it('takes no word that restricts nothing for a choice, but "None" and the like', () => {
		const taken = list
			.filter(({ value }) => !['', 'ALL', 'GENDER_UNLIMITED'].includes(value))
			.flatMap(({ name, value, aliases = [] }) => [name, value, ...aliases])
			.filter(meansNoRestriction);
		// Of placement types "All placements" is one; there the caller asks the list first.
		expect(taken.filter((word) => !/^(?:alle? pla|tüm yer|semua pen)/i.test(word))).toEqual([]);
	});
});
