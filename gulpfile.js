const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

/** Starts every build from nothing, so that a file that was renamed or removed cannot be shipped. */
function clean() {
	return rm('dist', { recursive: true, force: true });
}

/** Icons and codex files are read by n8n from beside the compiled classes. */
function assets() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'credentials/**/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports.clean = clean;
exports.assets = assets;
