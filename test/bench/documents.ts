import { z } from 'zod';
import { fs, os, path, projectRoot, thisProcess } from '../platform';

const start = '<!-- bench:start -->';
const end = '<!-- bench:end -->';

const readMore =
	'Measured against a local double of Adspirer. [docs/performance.md](docs/performance.md) has more figures, and says how they were measured.';

function versionIn(...place: string[]): string {
	const text = fs.readFileSync(path.join(projectRoot, ...place, 'package.json'), 'utf8');
	const manifest: unknown = JSON.parse(text);
	return z.object({ version: z.string() }).parse(manifest).version;
}

/** The machine and the versions of a run. */
function measuredOn(): string {
	const engine = versionIn('node_modules', 'n8n-core');
	const stock = versionIn('test', 'bench', 'node_modules', 'n8n-nodes-base');
	const cores = os.cpus();
	const machine = `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}`;
	return `Measured on ${machine}, with Node.js ${thisProcess.versions.node}, n8n-core ${engine} and n8n-nodes-base ${stock}.`;
}

/** Puts text between the marks in a file. */
function write(file: string, text: string): void {
	const place = path.join(projectRoot, file);
	const before = fs.readFileSync(place, 'utf8');
	const from = before.indexOf(start);
	const to = before.indexOf(end);
	if (from < 0 || to < from) throw new Error(`${file} lacks the marks ${start} and ${end}`);
	fs.writeFileSync(
		place,
		`${before.slice(0, from + start.length)}\n\n${text}\n\n${before.slice(to)}`,
	);
}

/** Writes what users decide by to the README, and everything else to docs/performance.md. */
export function writeDocuments(outcomes: string, figures: string): void {
	write('README.md', `${outcomes}\n\n${readMore}`);
	write(path.join('docs', 'performance.md'), `${figures}\n\n${measuredOn()}`);
}
