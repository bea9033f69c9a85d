import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const node = join(__dirname, '../../nodes/AdspirerTikTok');
const tables = readdirSync(join(node, 'problems')).filter((name) => name.endsWith('.json'));

interface Entry {
	readonly why?: string;
	readonly remedy?: string;
}

const texts = tables.map((table) => readFileSync(join(node, 'problems', table), 'utf8'));
const words = new Map(texts.flatMap((text) => Object.entries<Entry>(JSON.parse(text))));

const sources = readdirSync(node, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => {
		const code = readFileSync(join(node, name), 'utf8');
		return ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true);
	});

function visitAll(visit: (found: ts.Node) => void): void {
	const visitNode = (found: ts.Node) => {
		visit(found);
		ts.forEachChild(found, visitNode);
	};
	sources.forEach(visitNode);
}

/** What a property of an object is in the code; undefined if it is missing or written short. */
function valueOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
	const property = object.properties.find(
		(one) => ts.isPropertyAssignment(one) && one.name.getText() === name,
	);
	return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

const namesOf = (object: ts.ObjectLiteralExpression) =>
	object.properties.map((property) => property.name?.getText() ?? '...');

/** The names of entries that an expression may be. */
function textsIn(expression: ts.Expression | undefined): string[] {
	if (!expression) return [];
	if (ts.isStringLiteral(expression)) return [expression.text];
	if (ts.isConditionalExpression(expression))
		return [...textsIn(expression.whenTrue), ...textsIn(expression.whenFalse)];
	return [];
}

const blanks = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

interface Said {
	readonly where: string;
	readonly why: string;
	readonly needed: readonly string[];
	readonly given: readonly string[];
}

/** Every fault that the code writes out, with the blanks of its words and the facts that it gives. */
function faultsInCode(): Said[] {
	const faults: Said[] = [];
	visitAll((found) => {
		if (!ts.isObjectLiteralExpression(found)) return;
		const names = namesOf(found);
		const facts = valueOf(found, 'facts');
		const isOpen = names.includes('...') || (names.includes('facts') && !facts);
		if (isOpen || (facts && !ts.isObjectLiteralExpression(facts))) return;
		const given = facts && ts.isObjectLiteralExpression(facts) ? namesOf(facts) : [];
		if (given.includes('...')) return;
		for (const why of textsIn(valueOf(found, 'why'))) {
			const entry = words.get(why);
			if (!entry) continue;
			const [remedy = why] = textsIn(valueOf(found, 'remedy'));
			const isOther = names.includes('remedy') && remedy === why;
			const needed = [entry.why, isOther ? '' : words.get(remedy)?.remedy].flatMap(blanks);
			const { fileName: file } = found.getSourceFile();
			faults.push({ where: `${file}: ${why}`, why, needed, given });
		}
	});
	return faults;
}

it('has one entry for each name', () => {
	// As they are written: of two equal keys JSON keeps the last.
	const names = texts.flatMap((text) => text.match(/^\t"[^"]+"(?=: )/gm) ?? []);
	expect(names).toEqual([...new Set(names)]);
});

it('has no entry that nothing uses', () => {
	const used = new Set<string>();
	visitAll((found) => {
		if (ts.isStringLiteral(found)) used.add(found.text);
		// Two words need no quotes where they are keys.
		if (ts.isIdentifier(found)) used.add(found.text);
	});
	expect([...words.keys()].filter((name) => !used.has(name))).toEqual([]);
});

it('leaves no blank without a fact, and no fact without a blank', () => {
	const faults = faultsInCode();
	expect(faults.length).toBeGreaterThan(20);
	const unlike = faults.filter(({ needed, given }) => {
		const [left, right] = [needed, given].map((names) => [...new Set(names)].sort().join());
		return left !== right;
	});
	expect(unlike).toEqual([]);
});
