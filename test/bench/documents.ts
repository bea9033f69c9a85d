import { z } from 'zod';
import { fs, os, path, projectRoot, thisProcess } from '../platform';

const start = '<!-- bench:start -->';
const end = '<!-- bench:end -->';

function versionIn(...place: string[]): string {
	const text = fs.readFileSync(path.join(projectRoot, ...place, 'package.json'), 'utf8');
	const manifest: unknown = JSON.parse(text);
	return z.object({ version: z.string() }).parse(manifest).version;
}

function measuredOn(): string {
	const engine = versionIn('node_modules', 'n8n-core');
	const stock = versionIn('test', 'bench', 'node_modules', 'n8n-nodes-base');
	const cores = os.cpus();
	const machine = `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}`;
	return `Measured on ${machine}, with Node.js ${thisProcess.versions.node}, n8n-core ${engine} and n8n-nodes-base ${stock}.`;
}

/** Writes the table, and what it was measured on, between the marks in test/bench/README.md. */
export function writeDocument(table: string): void {
	const file = path.join(projectRoot, 'test', 'bench', 'README.md');
	const before = fs.readFileSync(file, 'utf8');
	const from = before.indexOf(start);
	const to = before.indexOf(end);
	if (from < 0 || to < from) throw new Error(`${file} lacks the marks ${start} and ${end}`);
	const parts = [before.slice(0, from + start.length), table, measuredOn(), before.slice(to)];
	fs.writeFileSync(file, parts.join('\n\n'));
}
