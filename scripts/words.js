/**
 * Checks the words of people's sheets in nodes/AdspirerTikTok/words/*.json and the lists of the service
 * in contract/choices.json, and says in a line for each mistake what to mend: a key that nothing has, an
 * entry that is empty, a word that means two things, and too many lines.
 *
 * Usage: npm run words
 */
require('./typescript');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { ad } = require('../nodes/AdspirerTikTok/contract/ad');
const { adGroup } = require('../nodes/AdspirerTikTok/contract/adGroup');
const choices = require('../nodes/AdspirerTikTok/contract/choices.json');
const { searchFields } = require('../nodes/AdspirerTikTok/contract/fields');
const { keyOfWords, tokenize } = require('../nodes/AdspirerTikTok/sheet/headings');
const {
	entriesIn,
	headingsByLanguage,
	kindsOfHeadings,
	languages,
	wordsOfChoices,
} = require('../nodes/AdspirerTikTok/words');
const { normalizeKey } = require('../nodes/AdspirerTikTok/words/normalizeKey');

const root = resolve(__dirname, '..');
const maxLines = 900;
const mistakes = [];

/** Tells a word that means two things. */
function ownersIn(what) {
	const owners = new Map();
	return (key, owner, word) => {
		const other = owners.get(key) ?? owner;
		if (other !== owner) mistakes.push(`${what}: "${word}" is of ${other} and of ${owner}`);
		owners.set(key, other);
	};
}

/** The names of choices, by the field whose entry has their words. */
const namesOfChoices = new Map([
	['status', ['done', 'not yet', 'awaited', 'off', 'on', 'filler']],
	['unrestricted', ['any value']],
	...[...adGroup.fields, ...ad.fields, ...searchFields].map((field) => [
		field.argument,
		(field.choices ?? []).map(({ name }) => name),
	]),
]);

/** The keys that a section may have, apart from cells, whose readers ask for their own. */
const known = {
	headings: Object.keys({ ...adGroup.columns, ...ad.columns }),
	choices: [...namesOfChoices.keys()],
};

function checkEntries(where, text, names) {
	for (const [name, words] of entriesIn(text)) {
		if (!names.includes(name)) mistakes.push(`${where}: there is no "${name}"`);
		if (words.length === 0) mistakes.push(`${where}: "${name}" has no words`);
	}
}

let lines = 0;
for (const [language, { dictionary, ...sections }] of Object.entries(languages)) {
	for (const [section, entries] of Object.entries(sections)) {
		for (const [key, text] of Object.entries(entries)) {
			const where = `${language}, ${section}, ${key}`;
			if (known[section] && !known[section].includes(key))
				mistakes.push(`${where}: there is no such key`);
			const isEmpty = (word) => normalizeKey(word) === '' && !/\S/.test(word);
			if (text.replace(/^\|\|/, '').split(/\|\|?/).some(isEmpty))
				mistakes.push(`${where}: an entry is empty`);
			if (section === 'choices') checkEntries(where, text, namesOfChoices.get(key) ?? []);
			if (section === 'topics') checkEntries(where, text, adGroup.topics);
		}
	}
	for (const [word, forms] of entriesIn(dictionary ?? '')) {
		if (word === '') mistakes.push(`${language}, dictionary: an entry has no English word`);
		if (forms.some((form) => normalizeKey(form) === ''))
			mistakes.push(`${language}, dictionary, ${word}: an entry is empty`);
	}
}
/** A choice has a name, and may have a description. */
for (const [argument, list] of Object.entries(choices)) {
	if (!namesOfChoices.has(argument)) mistakes.push(`choices.json: there is no field ${argument}`);
	for (const [value, named] of Object.entries(list)) {
		const [name, description = 'none', ...more] = [named].flat();
		const texts = [name, description];
		if (more.length > 0 || !texts.every((text) => typeof text === 'string' && text.trim() !== ''))
			mistakes.push(
				`choices.json, ${argument}, "${value}": needs a name, and one description or none`,
			);
		if (!/^\w*$/.test(value)) mistakes.push(`choices.json, ${argument}: "${value}" is no value`);
	}
}
for (const file of ['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'nl', 'others', 'pt']) {
	const text = readFileSync(join(root, `nodes/AdspirerTikTok/words/${file}.json`), 'utf8');
	lines += text.trimEnd().split('\n').length;
}
if (lines > maxLines) mistakes.push(`The files have ${lines} lines, at most ${maxLines}`);

const ofDictionary = ownersIn('dictionary');
for (const { dictionary = '' } of Object.values(languages)) {
	for (const [word, forms] of entriesIn(dictionary)) {
		for (const form of [word, ...forms]) ofDictionary(normalizeKey(form), word, form);
	}
}
/** Each creation's own columns: the ad's come before those that it shares with ad groups. */
const ownColumns = [
	Object.keys(adGroup.columns),
	Object.keys(ad.columns).filter((column) => !(column in adGroup.columns)),
];
for (const [columns, kind] of ownColumns.flatMap((own) =>
	kindsOfHeadings.map((one) => [own, one]),
)) {
	const ofHeadings = ownersIn(`headings (${kind})`);
	for (const column of columns) {
		for (const [heading, ownKind] of headingsByLanguage(column).flatMap(({ all }) => all)) {
			if (ownKind === kind) ofHeadings(keyOfWords(tokenize(heading)), column, heading);
		}
	}
}
for (const [field, names] of namesOfChoices) {
	const ofChoices = ownersIn(`choices, ${field}`);
	for (const name of names) ofChoices(normalizeKey(name), name, name);
	for (const [name, words] of wordsOfChoices(field)) {
		for (const word of words) ofChoices(normalizeKey(word) || word, name, word);
	}
}
for (const mistake of mistakes) console.error(mistake);
if (mistakes.length > 0) process.exitCode = 1;
