import { childProcess, path, projectRoot, thisProcess } from '../platform';

/**
 * What one mapped row may take at most, so that its way does not get longer unnoticed. It passes
 * through more files since each group of arguments has its own, and changes the room for each turn that n8n
 * gets and for each problem that is put into words.
 */
const mostFiles = 81;
const mostMoves = 769;

it('a mapped row passes few files and seldom changes the room', () => {
	const script = path.join(projectRoot, 'test/bench/wayOfARow.js');
	const printed = childProcess.execFileSync(thisProcess.execPath, [script], { encoding: 'utf8' });
	const { files, moves }: Record<'files' | 'moves', number> = JSON.parse(
		printed.trim().split('\n').at(-1) ?? '',
	);
	expect(files).toBeLessThanOrEqual(mostFiles);
	expect(moves).toBeLessThanOrEqual(mostMoves);
});
