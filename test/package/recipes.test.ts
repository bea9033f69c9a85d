import { childProcess, fs, os, path, projectRoot, thisProcess } from '../platform';

/** The project as a person has it after following the recipes of CONTRIBUTING to the letter. */
const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'adspirer-tiktok-recipes-'));
const modules = path.join(projectRoot, 'node_modules');

afterAll(() => fs.rmSync(copy, { recursive: true, force: true }));

/** A change to one file: lines with a plus are new, the others are there already. */
interface Change {
	readonly file: string;
	readonly lines: readonly string[];
}

function changesIn(heading: string): Change[] {
	const text = fs.readFileSync(path.join(projectRoot, 'CONTRIBUTING.md'), 'utf8');
	const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
	return [...section.matchAll(/```diff\n\+\+\+ b\/(.*)\n([^]*?)\n```/g)].map(
		([, file = '', lines = '']) => ({ file, lines: lines.split('\n') }),
	);
}

/** Makes a change, whose known lines must follow each other in the file once. */
function apply({ file, lines }: Change): void {
	const place = path.join(copy, file);
	const code = fs.existsSync(place) ? fs.readFileSync(place, 'utf8') : '';
	const after = lines.map((line) => `${line.slice(1)}\n`).join('');
	const before = lines
		.flatMap((line) => (line.startsWith('+') ? [] : `${line.slice(1)}\n`))
		.join('');
	expect([file, code.split(before).length]).toEqual([file, before === '' ? code.length : 2]);
	fs.writeFileSync(place, before === '' ? after : code.replace(before, () => after));
}

/** Runs a program of the project's in the copy; gives what it says where it fails. */
async function complaints(script: string, ...args: string[]): Promise<string> {
	return await new Promise((resolve) => {
		const env = { ...thisProcess.env, UPDATE_DOCS: '1', FORCE_COLOR: '0' };
		const run = [path.join(copy, script), ...args];
		childProcess.execFile(thisProcess.execPath, run, { cwd: copy, env }, (error, out, err) =>
			resolve(error ? `${out}${err}` : ''),
		);
	});
}

const recipes = ['Adding a field', 'Adding an operation', 'Adding a language'].map(changesIn);

beforeAll(async () => {
	for (const name of ['nodes', 'credentials', 'docs', 'examples', 'scripts', 'test']) {
		const isOwn = (source: string) => !/test.(e2e|bench)$/.test(source);
		fs.cpSync(path.join(projectRoot, name), path.join(copy, name), {
			recursive: true,
			filter: isOwn,
		});
	}
	for (const name of [
		'.prettierrc.json',
		'package.json',
		'tsconfig.json',
		'jest.config.js',
		'CONTRIBUTING.md',
	]) {
		fs.copyFileSync(path.join(projectRoot, name), path.join(copy, name));
	}
	fs.symlinkSync(modules, path.join(copy, 'node_modules'), 'junction');
	for (const change of recipes.flat()) apply(change);
	// As npm run words does, which lists the new language.
	expect(await complaints('scripts/words.js')).toBe('');
});

it('they are three files, two and one, besides documents that are written from the code, and the changelog', () => {
	const counts = recipes.map((changes) => new Set(changes.map(({ file }) => file)).size);
	expect(counts).toEqual([3, 2, 1]);
});

it('what they make has sound types, runs in the engine, and passes what holds a field', async () => {
	const jest = ['--config', 'jest.config.js', '--silent', '--maxWorkers=1'];
	const held = [
		'published',
		'comingRules',
		'resources/wording',
		'rows/valuesDocument',
		'rows/headings',
	];
	const said = await Promise.all([
		complaints('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit'),
		complaints('test/package/recipeRun.js'),
		complaints('node_modules/jest/bin/jest.js', ...jest, ...held),
	]);
	expect(said).toEqual(['', '', '']);
	const written = fs.readFileSync(path.join(copy, 'docs/values.md'), 'utf8');
	expect(written).toContain('| Sound Start | `sound_start` |');
});
