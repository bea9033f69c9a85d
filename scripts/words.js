/**
 * Checks the words of people's sheets in nodes/AdspirerTikTok/words/*.json, what can't be set from a sheet
 * in contract/settings.json, the lists of the service in contract/choices.json, and the tables of countries
 * and languages. Each mistake is a line that says where it is and what to do.
 *
 * Usage: npm run words
 */
require('./typescript');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { z } = require('zod');
const { ad } = require('../nodes/AdspirerTikTok/contract/ad');
const { adGroup } = require('../nodes/AdspirerTikTok/contract/adGroup');
const { searchFields } = require('../nodes/AdspirerTikTok/contract/fields');
const { meaningsOf } = require('../nodes/AdspirerTikTok/contract/meanings');
const { keysOfHeading } = require('../nodes/AdspirerTikTok/sheet/headingKeys');
const { normalizeKey } = require('../nodes/AdspirerTikTok/words/normalizeKey');

const folder = resolve(__dirname, '../nodes/AdspirerTikTok');
const maxLineLength = 260;
const mistakes = [];

const listOfWords = z.array(z.string());
const table = z.record(z.string(), listOfWords);
const shapes = {
	words: z.strictObject({
		headings: table.optional(),
		alone: table.optional(),
		byCells: table.optional(),
		records: listOfWords.optional(),
		results: listOfWords.optional(),
		settings: table.optional(),
		choices: z.record(z.string(), table).optional(),
		cells: z.record(z.string(), z.union([listOfWords, table])).optional(),
	}),
	settings: z.record(
		z.string().regex(/^[a-z][a-z_]*$/),
		z.strictObject({
			of: z.enum(['adGroup', 'ad', 'both']),
			remedy: z.string().regex(/^[A-Z].*\.$/),
			neutral: z.array(z.string().min(1)).min(1).optional(),
			offIsNeutral: z.literal(true).optional(),
			allIsNeutral: z.literal(true).optional(),
		}),
	),
	choices: z.record(
		z.string(),
		z.record(
			z.string().regex(/^\w*$/),
			z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(2)]),
		),
	),
	meanings: z.strictObject({ groups: table, withoutWords: listOfWords }),
	countries: z.strictObject({
		about: listOfWords,
		countries: z.array(
			z.strictObject({
				code: z.string().regex(/^[A-Z]{2}$/),
				code3: z.string().regex(/^[A-Z]{3}$/),
				id: z.string().regex(/^\d{5,8}$/),
				name: z.string().min(1),
				otherNames: listOfWords,
			}),
		),
	}),
	languages: z.strictObject({
		about: listOfWords,
		languages: z.array(
			z.strictObject({
				value: z.string().regex(/^[a-z]{2,3}(-[a-z]+)?$/),
				name: z.string().min(1),
				aliases: listOfWords,
			}),
		),
	}),
};

/** The data of a file, if it has the shape that it needs. */
function load(file, shape) {
	const text = readFileSync(join(folder, file), 'utf8');
	for (const [at, line] of text.split('\n').entries()) {
		if (line.length > maxLineLength)
			mistakes.push(
				`${file}, line ${at + 1}: has ${line.length} characters. Write at most ${maxLineLength}, in lists an entry a line.`,
			);
	}
	const { success, data, error } = shape.safeParse(JSON.parse(text));
	if (success) return data;
	for (const { path, message } of error.issues)
		mistakes.push(`${file}, ${path.join('.')}: ${message}. Write it as the other entries are.`);
	return {};
}

/** Every list of words in a section, with the names on the way to it. */
function listsIn(section, path = []) {
	if (Array.isArray(section)) return [{ path, list: section }];
	return Object.entries(section).flatMap(([name, inner]) => listsIn(inner, [...path, name]));
}

/** Tells an empty entry, and one that is the same as another of its list or of another list. */
class Owners {
	constructor() {
		this.known = new Map();
	}

	/** `groups` are those that can't have the word twice; `name` is what it stands for. */
	add(where, word, keys, { name, groups }) {
		if (keys.length === 0) {
			mistakes.push(`${where}: '${word}' has no word of its own, or is too long. Remove it.`);
			return;
		}
		const before = groups.map((group) => this.known.get(`${group} ${keys[0]}`));
		const same = before.find((one) => one?.name === name);
		const other = before.find((one) => one && one.name !== name);
		if (other)
			mistakes.push(
				`${where}: '${word}' is also listed in ${other.where}${other.word === word ? '' : ` as '${other.word}'`}. Remove it from one of the two.`,
			);
		else if (same?.where === where)
			mistakes.push(`${where}: '${word}' is the same as '${same.word}'. Remove one of the two.`);
		for (const group of groups) {
			for (const key of keys) {
				if (!this.known.has(`${group} ${key}`))
					this.known.set(`${group} ${key}`, { where, word, name });
			}
		}
	}
}

const keysOf = (heading) => [...new Set(Object.values(keysOfHeading(heading) ?? {}))];
const keyOfCell = (word) => [normalizeKey(word) || word.trim()].filter((key) => key !== '');

