import ts from 'typescript';
import { fs, path, projectRoot } from './platform';

/** A text in the shipped code, with the file that holds it. */
interface SourceText {
	readonly file: string;
	/** Of a template, with "…" for each of its values. */
	readonly text: string;
}

/** Every text of three words and more in nodes/ and credentials/, except tables of words. */
export function sourceTexts(): SourceText[] {
	return ['nodes', 'credentials'].flatMap((folder) => filesIn(folder)).flatMap(textsIn);
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

/** What people write, not what they read. */
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
