import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import { fs, path, projectRoot } from '../platform';
import { choicesOf, description, everyParameter } from '../resources/form';

/**
 * The rules for community nodes that n8n has written and the installed lint doesn't know yet. That
 * lint reads source text and only sees what is written in the node's own file; here the whole form
 * is checked as n8n loads it. CONTRIBUTING says which of the rules the node doesn't follow, and why.
 */
const every = everyParameter();
const names = (options: INodePropertyOptions[]) => options.map(({ name }) => name);
const sorted = (options: INodePropertyOptions[]) =>
	names(options).sort((one, other) => one.localeCompare(other, undefined, { sensitivity: 'base' }));
const isSet = (values: unknown[]) => new Set(values).size === values.length;

test.each<[string, (parameter: INodeProperties, choices: INodePropertyOptions[]) => boolean]>([
	['every hint has at most 120 characters', ({ hint = '' }) => hint.length <= 120],
	['every parameter has a default', (parameter) => 'default' in parameter],
	[
		'options are in alphabetical order',
		(_, choices) => names(choices).join('|') === sorted(choices).join('|'),
	],
	['no two options of a parameter share a name', (_, choices) => isSet(names(choices))],
	['nor a value', (_, choices) => isSet(choices.map(({ value }) => value))],
	['no option has an asterisk', (_, choices) => !names(choices).join().includes('*')],
])('%s', (_rule, holds) => {
	expect(every.length).toBeGreaterThan(25);
	const broken = every.filter(([, parameter]) => !holds(parameter, choicesOf(parameter)));
	expect(broken.map(([where]) => where)).toEqual([]);
});

test('a placeholder is an example, or of a collection an invitation, also within a list’s modes and in the credential', () => {
	const parameters = [
		...every,
		...new AdspirerApi().properties.map((one) => [one.name, one] as const),
	];
	const shown = parameters.flatMap(([where, { type, placeholder, modes = [] }]) =>
		[placeholder, ...modes.map((mode) => mode.placeholder)].flatMap((text) =>
			text ? [[where, text, /ollection$/.test(type) ? 'Add ' : 'e.g. '] as const] : [],
		),
	);
	expect(shown.length).toBeGreaterThan(15);
	expect(shown.filter(([, text, start]) => !text.startsWith(start))).toEqual([]);
});

test('the hint for n8n’s AI builder is plain text, and names nodes of n8n’s own', () => {
	const { searchHint = '', relatedNodes = [] } = description.builderHint ?? {};
	const texts = [searchHint, ...relatedNodes.map(({ relationHint }) => relationHint)];
	expect(relatedNodes.map(({ nodeType }) => nodeType.split('.')[0])).toEqual(
		relatedNodes.map(() => 'n8n-nodes-base'),
	);
	expect(relatedNodes.length).toBeGreaterThan(1);
	// The names that a workflow made by it holds.
	const known = new Set(every.map(([, { name }]) => name));
	expect(
		['mappingMode', 'includeInputFields', 'startPaused'].filter((one) => !known.has(one)),
	).toEqual([]);
	for (const text of texts) expect(text).toMatch(/^[A-Z][^={}]{15,400}$/);
});

test('every operation has an action', () => {
	const operations = description.properties.filter(({ name }) => name === 'operation');
	const choices = operations.flatMap(choicesOf);
	expect(choices.length).toBeGreaterThan(1);
	expect(choices.filter(({ action }) => !action)).toEqual([]);
});

test('one credential, whose name ends in Api, and no color of n8n’s own', () => {
	expect(description.credentials?.map(({ name }) => name)).toEqual(['adspirerApi']);
	expect(JSON.stringify(description).toLowerCase()).not.toContain('#ff6d5a');
});

const codex = z
	.object({
		node: z.string(),
		nodeVersion: z.literal('1.0'),
		codexVersion: z.literal('1.0'),
		categories: z.array(z.string()),
		alias: z.array(z.string()),
		resources: z.object({
			credentialDocumentation: z.array(z.object({ url: z.string().url() })).length(1),
			primaryDocumentation: z.array(z.object({ url: z.string().url() })).length(1),
		}),
	})
	// Subcategories among them: n8n keeps them for itself.
	.strict()
	.parse(JSON.parse(read('nodes/AdspirerTikTok/AdspirerTikTok.node.json')));

function read(file: string): string {
	return fs.readFileSync(path.join(projectRoot, file), 'utf8');
}

const manifest = z
	.object({
		name: z.string(),
		license: z.string(),
		keywords: z.array(z.string()),
		homepage: z.string().url(),
		repository: z.object({ type: z.literal('git'), url: z.string() }).strict(),
	})
	.passthrough()
	.parse(JSON.parse(read('package.json')));

test('the codex names the node within its package, and one of n8n’s categories', () => {
	expect(codex.node).toBe(`${manifest.name}.${description.name}`);
	expect(codex.categories).toEqual(['Marketing & Content']);
	expect(codex.resources.primaryDocumentation).toEqual([{ url: manifest.homepage }]);
});

test('the node is found by the words of the trade', () => {
	expect(codex.alias).toEqual(
		expect.arrayContaining(['tiktok', 'tik tok', 'adspirer', 'ad group', 'ad set', 'campaign']),
	);
	// n8n finds no alias that is shorter than what is typed.
	expect(codex.alias).toEqual(expect.arrayContaining(['ad groups', 'pause ad groups']));
	expect(new Set(codex.alias).size).toBe(codex.alias.length);
	expect(codex.alias.filter((word) => word !== word.toLowerCase().trim())).toEqual([]);
});

test('the package is MIT, in a repository of its own, and n8n finds it by its keyword', () => {
	expect(manifest.license).toBe('MIT');
	expect(manifest.keywords).toContain('n8n-community-node-package');
});

/** A color's relative luminance, as the Web Content Accessibility Guidelines define it. */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
		const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** n8n asks for a contrast of 1.5 of the strongest color. Here every color has it. */
test.each([
	['nodes/AdspirerTikTok/adspirerTikTok.svg', 'ffffff'],
	['nodes/AdspirerTikTok/adspirerTikTok.dark.svg', '2b2b2b'],
	['credentials/adspirerApi.svg', 'ffffff'],
	['credentials/adspirerApi.dark.svg', '2b2b2b'],
])('%s stands out from its background', (file, background) => {
	const colors = [...read(file).matchAll(/"#([0-9a-f]{6})"/g)].map(([, hex = '']) => hex);
	const contrasts = colors.map((color) => {
		const [one, other] = [luminance(color), luminance(background)];
		return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
	});
	expect(contrasts).toHaveLength(4);
	expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(1.5);
});
