import { childProcess, fs, os, path, projectRoot, thisProcess } from '../platform';

/** The project's words in a copy, where they can be written wrong. */
const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'adspirer-tiktok-words-'));
const words = path.join(copy, 'nodes/AdspirerTikTok/words');

beforeAll(() => {
	for (const name of ['nodes', 'scripts', 'package.json', '.prettierrc.json']) {
		fs.cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
	}
	fs.symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
});

afterAll(() => fs.rmSync(copy, { recursive: true, force: true }));

/** The lines that the check writes about a file of words with this text. */
function saidOf(file: string, text: string): string[] {
	const place = path.join(words, file);
	fs.writeFileSync(place, text);
	const run = childProcess.spawnSync(thisProcess.execPath, ['scripts/words.js'], {
		cwd: copy,
		encoding: 'utf8',
	});
	fs.rmSync(place);
	return `${run.stdout}${run.stderr}`.trim().split('\n');
}

const language = '\t"language": "Melvi",\n\t"locales": []';
const withLines = (...lines: string[]) => `{\n${[language, ...lines].join(',\n')}\n}\n`;

it('a file that is no JSON is named with its line and what to look for', () => {
	expect(saidOf('qaa.json', `{\n${language}\n\t"records": []\n}\n`)).toEqual([
		expect.stringMatching(
			/^words\/qaa\.json, line 4: isn't JSON \(.*\)\. Look for a missing or extra comma or quote there or a line above\.$/,
		),
	]);
});

it('what no file of words has is named with its key', () => {
	const text = withLines('\t"locales": ["de"]', '\t"header": { "budget": ["Solin" ] }').replace(
		'"locales": []',
		'"locales": ["nowhere", "x"]',
	);
	expect(saidOf('qaa.json', text)).toEqual([
		"words/qaa.json: isn't written an entry a line. Run npm run format.",
		"words/qaa.json, line 4: 'locales' is there already, in line 3. Make the two one.",
		"words/qaa.json: there is no 'header'. Write a name that words/en.json has there, or remove it.",
	]);
	expect(saidOf('melvi-words.json', withLines('\t"records": [" "]'))).toEqual([
		"words/melvi-words.json: isn't named by the code of a language. Name it such as da.json.",
		'words/melvi-words.json, records.0: an entry is empty. Write it as the other entries are.',
	]);
	expect(
		saidOf('qaa.json', withLines().replace('"Melvi"', '"Deutsch"').replace('[]', '["q1"]')),
	).toEqual([
		'words/qaa.json, locales.0: is no code of a language, such as "de". Write it as the other entries are.',
	]);
});

it('keys of cells that no code asks for are named', () => {
	const cells = '"cells": { "agess": ["nomi"], "months": ["keva"], "weekdays": { "8": ["Ruk"] } }';
	const text = withLines(`\t${cells}`).replace('"Melvi"', '"Deutsch"');
	expect(saidOf('qaa.json', text)).toEqual([
		"words/qaa.json, language: 'Deutsch' is words/de.json already. Put the words together in one of the two.",
		'words/qaa.json, cells.agess: there is no such key. Write one that words/en.json has in cells, or remove it.',
		'words/qaa.json, cells.months: has another form than in words/en.json. Write lists of words by names.',
		'words/qaa.json, cells.weekdays.8: there is no such name. Write one of 1, 2, 3, 4, 5, 6, 7.',
	]);
});

it('a word with two meanings is named with both places, and the new file is listed', () => {
	const text = withLines(
		'\t"headings": { "gender": ["Budget"], "genders": ["Suko"], "budget": [] }',
		'\t"choices": { "objective": { "Trafic": ["visiti"], "Reach": ["traffic"] } }',
		'\t"cells": { "yes": ["no"], "male": [], "months": { "5": ["Jänner"] } }',
	);
	expect(saidOf('qaa.json', text)).toEqual([
		'words/files.ts lists the languages of its folder again.',
		"words/qaa.json, headings.gender: 'Budget' is also listed in words/en.json, headings.budget. Remove it from one of the two.",
		'words/qaa.json, headings.genders: there is no such meaning. Write one that words/en.json has in headings, or remove it.',
		'words/qaa.json, headings.budget: is empty. Remove it.',
		'words/qaa.json, choices.objective.Trafic: there is no such choice. Write its name as contract/choices.json has it.',
		"words/qaa.json, choices.objective.Reach: 'traffic' is also listed in the names of objective as 'Traffic'. Remove it from one of the two.",
		"words/qaa.json, cells.yes: 'no' is also listed in words/en.json, cells.no. Remove it from one of the two.",
		'words/qaa.json, cells.male: is empty. Remove it.',
		"words/qaa.json, cells.months.5: 'Jänner' is also listed in words/de.json, cells.months.1. Remove it from one of the two.",
	]);
	expect(fs.readFileSync(path.join(words, 'files.ts'), 'utf8')).toContain("from './qaa.json'");
});

it('the list of the languages is that of their files', () => {
	const files = fs.readdirSync(path.join(projectRoot, 'nodes/AdspirerTikTok/words'));
	const list = fs.readFileSync(
		path.join(projectRoot, 'nodes/AdspirerTikTok/words/files.ts'),
		'utf8',
	);
	expect(list.match(/[\w-]+\.json/g)).toEqual(
		files.filter((name) => name.endsWith('.json')).sort(),
	);
});
