import type { INodeProperties } from 'n8n-workflow';
import ts from 'typescript';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { wordsOfProblems } from '../../nodes/AdspirerTikTok/problems/problem';
import { fs, path, projectRoot } from '../platform';
import { choicesOf, everyParameter } from './form';

const credential = new AdspirerApi();
const parameters: Array<[path: string, parameter: INodeProperties]> = [
	...everyParameter(),
	...credential.properties.map((property): [string, INodeProperties] => [
		`credential ${property.name}`,
		property,
	]),
];
const fields = parameters.filter(([, { type }]) => type !== 'notice' && type !== 'hidden');
/** n8n itself explains what these are. */
const selfEvident = ['resource', 'operation', 'options'];

const smallWords = /^(a|an|and|as|at|by|for|from|in|of|on|or|per|the|to|with)$/;

/** Words in title case: "Check Rows (Dry Run)", "iOS App", "oCPM". */
function isTitleCase(text: string): boolean {
	return text
		.split(/[\s/]+/)
		.every((word, at) => (at > 0 && smallWords.test(word)) || !/^\(?[a-z][a-z]/.test(word));
}

const fullStops = (text: string) => /\. [A-Z]/.test(text) === text.endsWith('.');

it.each(fields)('the label of %s is plain and in title case', (_path, { displayName }) => {
	expect(displayName).toMatch(/^[A-Z][A-Za-z]*( [A-Za-z]+)*( \(JSON\))?$/);
	expect(displayName).not.toMatch(/[a-z][A-Z]/);
	expect(isTitleCase(displayName)).toBe(true);
});

it.each(fields.filter(([path]) => !selfEvident.includes(path)))(
	'the description of %s says what the field is for, and no more',
	(path, { type, description: text = '' }) => {
		expect(text).toMatch(/^[A-Z].{10,}/);
		// A credential has no other place to say what its settings mean.
		expect(text.length).toBeLessThanOrEqual(path.startsWith('credential') ? 300 : 250);
		// One sentence ends without a full stop, several with one.
		expect(fullStops(text)).toBe(true);
		expect(text.startsWith('Whether ')).toBe(type === 'boolean');
	},
);

describe('the choices of the form', () => {
	const lists = fields.flatMap(
		([path, field]): Array<[string, INodeProperties]> =>
			choicesOf(field).length > 0 ? [[path, field]] : [],
	);

	it.each(lists)(
		'%s: are plain words in title case, described in sentence case',
		(_path, field) => {
			for (const { name, description: text = 'Nothing' } of choicesOf(field)) {
				expect([name, name.includes('_'), isTitleCase(name)]).toEqual([name, false, true]);
				expect(text).toMatch(/^[A-Z]/);
				expect(fullStops(text)).toBe(true);
			}
		},
	);

	it('name actions without articles', () => {
		const actions = fields.flatMap(([, field]) =>
			choicesOf(field).flatMap(({ action }) => action ?? []),
		);
		expect(actions).toContain('Create ad group');
		for (const action of actions) {
			expect(action).toMatch(/^[A-Z][a-z]+( (?!(?:a|an|the) )[a-z]+)+$/);
		}
	});
});

/** A text in the shipped code, with the file that holds it. */
interface SourceText {
	readonly file: string;
	/** Of a template, with "…" for each of its values. */
	readonly text: string;
}

/** Every text of three words and more in nodes/ and credentials/, except tables of words. */
function sourceTexts(): SourceText[] {
	const files = ['nodes', 'credentials'].flatMap((folder) => filesIn(folder));
	const ofProblems = Object.values(wordsOfProblems).flatMap((words) => Object.values(words));
	return [
		...files.flatMap(textsIn),
		...ofProblems.map((text) => ({
			file: 'problems',
			text: String(text).replace(/\{\w+\}/g, '…'),
		})),
	];
}

function filesIn(folder: string): string[] {
	return fs
		.readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.join(folder, file));
}

