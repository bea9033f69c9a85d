/** Checks what words of people's sheets mean: that each means one thing, and one that the code knows. */
require('./typescript');
const { ad } = require('../nodes/AdspirerTikTok/contract/ad');
const { adGroup } = require('../nodes/AdspirerTikTok/contract/adGroup');
const { searchFields } = require('../nodes/AdspirerTikTok/contract/fields');
const { meaningsOf } = require('../nodes/AdspirerTikTok/contract/meanings');
const { keysOfHeading } = require('../nodes/AdspirerTikTok/sheet/headings');
const { normalizeKey } = require('../nodes/AdspirerTikTok/words/normalizeKey');
const { mistakes } = require('./dataFiles');

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
function nounsFor(section, name, settings) {
	if (section === 'records' || section === 'results') return nounsOf.both;
	return section === 'settings' ? (nounsOf[settings[name]?.of] ?? []) : creationsOf(name);
}

/** Tells headings of no meaning or of two. */
function checkHeadings({ files, settings }) {
	const headings = new Owners();
	for (const { file, sections } of files) {
		for (const section of ['headings', 'alone', 'records', 'results', 'settings']) {
			for (const { path, list } of listsIn(sections[section] ?? {}, [section])) {
				const where = `${file}, ${path.join('.')}`;
				const name = path[1] ?? section;
				const nouns = nounsFor(section, name, settings);
				if (nouns.length === 0)
					mistakes.push(
						section === 'settings'
							? `${where}: there is no such setting. Add it to contract/settings.json, or remove it.`
							: `${where}: there is no such meaning. Write one that words/en.json has in headings, or remove it.`,
					);
				if (list.length === 0) mistakes.push(`${where}: is empty. Remove it.`);
				for (const heading of list) {
					headings.add(where, heading, keysOf(heading), { name, groups: nouns });
				}
			}
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

function checkChoices({ files, choices }) {
	const words = new Owners();
	for (const [field, names] of namesOfChoices) {
		for (const name of names)
			words.add(`the names of ${field}`, name, keyOfCell(name), { name, groups: [field] });
	}
	for (const { file, sections } of files) {
		for (const { path, list } of listsIn(sections.choices ?? {})) {
			const [field, name] = path;
			const where = `${file}, choices.${field}.${name}`;
			if (!namesOfChoices.get(field)?.includes(name))
				mistakes.push(
					`${where}: there is no such choice. Write its name as contract/choices.json has it.`,
				);
			for (const word of list) words.add(where, word, keyOfCell(word), { name, groups: [field] });
		}
	}
	for (const field of Object.keys(choices)) {
		if (!namesOfChoices.has(field))
			mistakes.push(`contract/choices.json: there is no field ${field}. Remove it.`);
	}
}

/** Lists of cells of which a word can be in one only. */
const apart = [
	['yes', 'no'],
	['male', 'female', 'diverse'],
	['networkTikTok', 'networkOther', 'networkAny'],
	['aDay', 'aWeek'],
];
/** Tables of cells in which a word can stand under one name only. */
const ofOneName = ['marksOfDates', 'months', 'powersOfTen', 'timeZones', 'weekdays'];

/** The group of lists in which a word of this list can be only once; undefined if there is none. */
function groupOf([key]) {
	if (ofOneName.includes(key)) return key;
	return apart.find((keys) => keys.includes(key))?.join();
}

function checkCells({ files }) {
	const words = new Owners();
	for (const { file, sections } of files) {
		for (const { path, list } of listsIn(sections.cells ?? {})) {
			const name = path.join('.');
			const where = `${file}, cells.${name}`;
			const group = groupOf(path);
			// The English file has every key, also of what English has no word for.
			if (list.length === 0 && file !== 'words/en.json')
				mistakes.push(`${where}: is empty. Remove it.`);
			if (new Set(list).size < list.length)
				mistakes.push(`${where}: has an entry twice. Remove one of the two.`);
			const signed = name === 'ordinals' && list.find((word) => !/^[\p{L}\p{M}]+$/u.test(word));
			if (signed) mistakes.push(`${where}: "${signed}" has a sign in it. Write its letters alone.`);
			if (group === undefined) continue;
			const byKey = new Map(list.map((word) => [keyOfCell(word)[0], word]));
			for (const [key, word] of byKey) words.add(where, word, [key], { name, groups: [group] });
		}
	}
}

/** Tells settings that no sheet can name. */
function checkSettings({ files, settings }) {
	for (const name of Object.keys(settings)) {
		if (!files.some(({ sections }) => sections.settings?.[name]))
			mistakes.push(
				`contract/settings.json: '${name}' has no heading. Add one to words/en.json, settings, or remove it.`,
			);
	}
}

/** Tells what is wrong with the words of all files, each with its `file` and its `sections`. */
function checkMeanings(data) {
	checkHeadings(data);
	checkChoices(data);
	checkCells(data);
	checkSettings(data);
}

module.exports = { checkMeanings };
