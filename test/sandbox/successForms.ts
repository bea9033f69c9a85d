import { raw, type RawAnswer, type SuccessBody, type ToolAnswer } from './answers';

/** Numbers that look like an ad group's ID, and are not the ID of any ad group of the sandbox. */
const foreign = '1799000000000000901';
const another = '1799000000000000902';

type Form = (body: SuccessBody, id: string) => object;

/**
 * The forms a success may take. Which ones the service uses is not published. Each works for any
 * tool whose machine-readable part has an `adgroup_id`, and most work for any tool at all.
 */
const forms = {
	usual: (body) => body,

	// The ID is there, in one place only
	'text-only': ({ data: { text, content, quota }, ...body }) => ({
		...body,
		data: { text, content, quota },
	}),
	'text-table': (body) => inText(body, table(body.data.structured)),
	'text-json': (body) =>
		inText(body, `\`\`\`json\n${JSON.stringify(body.data.structured, null, 2)}\n\`\`\``),
	'structured-null': (body) => ({ ...body, data: { ...body.data, structured: null } }),
	'structured-only': ({ data: { structured, quota }, ...body }) => ({
		...body,
		data: { structured, quota },
	}),
	'content-only': ({ data: { content, quota }, ...body }) => ({
		...body,
		data: {
			content: [
				{ type: 'image', data: 'iVBORw0KGgo=', mimeType: 'image/png' },
				...content,
				{ type: 'resource', resource: { uri: 'https://adspirer.ai/', mimeType: 'text/html' } },
			],
			quota,
		},
	}),
	'data-only': ({ data: { structured, quota }, ...body }) => ({
		...body,
		data: { ...structured, quota },
	}),
	'top-level': (body, id) => ({ ...elsewhere(body, id), ...body.data.structured }),
	'structured-content': (body, id) => ({
		...elsewhere(body, id),
		structured_content: body.data.structured,
	}),
	nested: (body, id) =>
		structured(elsewhere(body, id), { result: { ad_group: body.data.structured } }),
	'camel-case': (body, id) => structured(elsewhere(body, id), { adGroupId: id }),
	'id-as-number': (body) => body,

	// The ID is nowhere
	'no-id': (body, id) => withoutId(body, id),
	'structured-empty': (body, id) => structured(withoutId(body, id), {}),
	'ad-id': (body) => ({ ...body, data: { ad_id: foreign, quota: body.data.quota } }),
	'zero-id': (body, id) => structured(withoutId(body, id), { adgroup_id: '0' }),
	'link-only': (body, id) => {
		const line = `[Open in TikTok](https://ads.tiktok.com/i18n/perf?adgroup_id=${foreign})`;
		return addLine(withoutId(body, id), line, {});
	},
	'existing-only': (body, id) =>
		addLine(withoutId(body, id), `- **Existing ad group ID:** \`${foreign}\``, {
			existing_adgroup_id: foreign,
		}),
	'several-ids': (body, id) => {
		const line = `- **Ad group IDs:** \`${foreign}\`, \`${id}\`, \`${another}\``;
		return addLine(withoutId(body, id), line, { adgroup_ids: [foreign, id, another] });
	},
	'error-text': (body, id) => ({
		...withoutId(body, id),
		error: 'TikTok did not confirm the ad group',
	}),
	'is-error-no-id': (body, id) => ({ ...withoutId(body, id), is_error: true }),

	// The ID is there, and something else with it
	'is-error': (body) => ({ ...body, is_error: true }),
	'existing-beside': (body) =>
		addLine(body, `- **Existing ad group ID:** \`${foreign}\``, { existing_adgroup_id: foreign }),
	'source-beside': (body) =>
		addLine(body, `- **Copied from ad group ID:** \`${foreign}\``, {
			source_adgroup_id: foreign,
		}),
	'template-beside': (body) =>
		addLine(body, `- **Template ad group ID:** \`${foreign}\``, {
			template: { adgroup_id: foreign },
		}),
	'differing-ids': (body, id) =>
		addLine(withoutId(body, id), `- **Ad group ID:** \`${foreign}\``, { adgroup_id: id }),
} satisfies Record<string, Form>;

/** The name of a form. */
export type SuccessForm = keyof typeof forms;

/** The names of all forms. */
export const successForms = Object.keys(forms).filter((name): name is SuccessForm => name in forms);

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

function inText({ data, ...body }: SuccessBody, text: string): object {
	return { ...body, data: { text, content: [{ type: 'text', text }], quota: data.quota } };
}

/** The body without its machine-readable part and without the ID in its text. */
function elsewhere(body: SuccessBody, id: string): Omit<SuccessBody, 'data'> & { data: object } {
	const { text, content, quota } = withoutId(body, id).data;
	return { ...body, data: { text, content, quota } };
}

function structured(body: object & { data: object }, value: object): object {
	return { ...body, data: { ...body.data, structured: value } };
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

function table(fields: Record<string, unknown>): string {
	const rows = Object.entries(fields).map(([name, value]) => {
		const label = name.replaceAll('_', ' ').replace('adgroup', 'ad group');
		return `| ${label} | ${/_id$/.test(name) ? `\`${String(value)}\`` : String(value)} |`;
	});
	return ['Done. Here is what was set up:', '', '| Field | Value |', '| --- | --- |', ...rows].join(
		'\n',
	);
}