function textsIn(file: string): SourceText[] {
	const source = ts.createSourceFile(
		file,
		fs.readFileSync(path.join(projectRoot, file), 'utf8'),
		ts.ScriptTarget.ES2022,
		true,
	);
	const texts: SourceText[] = [];
	const visit = (node: ts.Node): void => {
		if (isTable(node) || ts.isImportDeclaration(node)) return;
		// Of a table of words people read what stands before it, up to a colon.
		const text = textOf(node)
			?.replace(/(?:^|:\n)[^:]* \|[^]*$/, '')
			.replace(/\n\t*/g, ' ');
		if (text !== undefined && /^\P{L}*(?:[a-z’']+\P{L}+){2}[a-z’']+/iu.test(text)) {
			texts.push({ file, text });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return texts;
}

function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
		.map(({ text }) => text)
		.join('…');
}

/** The other spellings of a choice, and the headings of columns. */
const tables = new Set(['aliases', 'headings']);

/** True for tables of words that people write, not read. */
function isTable(node: ts.Node): boolean {
	if (ts.isCallExpression(node)) return /^(words|choicesIn)$/.test(node.expression.getText());
	if (ts.isPropertyAssignment(node)) return tables.has(node.name.getText());
	// A pattern for what others write.
	if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'raw';
	// The tables of countries and languages, and words split at spaces.
	return (
		ts.isVariableDeclaration(node) &&
		/^lines$|Lines$|^(groups|months|weekdays|languages)$/.test(node.name.getText())
	);
}

/** The words that no text for people may have, and the words to use instead. */
const forbidden: ReadonlyArray<readonly [pattern: RegExp, instead: string]> = [
	[/\bDid you mean\b/i, 'list choices'],
	[/\b(anew|afresh|mend(ed)?|whilst|shall|thereof|hereby)\b/i, 'plain English'],
	[/\b(came (as|with)|parted by|stands? in|are told|to be had|fails? alike)\b/i, 'plain English'],
	[/\b(is|are|was|were|do|does|did|can|could|has|have|had|would|will) not\b|\bcannot\b/, "n't"],
	[/\binvalid\b(?! (date|DateTime|expression))/i, "isn't valid"],
	[/(?<!\bURL )\bparameters?\b(?!")/i, 'field'],
	[/\bpayload\b|\bstring\b|\bboolean\b|\binteger\b|\benum\b/i, 'plain words'],
	[/\([A-Z]+(_[A-Z0-9]+)+\)/, 'no API values in brackets'],
	[/\b(\w+) \1\b/i, 'one word once'],
	[/[a-z]\s{2,}\S|\.\.(?!\.)(?!\/)|\s[.,](\s|$)/, 'clean spaces and stops'],
	[/[a-z]’[a-z]/, 'a straight apostrophe'],
	[/!$/, 'no exclamation'],
	// n8n's UX guidelines; as the name of a column it stands in quotes.
	[/\b(problems?|mistakes?)\b(?!')/i, 'what is to be corrected'],
];

describe('the house wording', () => {
	/** Patterns, addresses and the service's own names are not for reading. */
	const texts = sourceTexts().filter(
		({ text }) => !/[\\^]|^https?:|^=|\(\?|^[\w.:…/-]+$/.test(text),
	);

	it.each(forbidden)('has no %s, but: %s', (pattern) => {
		expect(texts.length).toBeGreaterThan(300);
		expect(texts.filter(({ text }) => pattern.test(text))).toEqual([]);
	});

	it('names fields in single quotes', () => {
		// A label of two words and more, in the middle of a sentence, that is no everyday word.
		const labels = everyParameter()
			.map(([, { displayName, type }]) => (type === 'notice' ? '' : displayName))
			.filter((label) => / /.test(label) && !['Ad Group Name', 'Ad Settings'].includes(label));
		const unquoted = sourceTexts()
			.filter(({ file }) => !/operations|credentials|contract.fields|rows.options/.test(file))
			.filter(({ text }) =>
				labels.some((label) =>
					new RegExp(`[a-z,;] ${label}\\b(?!')`).test(text.replace(/'[A-Z][^']*'/g, '')),
				),
			);
		expect(unquoted).toEqual([]);
	});
});
