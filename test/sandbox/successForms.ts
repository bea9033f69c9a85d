import type { RawAnswer, SuccessBody } from './answers';

/** Looks like an ad group's ID, and is not the ID of any ad group of the sandbox. */
const foreign = '1799000000000000901';

type Form = (body: SuccessBody, id: string) => object;

/** The forms that are on record, and some that name no ad group for certain. */
const forms = {
	usual: (body) => body,

	// The ID is there, in one place only
	'text-only': (body) => ({ ...body, data: { ...body.data, structured: undefined } }),
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
	'existing-too': (body) =>
		addLine(body, `- **Existing ad group ID:** \`${foreign}\``, { existing_adgroup_id: foreign }),
} satisfies Record<string, Form>;

export type SuccessForm = keyof typeof forms;

/** Writes a success out in a form. */
export function write(body: SuccessBody, form: SuccessForm): RawAnswer {
	const shape: Form = forms[form];
	const { structured } = body.data;
	const id = structured.ad_id ?? structured.adgroup_id;
	const text = JSON.stringify(shape(body, typeof id === 'string' ? id : ''));
	// Works on the text, because JavaScript has no number of 19 digits.
	const isNumeric = form === 'id-as-number';
	return {
		status: 200,
		headers: { 'content-type': 'application/json' },
		text: isNumeric ? text.replace(/"(ad(?:group)?_id)":"(\d+)"/, '"$1":$2') : text,
	};
}

/** Leaves the campaign's ID in place, so that a reader of any long number is found out. */
function withoutId(body: SuccessBody, id: string): SuccessBody {
	const lines = body.data.text.split('\n').filter((line) => id === '' || !line.includes(id));
	const { structured } = body.data;
	const own = 'ad_id' in structured ? 'ad_id' : 'adgroup_id';
	const rest = Object.entries(structured).filter(([key]) => key !== own);
	return told(body, lines, Object.fromEntries(rest));
}

/** Puts the line before the others of its list, where a reader meets it first. */
function addLine(body: SuccessBody, line: string, fields: object): SuccessBody {
	const [title = '', ...rest] = body.data.text.split('\n');
	const lines = [title, '', line, ...rest.filter((other) => other !== '')];
	return told(body, lines, { ...fields, ...body.data.structured });
}

function told(body: SuccessBody, lines: string[], structured: Record<string, unknown>) {
	const text = lines.join('\n');
	const content: SuccessBody['data']['content'] = [{ type: 'text', text }];
	return { ...body, data: { ...body.data, text, structured, content } };
}
