import { PackageDirectoryLoader } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';
import { createEngine, simpleWorkflow } from '../engine';
import { childProcess, fs, os, path, projectRoot, thisProcess } from '../platform';
import { startSandbox } from '../sandbox';
import { adspirerNode, apiKey, nodeType } from '../workbench';
import { malwareSigns } from './malwareSigns';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'adspirer-tiktok-pack-'));
const installed = path.join(folder, 'node_modules', 'n8n-nodes-adspirer-tiktok');

/** A second installation, in an n8n that brings the next zod, which the zod of today ships as well. */
const nextFolder = path.join(folder, 'next');
const installedNext = path.join(nextFolder, 'node_modules', 'n8n-nodes-adspirer-tiktok');

function filesIn(place: string, below = ''): string[] {
	return fs.readdirSync(path.join(place, below), { withFileTypes: true }).flatMap((entry) => {
		const name = path.posix.join(below, entry.name);
		return entry.isDirectory() ? filesIn(place, name) : [name];
	});
}

function npm(...args: string[]): string {
	return childProcess.execFileSync('npm', args, {
		cwd: projectRoot,
		encoding: 'utf8',
		shell: thisProcess.platform === 'win32',
	});
}

beforeAll(() => {
	if (!thisProcess.env.BUILT_BEFORE_TESTS) npm('run', '--silent', 'build');
	const packed = npm('pack', '--silent', '--pack-destination', folder).trim().split('\n').at(-1);
	childProcess.execFileSync('tar', ['-xzf', path.join(folder, String(packed)), '-C', folder]);
	fs.mkdirSync(path.dirname(installed), { recursive: true });
	fs.renameSync(path.join(folder, 'package'), installed);
	fs.cpSync(installed, installedNext, { recursive: true });
	// The packages that n8n itself gives to every community node.
	link('n8n-workflow', folder, nextFolder);
	link('luxon', folder, nextFolder);
	link('zod', folder);
	const zod = path.join(nextFolder, 'node_modules', 'zod');
	fs.mkdirSync(zod);
	const next = path.join(projectRoot, 'node_modules', 'zod', 'v4', 'index.cjs');
	fs.writeFileSync(
		path.join(zod, 'index.js'),
		`module.exports = require(${JSON.stringify(next)});`,
	);
});

function link(host: string, ...folders: string[]): void {
	const target = path.join(projectRoot, 'node_modules', host);
	for (const place of folders) {
		fs.symlinkSync(target, path.join(place, 'node_modules', host), 'junction');
	}
}

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('ships what n8n needs and nothing else', () => {
	const files = filesIn(installed);
	const allowed =
		/^(package\.json|index\.js|README\.md|LICENSE|CHANGELOG\.md|dist\/(nodes|credentials)\/.*\.(js|svg|json))$/;
	expect(files.filter((file) => !allowed.test(file))).toEqual([]);
	const icons = files.filter((file) => /\/adspirer(?:TikTok|Api)(?:\.dark)?\.svg$/.test(file));
	expect(icons).toHaveLength(4);
	expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
});

test('what n8n installs and sends to each editor stays small', async () => {
	const sizes = filesIn(installed).map((file) => fs.statSync(path.join(installed, file)).size);
	// What stands and 5 % more. Over half of it is words of languages, which are data, so a language more may raise
	// it. It guards against what gets in by mistake: a file that nothing reads, a picture, a table that repeats itself.
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_315_000);
	const loader = new PackageDirectoryLoader(installed);
	await loader.loadAll();
	const form = JSON.stringify(loader.getNode('adspirerTikTok').type.description);
	expect(form.length).toBeLessThan(240_000);
});

test.each(malwareSigns)('has no sign of malware: %s', (_name, sign, samples) => {
	expect(samples.filter((sample) => !sign.test(sample))).toEqual([]);
	const texts = filesIn(installed).filter((file) => /\.(js|ts|json)$/.test(file));
	const found = texts.flatMap((file) => {
		const [match] = sign.exec(fs.readFileSync(path.join(installed, file), 'utf8')) ?? [];
		return match === undefined ? [] : [[file, match]];
	});
	expect(texts.length).toBeGreaterThan(90);
	expect(found).toEqual([]);
});

test('asks of npm nothing but n8n-workflow, which n8n brings', () => {
	const manifest: unknown = JSON.parse(
		fs.readFileSync(path.join(installed, 'package.json'), 'utf8'),
	);
	expect(manifest).toMatchObject({ peerDependencies: { 'n8n-workflow': '*' } });
	expect(manifest).not.toHaveProperty('dependencies');
	expect(manifest).not.toHaveProperty('optionalDependencies');
});

test.each([
	['as it is', installed],
	['with zod 4', installedNext],
])(
	'is loaded by n8n %s and creates ad groups in its engine, one after the other',
	async (_which, place) => {
		const loader = new PackageDirectoryLoader(place);
		await loader.loadAll();
		const { type } = loader.getNode('adspirerTikTok');
		const credential = loader.getCredential('adspirerApi').type;
		expect(type.description).toMatchObject({ displayName: 'Adspirer TikTok', usableAsTool: true });
		expect(type.description.codex?.alias).toEqual(
			expect.arrayContaining(['tiktok', 'ads', 'adspirer', 'ad group']),
		);

		const sandbox = await startSandbox();
		const nodeTypes: Record<string, INodeType> = {};
		if (!('nodeVersions' in type)) nodeTypes[nodeType] = type;
		const engine = createEngine({
			nodeTypes,
			credentialTypes: { adspirerApi: credential },
			credentials: { Adspirer: { apiKey, baseUrl: sandbox.url } },
		});
		const parameters = { adgroupName: '={{ $json.name }}', options: { maxConcurrency: 1 } };
		const rows = [{ name: 'A' }, { name: 'B' }];
		const run = await engine.run({ ...simpleWorkflow(adspirerNode(parameters)), rows });
		expect(run.error).toBeUndefined();
		expect(sandbox.adGroups).toHaveLength(2);
		await sandbox.close();
	},
);

test('index.js gives out the built classes', () => {
	const printed = childProcess.execFileSync(
		thisProcess.execPath,
		['-p', `Object.keys(require(${JSON.stringify(installed)})).join()`],
		{ encoding: 'utf8' },
	);
	expect(printed.trim()).toBe('AdspirerApi,AdspirerTikTok');
});
