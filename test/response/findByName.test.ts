import {
	findByName,
	readList,
	type List,
	type ListEntry,
} from '../../nodes/AdspirerTikTok/response/lists';

const id = (at: number) => `180000000000000000${at}`;

/** A list as it was read, of names in order. */
function listOf(names: readonly string[], complete = true): List {
	const entries = names.map(
		(name, at): ListEntry => ({
			id: id(at),
			name,
			nameIsCut: /(?:…|\.{3,})$/.test(name),
			details: {},
		}),
	);
	return { entries, unreadable: 0, complete };
}

/** The ID that was found, or what was found out otherwise. */
function found(names: readonly string[], name: string, complete?: boolean): string {
	const result = findByName(listOf(names, complete), name);
	if ('certain' in result) return result.certain.id;
	return 'none' in result ? 'none' : 'unsure';
}

const long = 'Spring sale in the United States, women, week 1';

it.each<[about: string, names: string[], name: string, result: string]>([
	['the exact name', ['Summer', 'Spring'], 'Spring', id(1)],
	['a name that isn’t there', ['Summer', 'Spring'], 'Autumn', 'none'],
	['an empty list', [], 'Spring', 'none'],
	['two of the name', ['Spring', 'Summer', 'Spring'], 'Spring', 'unsure'],
	['two that differ in white space alone', ['Spring  US', 'Spring US'], 'Spring US', 'unsure'],
	['another case, which TikTok tells apart', ['SPRING'], 'Spring', 'none'],
	['both cases', ['SPRING', 'Spring'], 'Spring', id(1)],
	['spaces behind the name in the row', ['Spring'], 'Spring  ', id(0)],
	['spaces behind the name in the list', ['Spring '], 'Spring', id(0)],
	['no-break and double spaces', ['Spring\u00a0 US'], 'Spring US', id(0)],
	['another form of the same letters', ['Été'.normalize('NFD')], 'Été'.normalize('NFC'), id(0)],
	['a name that begins with it', ['Spring US'], 'Spring', 'none'],
	['a name that ends with it', ['US Spring'], 'Spring', 'none'],
	['a cut name that begins like it', [`${long.slice(0, 37)}...`], long, 'unsure'],
	['the same with one sign for the dots', [`${long.slice(0, 37)}…`], long, 'unsure'],
	['a cut name beside the exact one', [`${long.slice(0, 37)}...`, long], long, 'unsure'],
	['a cut name that begins otherwise', ['Summer sale in the…'], long, 'none'],
	['a name cut in the middle', ['Spring sale … week 1'], long, 'unsure'],
	['a name cut in the middle, with another end', ['Spring sale … week 2...'], long, 'unsure'],
	['a name that is nothing but dots', ['…'], long, 'unsure'],
	['dots within, that are its own', ['Spring ... US'], 'Spring ... US', id(0)],
	['dots of its own', ['Spring...'], 'Spring...', 'unsure'],
	['a mark that may be Markdown’s', ['Spring_US'], 'SpringUS', 'unsure'],
	['an emoji that may be decoration', ['🚀 Spring'], 'Spring', 'unsure'],
	['a name without characters', ['Spring'], '  ', 'unsure'],
])('%s', (_about, names, name, result) => {
	expect(found(names, name)).toBe(result);
});

describe('a list that isn’t complete', () => {
	it('still shows a name that is in it', () => {
		expect(found(['Spring'], 'Spring', false)).toBe(id(0));
	});

	it('doesn’t say that a name is nowhere', () => {
		expect(found(['Spring'], 'Summer', false)).toBe('unsure');
		expect(found([], 'Summer', false)).toBe('unsure');
	});
});

it('two names that look the same once cut are both unsure', () => {
	const cut = long.slice(0, 37);
	const text = `| ID | Name |\n|---|---|\n| ${id(0)} | ${cut}... |\n| ${id(1)} | ${cut}... |`;
	const list = readList({ success: true, data: { text } }, 'adGroup');

	expect(list).toMatchObject({ complete: true, unreadable: 0 });
	expect(list && findByName(list, long)).toEqual({ unsure: true });
	expect(list && findByName(list, long.replace('week 1', 'week 2'))).toEqual({ unsure: true });
	expect(list && findByName(list, 'Summer')).toEqual({ none: true });
});

it('what belongs to a campaign or an ad is no ad group of that name', () => {
	const body = {
		success: true,
		data: {
			structured: {
				campaigns: [{ campaign_id: '1790000000000000001', campaign_name: 'Spring' }],
				ads: [{ ad_id: '1810000000000000001', ad_name: 'Spring', adgroup_id: id(1) }],
				ad_groups: [{ adgroup_id: id(2), adgroup_name: 'Summer', campaign_name: 'Spring' }],
			},
		},
	};
	const list = readList(body, 'adGroup');

	expect(list?.entries.map(({ name }) => name)).toEqual(['Summer']);
	expect(list && findByName(list, 'Spring')).not.toHaveProperty('certain');
});
