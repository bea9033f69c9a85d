import { fs, path, projectRoot } from '../platform';

const documents = ['architecture.md', 'performance.md'];

test.each(documents)('every file that docs/%s links to exists', (name) => {
	const folder = path.join(projectRoot, 'docs');
	const text = fs.readFileSync(path.join(folder, name), 'utf8');
	const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target.split('#')[0] ?? '')
		.filter((target) => target !== '' && !target.startsWith('http'));

	expect(targets.filter((target) => !fs.existsSync(path.join(folder, target)))).toEqual([]);
	expect(targets.length).toBeGreaterThan(0);
});
