import fc from 'fast-check';
import { findByName, readList, type ListKind } from '../../nodes/AdspirerTikTok/response/lists';
import { renderings, type Rendering, type Shown } from './listAnswers/renderings';

/** How many lists are drawn for each form. */
const numRuns = 60;

const id = fc
	.tuple(fc.constantFrom('18', '17', '7'), fc.bigInt({ min: 10n ** 16n, max: 10n ** 17n - 1n }))
	.map(([start, rest]) => `${start}${rest}`);

/** What breaks Markdown, and what people write into names. */
const piece = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 6 }),
	fc.constantFrom(
		' | ',
		' - ',
		' – ',
		' · ',
		', ',
		': ',
		'; ',
		' (',
		')',
		'[',
		']',
		'](',
		'*',
		'**',
		'_',
		'`',
		'"',
		"'",
		'#',
		'\\',
		'~~',
		'&',
		'&amp;',
		'<',
		'>',
		'{',
		'}',
		'=',
		'/',
		'...',
		'…',
		'.',
		'-',
		'1. ',
		'ID: ',
		'id=',
		'Campaign ID: ',
		'Name: ',
		'Ad group',
		'N/A',
		'ENABLE',
		'Paused',
		'US',
		'18-24',
		'1800000000000000099',
		'(1800000000000000099)',
		'`1800000000000000099`',
		'https://x.example/1',
		'Total',
		'and 3 more',
		'Page 1 of 2',
		'🚀',
		'é',
		'e\u0301',
		'日本',
		'\u00a0',
		'Spring',
	),
);
const name = fc
	.oneof(
		{
			weight: 1,
			arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
		},
		{
			weight: 2,
			arbitrary: fc
				.array(fc.constantFrom('Spring', 'Sale', 'US', '18-24', 'Broad', 'v2', '2026', 'EU'), {
					minLength: 1,
					maxLength: 5,
				})
				.chain((words) =>
					fc.constantFrom(' ', '_', ' | ', ' - ', '-').map((between) => words.join(between)),
				),
		},
	)
	.map((text) => text.replace(/[\n\r\u0085\u2028\u2029\v\f\0]/g, '').trim())
	.filter((text) => text !== '');

const entries: fc.Arbitrary<Shown[]> = fc
	.uniqueArray(fc.record({ id, name }), {
		selector: (entry) => entry.id,
		minLength: 2,
		maxLength: 6,
	})
	.map((all) => all.map((entry, at) => ({ ...entry, campaignId: `179000000000000${1000 + at}` })));

function bodyOf(rendering: Rendering, shown: readonly Shown[], kind: ListKind): unknown {
	const rendered = rendering.render(shown, kind);
	return {
		success: true,
		data: typeof rendered === 'string' ? { text: rendered } : { structured: rendered },
	};
}

describe.each(Object.entries(renderings))('a list written as %s', (_name, rendering) => {
	it.each(['adGroup', 'campaign', 'account'] as const)('never gives a wrong pair: %s', (kind) => {
		fc.assert(
			fc.property(entries, (drawn) => {
				const shown = drawn.filter((entry) => rendering.accepts?.(entry.name) ?? true);
				fc.pre(shown.length > 1);
				const list = readList(bodyOf(rendering, shown, kind), kind);
				const names = new Map(shown.map((entry) => [entry.id, entry.name]));
				for (const entry of list?.entries ?? []) {
					expect([entry.id, entry.name]).toEqual([entry.id, names.get(entry.id)]);
				}
				if (list?.complete) expect(list.entries).toHaveLength(shown.length);
				for (const entry of shown) {
					const found = list && findByName(list, entry.name);
					if (found && 'certain' in found) expect(names.get(found.certain.id)).toBe(entry.name);
					expect(found && 'none' in found).not.toBe(true);
				}
			}),
			{ numRuns },
		);
	});

	it('reads plain names, all of them', () => {
		const words = fc.array(fc.constantFrom('Spring', 'Sale', 'Broad', 'Retargeting'), {
			minLength: 1,
			maxLength: 4,
		});
		const plain = fc.uniqueArray(fc.tuple(id, words), {
			selector: ([one]) => one,
			minLength: 1,
			maxLength: 9,
		});
		fc.assert(
			fc.property(plain, (drawn) => {
				const shown = drawn.map(([one, parts], at) => ({
					id: one,
					name: `${parts.join(' ')} ${at}`,
					campaignId: '1790000000000000001',
				}));
				const list = readList(bodyOf(rendering, shown, 'adGroup'), 'adGroup');
				expect(list).toMatchObject({ unreadable: 0, complete: true });
				expect(list?.entries.map((entry) => [entry.id, entry.name])).toEqual(
					shown.map((entry) => [entry.id, entry.name]),
				);
			}),
			{ numRuns: 100 },
		);
	});
});
