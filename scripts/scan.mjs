/**
 * The official scan of community packages, both of its legs: the sources as they are here, and
 * the tarball as it would be published. The scan itself fetches a published package; its two
 * analyses are called here on what is not published yet.
 *
 * Usage: node scripts/scan.mjs sources | tarball
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	SOURCE_FILE_PATTERNS,
	analyzePackage,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function unpackedTarball(folder) {
	const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
		cwd: root,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	execFileSync('tar', ['-xzf', join(folder, packed.trim().split('\n').at(-1)), '-C', folder]);
	return join(folder, 'package');
}

const leg = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'adspirer-tiktok-scan-'));
try {
	const result =
		leg === 'tarball'
			? await analyzePackage(unpackedTarball(folder), ['**/*.js', 'package.json'])
			: await analyzePackage(root, SOURCE_FILE_PATTERNS);
	console.log(`${leg}: ${result.passed ? 'passed' : result.message}`);
	if (result.details) console.log(result.details);
	process.exitCode = result.passed && !result.details ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
