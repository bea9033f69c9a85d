import type { ListKind } from '../../../nodes/AdspirerTikTok/response/lists';

export interface Shown {
	readonly id: string;
	readonly name: string;
	readonly campaignId: string;
}

/** One way to write a list. */
export interface Rendering {
	/** A text, or what goes into `structured`. */
	readonly render: (shown: readonly Shown[], kind: ListKind) => unknown;
	/** False for a name that no reader could tell from the form itself. */
	readonly accepts?: (name: string) => boolean;
}

const words: Record<ListKind, { key: string; label: string; plural: string }> = {
	adGroup: { key: 'adgroup', label: 'Ad Group', plural: 'ad_groups' },
	campaign: { key: 'campaign', label: 'Campaign', plural: 'campaigns' },
	account: { key: 'account', label: 'Account', plural: 'accounts' },
	targeting: { key: 'category', label: 'Category', plural: 'categories' },
};

const escapePipes = (name: string) => name.replaceAll('|', '\\|');
/** Every mark of Markdown with a backslash before it. */
const escapeAll = (name: string) => name.replace(/[\\`*_{}[\]()#+!|<>~&]/g, '\\$&');
const withCommas = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');
const cut = (name: string) => (name.length > 20 ? `${name.slice(0, 20)}...` : name);

/** A backslash, or a mark around the whole name, can't be told from Markdown's own. */
const isPlainMarkdown = (name: string) =>
	!/\\/.test(name) &&
	!/^(\*\*.*\*\*|\*\*\*.*|`.*`|``.*``|\[.*\]\(.*\))$/.test(name) &&
	!/&#?\w+;/.test(name);
/** A bullet, a number or a heading at the start makes another line of it. */
const isPlainLine = (name: string) =>
	isPlainMarkdown(name) && !/^(?:[-*+•–>#|]|\d+[.)])/.test(name);

function table(headings: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

export const renderings: Record<string, Rendering> = {
	structured: {
		render: (shown, kind) => ({
			[words[kind].plural]: shown.map(({ id, name }) => ({
				[`${words[kind].key}_id`]: id,
				[`${words[kind].key}_name`]: name,
				status: 'ENABLE',
			})),
		}),
	},
	'structured with plain keys': {
		render: (shown) => ({ data: { list: shown.map(({ id, name }) => ({ id, name })) } }),
	},
	'JSON in a text': {
		render: (shown, kind) =>
			`Result:\n\`\`\`json\n${JSON.stringify({ [words[kind].plural]: shown.map(({ id, name }) => ({ id, name })) })}\n\`\`\``,
	},
	'a table with escaped pipes': {
		render: (shown, kind) =>
			table(
				[`${words[kind].label} Name`, `${words[kind].label} ID`, 'Status'],
				shown.map(({ id, name }) => [escapePipes(name), `\`${id}\``, 'ENABLE']),
			),
		accepts: isPlainMarkdown,
	},
	'a table with every mark escaped': {
		render: (shown, kind) =>
			table(
				['Name', 'Status', 'Pixel ID', `${words[kind].label} ID`],
				shown.map(({ id, name, campaignId }) => [escapeAll(name), 'ENABLE', campaignId, id]),
			),
	},
	'a table with bare pipes': {
		render: (shown, kind) =>
			table(
				['Pixel ID', `${words[kind].label} ID`, words[kind].label, 'Status'],
				shown.map(({ id, name, campaignId }) => [campaignId, withCommas(id), name, 'ENABLE']),
			),
		accepts: isPlainMarkdown,
	},
	'a table with bold names and commas': {
		render: (shown, kind) =>
			table(
				[words[kind].label, 'ID'],
				shown.map(({ id, name }) => [`**${escapePipes(name)}**`, withCommas(id)]),
			),
		accepts: isPlainMarkdown,
	},
	'bullets with bold names': {
		render: (shown) =>
			shown
				.map(
					({ id, name, campaignId }) =>
						`- **${name}** (\`${id}\`), ENABLE, 50.00, \`${campaignId}\``,
				)
				.join('\n'),
		accepts: isPlainMarkdown,
	},
	'bullets with a label in brackets': {
		render: (shown) => shown.map(({ id, name }) => `* ${name} (ID: ${id}) - ENABLE`).join('\n'),
		accepts: isPlainMarkdown,
	},
	'bullets with a key in brackets': {
		render: (shown, kind) =>
			shown.map(({ id, name }) => `  - ${name} (${words[kind].key}_id="${id}")`).join('\n'),
		accepts: isPlainMarkdown,
	},
	lines: {
		render: (shown) => shown.map(({ id, name }) => `${name} · ID: ${id} · ENABLE`).join('\n'),
		accepts: isPlainLine,
	},
	'bold labels in a line': {
		render: (shown) =>
			shown
				.map(({ id, name }) => `- **Name:** ${name} | **ID:** \`${id}\` | **Status:** ENABLE`)
				.join('\n'),
		accepts: isPlainMarkdown,
	},
	'numbers with labels below': {
		render: (shown) =>
			shown
				.map(({ id, name }, at) => `${at + 1}. **${name}**\n   - ID: ${id}\n   - Status: ENABLE`)
				.join('\n\n'),
		accepts: isPlainMarkdown,
	},
	'headings with labels below': {
		render: (shown, kind) =>
			shown
				.map(
					({ id, name }) =>
						`### ${name}\n- **${words[kind].label} ID:** \`${id}\`\n- **Status:** ENABLE`,
				)
				.join('\n\n'),
		accepts: (name) => isPlainMarkdown(name) && !/#$/.test(name),
	},
	'blocks of labels': {
		render: (shown, kind) =>
			shown
				.map(
					({ id, name }) =>
						`${words[kind].label}: ${name}\n${words[kind].label} ID: ${id}\nStatus: ENABLE`,
				)
				.join('\n\n'),
		accepts: isPlainMarkdown,
	},
};

export { cut };
