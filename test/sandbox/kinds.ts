import { z } from 'zod';

import { refusal, type Refusal } from './answers';
import { id } from './arguments';
import type { ListSwitches } from './lists';
import type { Ad, AdGroup, Store, Thing } from './store';
import { inAccount, listed, type Tool, type ToolContext, type ToolResult } from './tool';

/** What the tools of ad groups and of ads don't have in common. */
interface Kind<Own extends Thing> {
	readonly noun: string;
	readonly idKey: string;
	readonly nameKey: string;
	readonly parentKey: 'campaign_id' | 'adgroup_id';
	/** How a text calls the name and the ID. */
	readonly labels: readonly [name: string, id: string];
	/** The headings of a list's text. */
	readonly columns: Record<string, string>;
	/** What a list shows of one besides what both have. */
	readonly shows: (one: Own) => Record<string, string | number>;
	readonly storeOf: (context: Pick<ToolContext, 'store' | 'ads'>) => Store<Own>;
}

export const adGroups: Kind<AdGroup> = {
	noun: 'ad group',
	idKey: 'adgroup_id',
	nameKey: 'adgroup_name',
	parentKey: 'campaign_id',
	labels: ['Name', 'Ad group ID'],
	columns: {
		adgroup_name: 'Ad group name',
		adgroup_id: 'Ad group ID',
		status: 'Status',
		budget: 'Budget',
		budget_mode: 'Budget mode',
		campaign_id: 'Campaign ID',
	},
	shows: ({ budget, arguments: { budget_mode: mode } }) => ({
		budget,
		budget_mode: String(mode ?? 'BUDGET_MODE_DAY'),
	}),
	storeOf: ({ store }) => store,
};

export const ads: Kind<Ad> = {
	noun: 'ad',
	idKey: 'ad_id',
	nameKey: 'ad_name',
	parentKey: 'adgroup_id',
	labels: ['Ad Name', 'Ad ID'],
	columns: {
		ad_name: 'Ad name',
		ad_id: 'Ad ID',
		status: 'Status',
		ad_text: 'Ad text',
		adgroup_id: 'Ad group ID',
	},
	shows: ({ arguments: { ad_text: text, landing_page_url: page } }) => ({
		ad_text: String(text ?? ''),
		landing_page_url: String(page ?? ''),
	}),
	storeOf: ({ ads: store }) => store,
};

const titleOf = ({ noun }: Pick<Kind<Thing>, 'noun'>) =>
	noun.replace(/^./, (letter) => letter.toUpperCase());

export const writing = (run: Tool['run']): Tool => ({ billable: true, writes: true, run });
export const reading = (run: Tool['run']): Tool => ({ billable: true, writes: false, run });

/** The refusal of a name that another one of the same parent has. */
export function nameTaken<Own extends Thing>(
	{ noun, parentKey, storeOf }: Kind<Own>,
	wanted: string,
	parentId: string,
	context: ToolContext,
): Refusal | undefined {
	const { uniqueNames = false } = context.options;
	const store = storeOf(context);
	const existing = uniqueNames === false ? undefined : store.named(wanted, parentId);
	if (!existing) return undefined;
	const parent = parentKey === 'campaign_id' ? 'campaign' : 'ad group';
	const usual = `${titleOf({ noun })} name already exists in this ${parent}: {name}`;
	const words = typeof uniqueNames === 'string' ? uniqueNames : usual;
	return refusal(400, words.replaceAll('{name}', wanted).replaceAll('{id}', store.idOf(existing)));
}

/** What a tool says that it did. */
export function done<Own extends Thing>(
	kind: Kind<Own>,
	one: Own,
	{ verb, ...fields }: { readonly verb: string; readonly [field: string]: unknown },
	context: ToolContext,
) {
	const { idKey, nameKey, parentKey, labels, storeOf } = kind;
	const own = storeOf(context).idOf(one);
	const lines = `- **${labels[0]}:** ${one.name}\n- **${labels[1]}:** \`${own}\``;
	const known = { [idKey]: own, [nameKey]: one.name, [parentKey]: one[parentKey] };
	return {
		ok: true,
		text: `## ${titleOf(kind)} ${verb}\n\n${lines}`,
		structured: { ...known, ...fields },
	} satisfies ToolResult;
}

