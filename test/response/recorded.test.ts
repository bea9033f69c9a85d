import { parseExactJson } from '../../nodes/AdspirerTikTok/base/values';
import { fs, path, projectRoot } from '../platform';
import { readRecording, recording } from './recording';

const folder = path.join(projectRoot, 'test/response/recorded');
const files = fs
	.readdirSync(folder)
	.map(
		(name) =>
			[
				name,
				recording.parse(parseExactJson(fs.readFileSync(path.join(folder, name), 'utf8'))),
			] as const,
	);

it.each(files)('%s', async (_name, { expected, ...given }) => {
	const read = await readRecording(given);
	if ('list' in read) expect(read).toEqual(expected);
	else expect(read).toMatchObject(expected);
});
