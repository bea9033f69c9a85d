import { z } from 'zod';

import { refusal, type Refusal } from './answers';
import { id } from './arguments';
import type { ListSwitches } from './lists';
import type { Order, Thing } from './store';
import { inAccount, listed, type Tool, type ToolContext, type ToolResult } from './tool';

/** The differences between the tools of ad groups and of ads. */
export interface Kind {
	readonly noun: string;
	readonly idKey: 'adgroup_id' | 'ad_id';
	readonly nameKey: string;
	readonly parentKey: 'campaign_id' | 'adgroup_id';
	readonly lastId: bigint;
	/** How a text calls the name, the ID and that of the campaign or the ad group. */
	readonly labels: readonly [name: string, id: string, parentId: string];
	readonly columns: readonly string[];
	readonly shows: (one: Thing) => Record<string, string | number>;
}

export const adGroups: Kind = {
	noun: 'ad group',
	idKey: 'adgroup_id',
	nameKey: 'adgroup_name',
	parentKey: 'campaign_id',
	lastId: 1_800_000_000_000_000_000n,
	labels: ['Name', 'Ad group ID', 'Campaign ID'],
	columns: ['adgroup_name', 'adgroup_id', 'status', 'budget', 'budget_mode', 'campaign_id'],
	shows: ({ budget, arguments: { budget_mode: mode } }) => ({
		budget,
		budget_mode: String(mode ?? 'BUDGET_MODE_DAY'),
	}),
};

export const ads: Kind = {
	noun: 'ad',
	idKey: 'ad_id',
	nameKey: 'ad_name',
	parentKey: 'adgroup_id',
	lastId: 1_850_000_000_000_000_000n,
	labels: ['Ad Name', 'Ad ID', 'Ad Group ID'],
	columns: ['ad_name', 'ad_id', 'status', 'ad_text', 'adgroup_id'],
	shows: ({ arguments: { ad_text: text, landing_page_url: page } }) => ({
		ad_text: String(text ?? ''),
		landing_page_url: String(page ?? ''),
	}),
};

const titleOf = ({ noun }: Kind) => noun.replace(/^./, (letter) => letter.toUpperCase());

export const writing = (run: Tool['run']): Tool => ({ billable: true, writes: true, run });
export const reading = (run: Tool['run']): Tool => ({ billable: true, writes: false, run });

/** The refusal of a name that another one of the same parent has. */
export function nameTaken(
	kind: Kind,
	wanted: string,
	parentId: string,
	{ stores, options: { uniqueNames = false } }: ToolContext,
): Refusal | undefined {
	const existing = uniqueNames === false ? undefined : stores[kind.idKey].named(wanted, parentId);
	if (!existing) return undefined;
	const parent = kind.parentKey === 'campaign_id' ? 'campaign' : 'ad group';
	const usual = `${titleOf(kind)} name already exists in this ${parent}: {name}`;
	const words = typeof uniqueNames === 'string' ? uniqueNames : usual;
	return refusal(400, words.replaceAll('{name}', wanted).replaceAll('{id}', existing.id));
}

export function done(
	kind: Kind,
	one: Thing,
	{ verb, ...fields }: { readonly verb: string; readonly [field: string]: unknown },
) {
	const { idKey, nameKey, parentKey, labels } = kind;
	const lines = `- **${labels[0]}:** ${one.name}\n- **${labels[1]}:** \`${one.id}\``;
	const known = { [idKey]: one.id, [nameKey]: one.name, [parentKey]: one[parentKey] };
	return {
		ok: true,
		text: `## ${titleOf(kind)} ${verb}\n\n${lines}`,
		structured: { ...known, ...fields },
	} satisfies ToolResult;
}

export function make(kind: Kind, order: Order, fields: object, context: ToolContext): ToolResult {
	const { [kind.nameKey]: name, [kind.parentKey]: parentId } = order.arguments;
	const taken = nameTaken(kind, String(name ?? ''), String(parentId), context);
	if (taken) return taken;
	const result = done(kind, context.stores[kind.idKey].add(order), { verb: 'created', ...fields });
	return { ...result, text: `${result.text}\n- **${kind.labels[2]}:** \`${String(parentId)}\`` };
}

/** A `run` for a tool that works on one of the account's, whose ID it is given. */
export function onOne<Shape extends z.ZodRawShape>(
	kind: Kind,
	more: Shape,
	run: (one: Thing, args: Record<string, unknown>, context: ToolContext) => ToolResult,
): Tool['run'] {
	const which = { [kind.idKey]: id, advertiser_id: id.nullish() };
	return inAccount(z.strictObject({ ...more, ...which }), (args, context) => {
		const given: Record<string, unknown> = Object.fromEntries(Object.entries(args));
		const wanted = String(given[kind.idKey]);
		const one = context.stores[kind.idKey].find(wanted, context.advertiserId);
		return one
			? run(one, given, context)
			: refusal(400, `${titleOf(kind)} ${wanted} does not exist`);
	});
}

/** The OpenAPI document requires `status`, the later catalogue does not know it. */
export const switching = (kind: Kind, status: Thing['status'], verb: string): Tool =>
	writing(
		onOne(kind, { status: z.literal(status).nullish() }, (one, args, { options }) => {
			if (!args.status && options.pauseStatus !== 'optional') {
				return refusal(400, 'missing required argument: status');
			}
			one.status = status;
			return done(kind, one, { verb, status });
		}),
	);

export const deleting = (kind: Kind): Tool =>
	writing(
		onOne(kind, { confirm_delete: z.boolean().nullish() }, (one, args) => {
			if (args.confirm_delete !== true) {
				return refusal(400, 'Deleting is permanent. Please confirm with confirm_delete: true');
			}
			one.deleted = true;
			return done(kind, one, { verb: 'deleted', deleted: true });
		}),
	);

const rewritings = {
	dashes: (name: string) => name.replaceAll('-', '–'),
	capitals: (name: string) => name.toUpperCase(),
};

export function rowOf(
	{ idKey, nameKey, shows }: Kind,
	one: Thing,
	{ rewriteNames, status, createTime }: ListSwitches = {},
) {
	return {
		[idKey]: one.id,
		[nameKey]: rewriteNames ? rewritings[rewriteNames](one.name) : one.name,
		adgroup_id: one.adgroup_id,
		campaign_id: one.campaign_id,
		status: one.deleted ? 'DELETE' : (status ?? one.status),
		...shows(one),
		...(createTime && { create_time: one.createTime }),
	};
}

export const listing = <Shape extends z.ZodRawShape>(kind: Kind, filters: Shape): Tool =>
	reading(
		inAccount(z.strictObject({ ...filters, advertiser_id: id.nullish() }), (args, context) => {
			const { lists = {} } = context.options;
			const { advertiserId: advertiser_id } = context;
			const found = context.stores[kind.idKey].list({ ...args, advertiser_id }, lists);
			return listed(
				{
					things: `${kind.noun}s`,
					key: `${kind.noun}s`.replace(' ', '_'),
					columns: [...kind.columns, ...(lists.createTime ? ['create_time'] : [])],
					rows: found.map((one) => rowOf(kind, one, lists)),
					more: { advertiser_id },
				},
				context,
			);
		}),
	);
