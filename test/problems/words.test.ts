import ts from 'typescript';
import { fs, path, projectRoot } from '../platform';

const node = path.join(projectRoot, 'nodes/AdspirerTikTok');
const tables = fs.readdirSync(path.join(node, 'problems')).filter((name) => name.endsWith('.json'));

interface Entry {
	readonly why?: string;
	readonly remedy?: string;
}

const texts = tables.map((table) => fs.readFileSync(path.join(node, 'problems', table), 'utf8'));
const words = new Map(texts.flatMap((text) => Object.entries<Entry>(JSON.parse(text))));

const sources = fs
	.readdirSync(node, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => {
		const code = fs.readFileSync(path.join(node, name), 'utf8');
		return ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true);
	});

function visitAll(visit: (found: ts.Node) => void): void {
	const visitNode = (found: ts.Node) => {
		visit(found);
		ts.forEachChild(found, visitNode);
	};
	sources.forEach(visitNode);
}

/** The value of an object's property in the code; undefined if it is missing or written short. */
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

const blanksIn = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** The blanks in the words of a fault that the code writes out, and the facts that it gives for them. */
interface WrittenFault {
	readonly where: string;
	/** By the names that the fault may have: all of them have to be given. */
	readonly blanks: readonly string[];
	readonly given: readonly string[];
}

function faultOf(object: ts.ObjectLiteralExpression): WrittenFault | undefined {
	const names = namesOf(object);
	const facts = valueOf(object, 'facts');
	const isOpen = names.includes('...') || (names.includes('facts') && !facts);
	if (isOpen || (facts && !ts.isObjectLiteralExpression(facts))) return undefined;
	const given = facts && ts.isObjectLiteralExpression(facts) ? namesOf(facts) : [];
	const whys = textsIn(valueOf(object, 'why')).filter((why) => words.has(why));
	if (whys.length === 0 || given.includes('...')) return undefined;
	const remedies = textsIn(valueOf(object, 'remedy'));
	const ends = names.includes('remedy') ? remedies : whys;
	const texts = [
		...whys.map((why) => words.get(why)?.why),
		...ends.map((end) => words.get(end)?.remedy),
	];
	const where = `${object.getSourceFile().fileName}: ${whys.join(' or ')}`;
	return { where, blanks: texts.flatMap(blanksIn), given };
}

function faultsInCode(): WrittenFault[] {
	const faults: WrittenFault[] = [];
	visitAll((found) => {
		const fault = ts.isObjectLiteralExpression(found) ? faultOf(found) : undefined;
		if (fault) faults.push(fault);
	});
	return faults;
}

/** A fact by which like lines are found, beside a text of others. */
const kind = 'kind';

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
	expect(faults.length).toBeGreaterThan(100);
	const unlike = faults.filter(({ blanks, given }) => {
		const facts = given.filter((name) => name !== kind);
		return [...new Set(blanks)].sort().join() !== facts.sort().join();
	});
	expect(unlike).toEqual([]);
});
