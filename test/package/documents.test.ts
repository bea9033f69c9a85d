import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { tablesIn } from '../documentTable';
import { choicesOf, description, offeredOperations } from '../resources/form';
import { fs, path, projectRoot } from '../platform';

/** Every document for people, by its path in the project. */
const documents = [
	'',
	'.github',
	'docs',
	'docs/headings',
	'examples',
	'test',
	'test/bench',
].flatMap((folder) =>
	fs
		.readdirSync(path.join(projectRoot, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => path.posix.join(folder, name)),
);

const textOf = (file: string) => fs.readFileSync(file, 'utf8');

/** The anchors that GitHub makes of a document's headings. */
function anchorsIn(file: string): string[] {
	return [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s-]/gu, '')
			.trim()
			.replace(/\s/g, '-'),
	);
}

test.each(documents)('every file and heading that %s links to exists', (name) => {
	const document = path.join(projectRoot, name);
	const targets = [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !target.startsWith('http'));
	const broken = targets.filter((target) => {
		const [file = '', anchor] = target.split('#');
		const linked = file === '' ? document : path.join(path.dirname(document), file);
		if (!fs.existsSync(linked)) return true;
		return anchor !== undefined && !anchorsIn(linked).includes(anchor);
	});

	expect(broken).toEqual([]);
});

test('the help that n8n links to from the credential and from the node is in the README', () => {
	const codex = textOf(path.join(projectRoot, 'nodes/AdspirerTikTok/AdspirerTikTok.node.json'));
	const [, ofNode = ''] = /"credentialDocumentation": \[\s*{\s*"url": "([^"]+)"/.exec(codex) ?? [];
	for (const address of [new AdspirerApi().documentationUrl, ofNode]) {
		const [, anchor] = address.split('#');
		expect(anchorsIn(path.join(projectRoot, 'README.md'))).toContain(anchor);
	}
});

/** The rows of a document's table, by the heading of its first column. */
const rowsOf = (document: string, first: string) => {
	const [, ...rows] = tablesIn(document).find(([head = []]) => head[0] === first) ?? [];
	return rows;
};

const inWords = (cell = '') => cell.split(': ')[0]?.split(', ') ?? [];

test.each([
	['README.md', []],
	['docs/operations.md', ['Check Columns', 'Check Rows (Dry Run)']],
])('the table of %s has every operation', (document, elsewhere) => {
	const [resource] = description.properties.filter(({ name }) => name === 'resource');
	const names = new Map(resource && choicesOf(resource).map(({ value, name }) => [value, name]));
	const offered = offeredOperations().map(([value, { name }]) =>
		[names.get(value), name].join(': '),
	);
	const listed = rowsOf(document, 'Resource').flatMap(([resources, operations]) =>
		inWords(resources).flatMap((one) => inWords(operations).map((name) => `${one}: ${name}`)),
	);
	const needed = offered.filter((one) => !elsewhere.some((name) => one.endsWith(`: ${name}`)));
	expect(listed.sort()).toEqual(needed.sort());
});

/** The names in a folder of the project, by whether they are folders. */
const namesIn = (folder: string, isFolder: boolean) =>
	fs
		.readdirSync(path.join(projectRoot, folder), { withFileTypes: true })
		.flatMap((entry) => (entry.isDirectory() === isFolder ? [entry.name] : []));

test.each([
	['test/README.md', '', namesIn('test', true)],
	['test/README.md', '../nodes/AdspirerTikTok/', namesIn('nodes/AdspirerTikTok', true)],
	['examples/README.md', '', namesIn('examples', false).filter((name) => name !== 'README.md')],
])('%s leads to all that is in %s', (document, folder, names) => {
	const text = textOf(path.join(projectRoot, document));
	expect(names.filter((name) => !text.includes(`](${folder}${name})`))).toEqual([]);
});

test('every promise of guarantees.md names a test', () => {
	const promises = tablesIn('docs/guarantees.md').flatMap(([, ...rows]) => rows);
	expect(promises.length).toBeGreaterThan(40);
	const untested = promises.filter(([, tests = '']) => !/^\[\w+\]\(.*\.test\.ts\)$/.test(tests));
	expect(untested).toEqual([]);
});

test('all pages together are as long as somebody reads, the lists of headings aside', () => {
	const pages = documents.filter((name) => /^(?:docs\/)?[^/]+\.md$/.test(name));
	const texts = pages
		.filter((name) => !/CHANGELOG|CODE_OF_CONDUCT|SECURITY/.test(name))
		.map((name) => textOf(path.join(projectRoot, name)))
		.map((text) => (text.startsWith('# Headings') ? text.replace(/^- .*$/gm, '') : text));
	const words = texts
		.join('\n')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word));
	expect(words.length).toBeLessThan(20_000);
});

test('the README is as long as somebody new reads', () => {
	const lines = textOf(path.join(projectRoot, 'README.md')).trimEnd().split('\n');
	expect(lines.length).toBeLessThanOrEqual(170);
});
