import { ofTikTok, type RawAnswer, type SuccessBody } from './answers';

/** Looks like an ad group's ID, and is not the ID of any ad group of the sandbox. */
const foreign = '1799000000000000901';

const preface = [
	"Great news, nothing failed! It won't spend any budget before it has an ad, and isn't live until",
	'TikTok has reviewed it; existing ad groups stay paused as they were. Created: 1, failed: 0, paused: 1.',
	'',
];

const closing = [
	'',
	'**Tip:** If the ad group was not found in your list yet, wait a minute and try again.',
	'Would you like me to create another one, or to confirm its budget?',
];

const only = (data: object) => ({ success: true, data });

const ownKey = ({ data: { structured } }: SuccessBody) =>
	'ad_id' in structured ? 'ad_id' : 'adgroup_id';

const labelled = (body: SuccessBody, id: string) =>
	`${ownKey(body) === 'ad_id' ? 'Ad ID' : 'Ad Group ID'}: ${id}`;

/** TikTok's own answer to the creation of an ad. */
const asList = (body: SuccessBody, id: string) => {
	const key = ownKey(body);
	return { [`${key}s`]: [id], creatives: [{ [key]: id, operation_status: 'ENABLE' }] };
};

const wrapped = (body: SuccessBody, id: string) => ofTikTok(0, 'OK', asList(body, id));

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

	// Success and the ID alone, in one of the places on record
	'terse-structured': (body, id) => only({ structured: { [ownKey(body)]: id } }),
	'terse-data': (body, id) => only({ [ownKey(body)]: id }),
	'terse-text': (body, id) => only({ text: labelled(body, id) }),
	'terse-content': (body, id) => only({ content: [{ type: 'text', text: labelled(body, id) }] }),

	// TikTok's own, handed on
	'list-structured': (body, id) => only({ structured: asList(body, id) }),
	'list-data': (body, id) => only(asList(body, id)),
	'wrapped-structured': (body, id) => only({ structured: wrapped(body, id) }),
	'wrapped-data': (body, id) => only(wrapped(body, id)),

	/** Prose around what counts, in words that deny, doubt, or speak of other things. */
	wordy: (body) => {
		const { text, structured } = body.data;
		const tips = {
			message: 'Done, no ad group failed.',
			next_steps: ['Add an ad if none exists.'],
		};
		return told(body, [...preface, text, ...closing], { ...structured, ...tips });
	},

	// The ID is nowhere, or not for certain
	'no-id': (body, id) => withoutId(body, id),
	'ad-id': (body) => ({ ...body, data: { ad_id: foreign, quota: body.data.quota } }),
	'several-ids': (body, id) => {
		const line = `- **Ad group IDs:** \`${foreign}\`, \`${id}\``;
		return addLine(withoutId(body, id), line, { adgroup_ids: [foreign, id] });
	},
	'list-of-two': (body, id) => only({ structured: { [`${ownKey(body)}s`]: [id, foreign] } }),
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
	const own = ownKey(body);
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
