import { z } from 'zod';
import { fs, os, path, projectRoot, thisProcess } from '../platform';

const start = '<!-- bench:start -->';
const end = '<!-- bench:end -->';

function versionIn(...place: string[]): string {
	const text = fs.readFileSync(path.join(projectRoot, ...place, 'package.json'), 'utf8');
	const manifest: unknown = JSON.parse(text);
	return z.object({ version: z.string() }).parse(manifest).version;
}

/** How the figures came about, for whoever reads them. */
export function howMeasured(): string {
	const engine = versionIn('node_modules', 'n8n-core');
	const stock = versionIn('test', 'bench', 'node_modules', 'n8n-nodes-base');
	const cores = os.cpus();
	return [
		'How it was measured: `npm run bench` runs both nodes side by side in one process on',
		`n8n's own engine (n8n-core ${engine}, the HTTP Request node of n8n-nodes-base ${stock}),`,
		'against a sandbox of the service in a process of its own on loopback, several rounds each,',
		'after some that do not count. Times depend on the machine, ratios hardly do:',
		'each is taken round by round, and its median, least and most are shown. Both nodes take',
		'the same rows and the same eight expressions; the HTTP Request node has them in its JSON',
		'body and sends all rows at once, as it does unless told otherwise. Work is the time of the',
		`processor in user and system mode. This run: ${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}, Node.js ${thisProcess.versions.node}.`,
	].join('\n');
}

/** Puts the text between the marks in the README; tells what came of it. */
export function writeToReadme(text: string): string {
	const file = path.join(projectRoot, 'README.md');
	const readme = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
	const from = readme.indexOf(start);
	const to = readme.indexOf(end);
	if (from < 0 || to < from) return `README.md has no ${start} and ${end}, so it was left alone.`;
	const before = readme.slice(0, from + start.length);
	fs.writeFileSync(file, `${before}\n\n${text}\n\n${readme.slice(to)}`);
	return 'The table was written to README.md.';
}
