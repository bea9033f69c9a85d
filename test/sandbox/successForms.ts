import { raw, type RawAnswer, type SuccessBody, type ToolAnswer } from './answers';

/** Looks like an ad group's ID, and is not the ID of any ad group of the sandbox. */
const foreign = '1799000000000000901';

type Form = (body: SuccessBody, id: string) => object;

/** The forms that are on record, and some that name no ad group for certain. */
const forms = {
	usual: (body) => body,

	// The ID is there, in one place only
	'text-only': ({ data: { text, content, quota }, ...body }) => ({
		...body,
		data: { text, content, quota },
	}),
	'structured-null': (body) => ({ ...body, data: { ...body.data, structured: null } }),
	'content-only': ({ data: { content, quota }, ...body }) => ({
		...body,
		data: { content, quota },
	}),
	'data-only': ({ data: { structured, quota }, ...body }) => ({
		...body,
		data: { ...structured, quota },
	}),
	'id-as-number': (body) => body,

	// The ID is nowhere, or not for certain
	'no-id': (body, id) => withoutId(body, id),
	'ad-id': (body) => ({ ...body, data: { ad_id: foreign, quota: body.data.quota } }),
	'several-ids': (body, id) => {
		const line = `- **Ad group IDs:** \`${foreign}\`, \`${id}\``;
		return addLine(withoutId(body, id), line, { adgroup_ids: [foreign, id] });
	},
	'differing-ids': (body, id) =>
		addLine(withoutId(body, id), `- **Ad group ID:** \`${foreign}\``, { adgroup_id: id }),

	// Success and failure at once
	'is-error': (body) => ({ ...body, is_error: true }),
	'is-error-no-id': (body, id) => ({ ...withoutId(body, id), is_error: true }),

	// The ID is there, and another one with it
	'existing-beside': (body) =>
		addLine(body, `- **Existing ad group ID:** \`${foreign}\``, { existing_adgroup_id: foreign }),
} satisfies Record<string, Form>;

/** The name of a form. */
export type SuccessForm = keyof typeof forms;

/** Writes an answer out in a form. Failures stay as they are. */
export function write(answer: ToolAnswer, form: SuccessForm): RawAnswer {
	const { body } = answer;
	if (!body.success) return raw(answer);
	const shape: Form = forms[form];
	const id = body.data.structured.adgroup_id;
	const text = JSON.stringify(shape(body, typeof id === 'string' ? id : ''));
	// Works on the text, because JavaScript has no number of 19 digits.
	const numeric = form === 'id-as-number';
	return {
		...raw(answer),
		text: numeric ? text.replace(/"adgroup_id":"(\d+)"/, '"adgroup_id":$1') : text,
	};
}

/** Leaves the campaign's ID in place, so that a reader of any long number is found out. */
function withoutId(body: SuccessBody, id: string): SuccessBody {
	const rest = { ...body.data.structured };
	delete rest.adgroup_id;
	const lines = body.data.text.split('\n');
	const text = lines.filter((line) => id === '' || !line.includes(id)).join('\n');
	return {
		...body,
		data: { ...body.data, text, structured: rest, content: [{ type: 'text', text }] },
	};
}

/** Puts the line before the others of its list, where a reader meets it first. */
function addLine(body: SuccessBody, line: string, fields: object): SuccessBody {
	const [title = '', ...rest] = body.data.text.split('\n');
	const text = [title, '', line, ...rest.filter((other) => other !== '')].join('\n');
	return {
		...body,
		data: {
			...body.data,
			text,
			structured: { ...fields, ...body.data.structured },
			content: [{ type: 'text', text }],
		},
	};
}
