import flags from '../../nodes/AdspirerTikTok/response/flags.json';
import keys from '../../nodes/AdspirerTikTok/response/keys.json';
import texts from '../../nodes/AdspirerTikTok/response/listTexts.json';
import { flagsOf } from '../../nodes/AdspirerTikTok/response/flags';
import phrases from '../../nodes/AdspirerTikTok/response/phrases.json';
import { labelKey, wordsOf } from '../../nodes/AdspirerTikTok/response/textForms';

/** An entry that isn't written as answers are compared would never be found, and deny nothing. */

const asCompared = (list: readonly string[]) => list.map((phrase) => wordsOf(phrase).trim());

it.each(Object.entries(phrases))(
	'the phrases of "%s" are words as they are compared',
	(_name, list) => {
		expect(asCompared(list)).toEqual(list);
		expect(new Set(list).size).toBe(list.length);
	},
);

it.each(Object.entries(flags))(
	'the flags of "%s" have keys as they are compared',
	(_name, group) => {
		for (const flag of group) {
			expect(flag.keys.map(labelKey)).toEqual(flag.keys);
			const { words } = { words: [], ...flag };
			expect(asCompared(words)).toEqual(words);
		}
	},
);

it.each(Object.entries(keys))('the keys "%s" are written as they are compared', (_name, list) => {
	expect(list.map(labelKey)).toEqual(list);
});

it('the words around lists are written as they are compared', () => {
	for (const list of [texts.things, texts.calls]) expect(asCompared(list)).toEqual(list);
	// The longest first, so that "custom audiences" isn't read as "audiences".
	const lengths = texts.things.map(({ length }) => length);
	expect(lengths).toEqual([...lengths].sort((one, other) => other - one));
});

it('every group of flags can be read', () => {
	const groups = ['failure', 'denial', 'deferral', 'existence', 'on', 'off', 'gone'] as const;
	expect(flagsOf(...groups, 'notDone', 'failureOfReading').size).toBeGreaterThan(100);
});