const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ja', 'ko', 'others'];
const files = languages.map((one) => {
	const file = `words/${one}.json`;
	return { file, sections: load(file, shapes.words) };
});
const settings = load('contract/settings.json', shapes.settings);
const choices = load('contract/choices.json', shapes.choices);
const meanings = load('contract/meanings.json', shapes.meanings);
load('contract/moreGoals.json', z.array(z.string().regex(/^[A-Z_]+$/)));
load('parse/viewers.json', z.array(z.string().regex(/^[a-z\d.-]+$/)));
load('contract/countries.json', shapes.countries);
load('contract/languages.json', shapes.languages);

function report() {
	for (const mistake of mistakes) console.error(mistake);
	if (mistakes.length > 0) process.exit(1);
}
// What has another shape can't be compared.
report();

/** A column that both creations have counts as the ad group's: an ad has what it shares in common. */
const creations = [
	['ad group', new Set([...meaningsOf(adGroup).keys(), adGroup.statusHeadings])],
	[
		'ad',
		new Set([
			...[...meaningsOf(ad).keys()].filter((name) => !(name in adGroup.columns)),
			ad.statusHeadings,
		]),
	],
];
const creationsOf = (name) => creations.flatMap(([noun, own]) => (own.has(name) ? noun : []));
const nounsOf = { adGroup: ['ad group'], ad: ['ad'], both: ['ad group', 'ad'] };

/** The creations in whose sheets a heading of a section counts; none if there is no such name. */
function nounsFor(section, name) {
	if (section === 'records' || section === 'results') return nounsOf.both;
	return section === 'settings' ? (nounsOf[settings[name]?.of] ?? []) : creationsOf(name);
}

const headings = new Owners();
/** Where cells decide, a heading may mean several things, but not twice the same. */
const headingsByCells = new Owners();
for (const { file, sections } of files) {
	for (const section of ['headings', 'alone', 'byCells', 'records', 'results', 'settings']) {
		for (const { path, list } of listsIn(sections[section] ?? {}, [section])) {
			const where = `${file}, ${path.join('.')}`;
			const name = path[1] ?? section;
			const nouns = nounsFor(section, name);
			const owners = section === 'byCells' ? headingsByCells : headings;
			if (nouns.length === 0)
				mistakes.push(
					section === 'settings'
						? `${where}: there is no such setting. Add it to contract/settings.json, or remove it.`
						: `${where}: there is no such meaning. Write one of contract/meanings.ts or a column's name.`,
				);
			if (list.length === 0) mistakes.push(`${where}: is empty. Remove it.`);
			for (const heading of list) {
				const groups = section === 'byCells' ? [name] : nouns;
				owners.add(where, heading, keysOf(heading), { name, groups });
			}
		}
	}
}

/** Headings that count by themselves don't need cells to decide. */
for (const { file, sections } of files) {
	for (const { path, list } of listsIn(sections.byCells ?? {}, ['byCells'])) {
		for (const heading of list) {
			const [plain] = nounsFor('byCells', path[1]).flatMap(
				(noun) => headings.known.get(`${noun} ${keysOf(heading)[0]}`) ?? [],
			);
			if (plain)
				mistakes.push(
					`${file}, ${path.join('.')}: '${heading}' counts in ${plain.where} whatever its cells are. Remove it from one of the two.`,
				);
		}
	}
}

/** The names of choices, by the field whose entry has their words. */
const namesOfChoices = new Map([
	['status', ['on', 'paused', 'skipped']],
	...[...adGroup.fields, ...ad.fields, ...searchFields].map((field) => [
		field.argument,
		(field.choices ?? []).map(({ name }) => name),
	]),
]);
const cells = new Owners();
for (const [field, names] of namesOfChoices) {
	for (const name of names)
		cells.add(`the names of ${field}`, name, keyOfCell(name), { name, groups: [field] });
}
for (const { file, sections } of files) {
	for (const { path, list } of listsIn(sections.choices ?? {})) {
		const [field, name] = path;
		const where = `${file}, choices.${field}.${name}`;
		if (!namesOfChoices.get(field)?.includes(name))
			mistakes.push(
				`${where}: there is no such choice. Write its name as contract/choices.json has it.`,
			);
		for (const word of list) cells.add(where, word, keyOfCell(word), { name, groups: [field] });
	}
	for (const { path, list } of listsIn(sections.cells ?? {})) {
		const where = `${file}, cells.${path.join('.')}`;
		for (const word of list) {
			if (keyOfCell(word).length === 0) mistakes.push(`${where}: an entry is empty. Remove it.`);
		}
		if (new Set(list).size < list.length)
			mistakes.push(`${where}: has an entry twice. Remove one of the two.`);
	}
}
for (const field of Object.keys(choices)) {
	if (!namesOfChoices.has(field))
		mistakes.push(`contract/choices.json: there is no field ${field}. Remove it.`);
}
for (const [group, names] of Object.entries(meanings.groups)) {
	for (const name of names) {
		if (creationsOf(name).length === 0)
			mistakes.push(
				`contract/meanings.json, groups.${group}: there is no meaning ${name}. Remove it.`,
			);
	}
}
/** What other columns of another network's export are, whatever their headings. */
const ofExports = adGroup.sheet?.idsOfOthers?.setting;
for (const name of Object.keys(settings)) {
	if (name !== ofExports && !files.some(({ sections }) => sections.settings?.[name]))
		mistakes.push(
			`contract/settings.json: '${name}' has no heading. Add one to words/en.json, settings, or remove it.`,
		);
}

report();