/** The arguments that say which one is meant. */
const which = ({ idKey }: Pick<Kind<Thing>, 'idKey'>) => ({
	[idKey]: id,
	advertiser_id: id.nullish(),
});

/** A `run` for a tool that works on one of the account's, whose ID it is given. */
export function onOne<Own extends Thing, Shape extends z.ZodRawShape>(
	kind: Kind<Own>,
	more: Shape,
	run: (one: Own, args: Record<string, unknown>, context: ToolContext) => ToolResult,
): Tool['run'] {
	return inAccount(z.strictObject({ ...more, ...which(kind) }), (args, context) => {
		const given = new Map<string, unknown>(Object.entries(args));
		const wanted = String(given.get(kind.idKey));
		const one = kind.storeOf(context).find(wanted, context.advertiserId);
		if (one) return run(one, Object.fromEntries(given), context);
		return refusal(400, `${titleOf(kind)} ${wanted} does not exist`);
	});
}

/** The OpenAPI document requires `status`, the later catalogue does not know it. */
export function switching<Own extends Thing>(
	kind: Kind<Own>,
	status: Thing['status'],
	verb: string,
): Tool {
	const value = z.literal(status);
	const runs = { required: value, optional: value.nullish() };
	return writing((call, context) => {
		const run = onOne(
			kind,
			{ status: runs[context.options.pauseStatus ?? 'required'] },
			(one, _args, inside) => {
				one.status = status;
				return done(kind, one, { verb, status }, inside);
			},
		);
		return run(call, context);
	});
}

export const deleting = <Own extends Thing>(kind: Kind<Own>): Tool =>
	writing(
		onOne(kind, { confirm_delete: z.boolean().nullish() }, (one, args, context) => {
			if (args.confirm_delete !== true) {
				return refusal(400, 'Deleting is permanent. Please confirm with confirm_delete: true');
			}
			one.deleted = true;
			return done(kind, one, { verb: 'deleted', deleted: true }, context);
		}),
	);

const rewritings = {
	dashes: (name: string) => name.replaceAll('-', '–'),
	capitals: (name: string) => name.toUpperCase(),
};

/** What a list shows of one. */
export function rowOf<Own extends Thing>(
	{ idKey, nameKey, shows, storeOf }: Kind<Own>,
	one: Own,
	context: ToolContext,
	{ rewriteNames, status, createTime }: ListSwitches = {},
) {
	return {
		[idKey]: storeOf(context).idOf(one),
		[nameKey]: rewriteNames ? rewritings[rewriteNames](one.name) : one.name,
		adgroup_id: one.adgroup_id,
		campaign_id: one.campaign_id,
		status: one.deleted ? 'DELETE' : (status ?? one.status),
		...shows(one),
		...(createTime && { create_time: one.createTime }),
	};
}

export const listing = <Own extends Thing, Shape extends z.ZodRawShape>(
	kind: Kind<Own>,
	filters: Shape,
): Tool =>
	reading(
		inAccount(z.strictObject({ ...filters, advertiser_id: id.nullish() }), (args, context) => {
			const { lists = {} } = context.options;
			const { advertiserId: advertiser_id } = context;
			const found = kind.storeOf(context).list({ ...args, advertiser_id }, lists);
			return listed(
				{
					things: `${kind.noun}s`,
					key: `${kind.noun}s`.replace(' ', '_'),
					columns: { ...kind.columns, ...(lists.createTime && { create_time: 'Created' }) },
					rows: found.map((one) => rowOf(kind, one, context, lists)),
					more: { advertiser_id },
				},
				context,
			);
		}),
	);
