import { z } from 'zod';
import { fs, path, projectRoot } from '../platform';

const read = (name: string) => fs.readFileSync(path.join(projectRoot, name), 'utf8');

const manifest = z
	.object({
		devDependencies: z.record(z.string()),
	})
	.passthrough()
	.parse(JSON.parse(read('package.json')));

const lock = z
	.object({
		packages: z.record(
			z
				.object({ hasInstallScript: z.boolean().optional(), resolved: z.string().optional() })
				.passthrough(),
		),
	})
	.parse(JSON.parse(read('package-lock.json')));

test('an installation asks no question: the lint plugin’s install script stays unmarked', () => {
	expect(lock.packages['node_modules/eslint-plugin-n8n-nodes-base']).toBeDefined();
	expect(lock.packages['node_modules/eslint-plugin-n8n-nodes-base']?.hasInstallScript).toBe(
		undefined,
	);
});

test('the lock file names no download addresses', () => {
	const named = Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'));
	expect(named).toEqual([]);
});

test('zod is the very version that n8n-workflow brings, since the host supplies it', () => {
	const host = z
		.object({ peerDependencies: z.object({ zod: z.string() }).passthrough() })
		.parse(lock.packages['node_modules/n8n-workflow']);
	expect(manifest.devDependencies.zod).toBe(host.peerDependencies.zod);
});
