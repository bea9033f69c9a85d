import { childProcess, path, projectRoot, thisProcess } from '../platform';

/**
 * The limits for the way of one mapped row, so that it doesn't get longer unnoticed. Each group of
 * arguments has a file of its own that a row passes through. Most changes of the room are calls of the ground
 * floor, such as whether a cell is empty, and back.
 */
const mostFiles = 66;
const mostMoves = 590;

it('a mapped row passes few files and seldom changes the room', () => {
	const script = path.join(projectRoot, 'test/bench/wayOfARow.js');
	const printed = childProcess.execFileSync(thisProcess.execPath, [script], { encoding: 'utf8' });
	const { files, moves }: Record<'files' | 'moves', number> = JSON.parse(
		printed.trim().split('\n').at(-1) ?? '',
	);
	expect(files).toBeLessThanOrEqual(mostFiles);
	expect(moves).toBeLessThanOrEqual(mostMoves);
});
