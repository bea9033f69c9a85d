import { raw, type RawAnswer, type ToolAnswer } from './answers';
import type { Fault } from './faults';

/**
 * Writes an answer out in the shape a fault asks for. The shapes are those in which a success may
 * carry the new ad group's ID; failures, and answers under any other fault, stay as they are.
 */
export function shape(answer: ToolAnswer, fault: Fault | undefined): RawAnswer {
	if (fault?.kind === 'answer-text-only') return raw(withoutStructured(answer));
	if (fault?.kind === 'no-id') return raw(withoutId(answer));
	if (fault?.kind === 'id-as-number') return withNumericId(raw(answer));
	return raw(answer);
}

function withoutStructured(answer: ToolAnswer): ToolAnswer {
	if (!answer.body.success) return answer;
	const { text, content, quota } = answer.body.data;
	return { ...answer, body: { ...answer.body, data: { text, content, quota } } };
}

/** Leaves the campaign's ID in place, so that a reader of any long number is found out. */
function withoutId(answer: ToolAnswer): ToolAnswer {
	if (!answer.body.success) return answer;
	const structured = { ...answer.body.data.structured };
	delete structured.adgroup_id;
	const text = `Ad group created in campaign ${String(structured.campaign_id)}.`;
	const data = {
		...answer.body.data,
		text,
		structured,
		content: [{ type: 'text' as const, text }],
	};
	return { ...answer, body: { ...answer.body, data } };
}

/** Works on the text, because a number of 19 digits does not survive in JavaScript. */
function withNumericId(answer: RawAnswer): RawAnswer {
	return { ...answer, text: answer.text.replace(/"adgroup_id":"(\d+)"/, '"adgroup_id":$1') };
}
