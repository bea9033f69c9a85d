import { readList } from '../../nodes/AdspirerTikTok/response/lists';
import { bodyOf } from './listAnswers/answer';
import { lineAnswers } from './listAnswers/lines';
import { otherAnswers } from './listAnswers/otherForms';
import { structuredAnswers } from './listAnswers/structured';
import { tableAnswers } from './listAnswers/tables';

const groups = {
	'machine-readable': structuredAnswers,
	tables: tableAnswers,
	'bullets, lines and blocks': lineAnswers,
	'other forms': otherAnswers,
};

describe.each(Object.entries(groups))('lists: %s', (_group, answers) => {
	it.each(answers.map((answer) => [answer.what, answer] as const))('%s', (_what, answer) => {
		const list = readList(bodyOf(answer), answer.kind);
		if (!answer.entries) {
			expect(list).toBeUndefined();
			return;
		}
		expect({
			entries: list?.entries.map(({ id, name }) => [id, name]),
			unreadable: list?.unreadable,
			complete: list?.complete,
			cut: list?.entries.filter(({ nameIsCut }) => nameIsCut).map(({ name }) => name),
		}).toEqual({
			entries: answer.entries,
			unreadable: answer.unreadable ?? 0,
			complete: answer.complete ?? true,
			cut: answer.cut ?? [],
		});
		if (answer.details) expect(list?.entries[0]?.details).toEqual(answer.details);
	});
});
