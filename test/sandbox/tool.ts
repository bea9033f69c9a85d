import type { z } from 'zod';

import { chooseAccount } from './accounts';
import { refusal, type Refusal } from './answers';
import type { AdGroupStore } from './adGroupStore';
import { writeList, type Listing } from './listForms';
import type { SandboxOptions } from './options';
import type { SuccessForm } from './successForms';
import type { AdGroup, ReceivedCall, SandboxQuota } from './types';
import { describeIssues } from './valueTypes';

/** What a tool may look at and change. */
export interface ToolContext {
	readonly store: AdGroupStore;
	readonly options: SandboxOptions;
	readonly quota: SandboxQuota;
}

/** What a tool has done or found. */
interface ToolSuccess {
	ok: true;
	text: string;
	structured: Record<string, unknown>;
	form?: SuccessForm;
}

/** What comes of running a tool. */
export type ToolResult = ToolSuccess | Refusal;

/** One tool of the service. */
export interface Tool {
	/** Whether its successes count against the allowance, and end with it. */
	readonly billable: boolean;
	/** Whether it changes something: it then minds idempotency keys, and the throttle counts it. */
	readonly writes: boolean;
	run(call: ReceivedCall, context: ToolContext): ToolResult;
}

/** A `run` that checks the arguments' names and types before it does anything. */
export function checked<Schema extends z.ZodTypeAny>(
	schema: Schema,
	run: (args: z.infer<Schema>, context: ToolContext) => ToolResult,
): Tool['run'] {
	return (call, context) => {
		const parsed = schema.safeParse(call.arguments);
		if (!parsed.success) return refusal(400, describeIssues(parsed.error));
		return run(parsed.data, context);
	};
}

/** The same for a tool that works in one account, whose ID it is given. */
export function inAccount<Schema extends z.ZodType<{ advertiser_id?: string | null | undefined }>>(
	schema: Schema,
	run: (args: z.infer<Schema>, context: ToolContext & { advertiserId: string }) => ToolResult,
): Tool['run'] {
	return checked(schema, (args, context) => {
		const choice = chooseAccount(context.options, args.advertiser_id);
		if (!choice.ok) return choice;
		return run(args, { ...context, advertiserId: choice.account.id });
	});
}

/** The same for a tool that works on one of the account's ad groups, which it is given. */
export function onAdGroup<
	Schema extends z.ZodType<{ adgroup_id: string; advertiser_id?: string | null | undefined }>,
>(
	schema: Schema,
	run: (adGroup: AdGroup, args: z.infer<Schema>, context: ToolContext) => ToolResult,
): Tool['run'] {
	return inAccount(schema, (args, context) => {
		const { adgroup_id } = args;
		const adGroup = context.store.find(adgroup_id, context.advertiserId);
		if (!adGroup) return refusal(400, `Ad group ${adgroup_id} does not exist`);
		return run(adGroup, args, context);
	});
}

/** A list as the switches have it, or its failure. */
export function listed(listing: Listing, { options }: ToolContext): ToolResult {
	const { lists = {} } = options;
	const { failure } = lists;
	if (failure) return refusal(failure.status, failure.error);
	return { ok: true, ...writeList(listing, lists), form: lists.form ?? 'usual' };
}
