/**
 * Checks the words of people's sheets in nodes/AdspirerTikTok/words/*.json, what can't be set from a sheet
 * in contract/settings.json, the lists of the service in contract/choices.json, and the tables of countries
 * and languages. Each mistake is a line that says where it is and what to do. Where there is none in
 * the words, it writes the list of their files, words/files.ts.
 *
 * Usage: npm run words
 */
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { z } = require('zod');
const { folder, load, mistakes, report } = require('./dataFiles');

const isLocale = (code) => {
	try {
		return Intl.DateTimeFormat.supportedLocalesOf(code).length > 0;
	} catch {
		return false;
	}
};

const listOfWords = z.array(z.string().regex(/\S/, 'an entry is empty'));
const table = z.record(z.string(), listOfWords);
const shapes = {
	words: z.strictObject({
		language: z.string().min(1, 'is empty'),
		locales: z.array(z.string().refine(isLocale, 'is no code of a language, such as "de"')),
		headings: table.optional(),
		alone: table.optional(),
		proposed: table.optional(),
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
			remedy: z
				.string()
				.regex(/^[A-Z].*\.$/)
				.optional(),
			isAsked: z.literal(true).optional(),
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

/** The names under which a table of `cells` may have words. */
const namesIn = {
	currencies: Intl.supportedValuesOf('currency'),
	lettersOfDates: ['day', 'month', 'year', 'hour', 'second'],
	marksOfDates: ['year', 'month', 'day', 'hour', 'minute', 'am', 'pm'],
	months: Array.from({ length: 12 }, (_, at) => String(at + 1)),
	powersOfTen: Array.from({ length: 12 }, (_, at) => String(at + 1)),
	timeZones: [...Intl.supportedValuesOf('timeZone'), 'utc'],
	weekdays: Array.from({ length: 7 }, (_, at) => String(at + 1)),
};

const whatToWrite = (names) =>
	names.length > 20 ? `a code such as ${names[0]}` : `one of ${names.join(', ')}`;

/** Tells keys of `cells` that the English file doesn't have, or has in another form, and names that no table has. */
function checkCells(english, { file, sections }) {
	for (const [key, words] of Object.entries(sections.cells ?? {})) {
		const where = `${file}, cells.${key}`;
		const usual = english.cells[key];
		const names = namesIn[key];
		if (usual === undefined)
			mistakes.push(
				`${where}: there is no such key. Write one that words/en.json has in cells, or remove it.`,
			);
		else if (Array.isArray(words) !== Array.isArray(usual))
			mistakes.push(
				`${where}: has another form than in words/en.json. Write ${Array.isArray(usual) ? 'a list of words' : 'lists of words by names'}.`,
			);
		else if (names) {
			for (const name of Object.keys(words).filter((name) => !names.includes(name)))
				mistakes.push(`${where}.${name}: there is no such name. Write ${whatToWrite(names)}.`);
		}
	}
}

/** Tells a language that two files have. */
function checkNames(files) {
	const byName = new Map();
	for (const { file, sections } of files) {
		const other = byName.get(sections.language);
		if (other)
			mistakes.push(
				`${file}, language: '${sections.language}' is ${other} already. Put the words together in one of the two.`,
			);
		byName.set(sections.language, file);
	}
}

/** English first, and last what has no file of its own. */
const inOrder = (names) => ['en', ...names.filter((name) => !/^(en|others)$/.test(name)), 'others'];

/** Writes words/files.ts, which is all that the code knows of the files. */
function writeList(names) {
	const imports = [...names].sort().map((name) => `import ${idOf(name)} from './${name}.json';\n`);
	const list = `export const files = [\n${names.map((name) => `\t${idOf(name)},\n`).join('')}];\n`;
	const about =
		'// Written by npm run words: the languages of this folder, English first and the rest last.\n';
	const path = join(folder, 'words/files.ts');
	const text = `${about}${imports.join('')}\n${list}`;
	if (readFileSync(path, 'utf8') === text) return;
	writeFileSync(path, text);
	console.log('words/files.ts lists the languages of its folder again.');
}

/** "zh-hant" as code has it. */
const idOf = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

async function main() {
	const names = readdirSync(join(folder, 'words'))
		.filter((name) => name.endsWith('.json'))
		.map((name) => basename(name, '.json'))
		.sort();
	for (const name of names.filter((name) => !/^(?:[a-z]{2,3}(-[a-z]{2,8})?|others)$/.test(name)))
		mistakes.push(
			`words/${name}.json: isn't named by the code of a language. Name it such as da.json.`,
		);
	const files = [];
	for (const name of inOrder(names)) {
		const file = `words/${name}.json`;
		files.push({ file, sections: await load(file, shapes.words) });
	}
	const settings = await load('contract/settings.json', shapes.settings);
	const choices = await load('contract/choices.json', shapes.choices);
	await load('contract/moreGoals.json', z.array(z.string().regex(/^[A-Z_]+$/)));
	await load('contract/countries.json', shapes.countries);
	await load('contract/languages.json', shapes.languages);
	// Files of another shape can't be compared.
	report();
	checkNames(files);
	for (const file of files) checkCells(files[0].sections, file);
	report();
	writeList(inOrder(names));
	// It loads the code, which needs words that are right.
	const { checkMeanings } = require('./wordMeanings');
	checkMeanings({ files, settings, choices });
	report();
}

void main();
