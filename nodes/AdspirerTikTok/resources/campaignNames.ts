import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService } from '../client/service';
import { runInPool } from '../client/workerPool';
import { tools } from '../contract/tools';
import type { ExecutionScope } from '../duplicates/executionScope';
import { isRefused, planRows, type PlannedRow } from '../duplicates/plan';
import { describe } from '../output/describe';
import { formatValue } from '../parse/cell';
import { failure, type Failure } from '../response/failure';
import { readList, type List } from '../response/lists';
import { readResponse } from '../response/readResponse';
import type { Row } from '../rows/row';
import { campaignNamed, enterId } from './campaignNamed';
import { badCredential } from './carryOut';

type Account = Row['values']['advertiser_id'];

/** A list of campaigns, or why there is none; an empty one can't be read. */
type Answer = { readonly list?: List | undefined } | { readonly failure: Failure };

/** Rows that create ad groups, and what is to be done about each. */
interface Creation {
	readonly rows: readonly Row[];
	readonly plan: readonly PlannedRow[];
	/** What would fail every call of the run, found out before the first of them. */
	readonly ended?: Failure;
}

/**
 * Plans what is to be created. Rows that name their campaign are looked up in the list of their
 * account, once all else is known to be good: a run that is refused anyway asks for nothing.
 */
export async function planCreation(
	context: IExecuteFunctions,
	read: readonly Row[],
	scope: ExecutionScope,
): Promise<Creation> {
	const { journal } = scope;
	const rows = read.map((row) =>
		row.campaignName ? withCampaign(row, journal.campaigns[placeOf(row)]) : row,
	);
	const toFind = rows.filter(lacksCampaign);
	const planned = rows.map((row) => (lacksCampaign(row) ? asIfNamed(row) : row));
	const plan = await planRows(planned, scope);
	if (toFind.length === 0 || (isRefused(plan) && !context.continueOnFail())) return { rows, plan };
	const answers = await askForLists(context, toFind, scope);
	for (const answer of answers.values()) {
		if ('failure' in answer && endsRun(answer.failure)) {
			return { rows, plan, ended: answer.failure };
		}
	}
	const found = rows.map((row) => find(row, answers.get(row.values.advertiser_id), scope));
	return { rows: found, plan: await planRows(found, scope) };
}

/**
 * A row whose campaign isn't looked up yet as what it will be planned as: rows that name one campaign
 * are in one campaign. Nothing is ever sent so.
 */
export function asIfNamed(row: Row): Row {
	if (!row.campaignName || row.values.campaign_id !== undefined) return row;
	return { ...row, values: { ...row.values, campaign_id: JSON.stringify(nameIn(row)) } };
}

const nameIn = ({ campaignName }: Row) => String(campaignName?.value);

/** Where the journal has the ID of a row's campaign. */
const placeOf = (row: Row) => JSON.stringify([row.values.advertiser_id, nameIn(row)]);

/** True for a row that is good but for its campaign, which is to be looked up. */
function lacksCampaign(row: Row): boolean {
	const { campaignName, values, problems, existingAdgroupId, skipped } = row;
	const isGood = problems.length === 0 && (existingAdgroupId ?? skipped) === undefined;
	return isGood && campaignName !== undefined && values.campaign_id === undefined;
}

function withCampaign(row: Row, id: unknown): Row {
	const { campaignName: cell, values, readings } = row;
	if (!cell || typeof id !== 'string' || values.campaign_id !== undefined) return row;
	const { heading: field, value } = cell;
	const reading = { field, written: formatValue(value), readAs: `campaign ${id}` };
	return { ...row, values: { ...values, campaign_id: id }, readings: [...readings, reading] };
}

/** A row with its campaign, or with what is wrong with the name. */
function find(row: Row, answer: Answer | undefined, { journal }: ExecutionScope): Row {
	const { campaignName: cell, values } = row;
	if (!answer || !cell || values.campaign_id !== undefined) return row;
	const found =
		'failure' in answer
			? whyNotFound(row, answer.failure)
			: campaignNamed(answer.list, nameIn(row));
	if ('id' in found) {
		journal.campaigns[placeOf(row)] = found.id;
		return withCampaign(row, found.id);
	}
	const problems = [{ field: cell.heading, message: found.problem }];
	return lacksCampaign(row) ? { ...row, problems } : row;
}

function whyNotFound(row: Row, why: Failure): { readonly problem: string } {
	const { message, remedy } = describe(why, { work: { finds: 'campaign' } });
	// Without the right account the ad group can't be created either.
	const isOfAccount = why.kind === 'multiple_accounts' || why.kind === 'forbidden';
	const is = `is ${formatValue(nameIn(row))}, a name that can't be looked up.`;
	return { problem: `${is} ${message} ${isOfAccount ? remedy : enterId}` };
}

/** True for what would fail every call of the run. */
function endsRun({ kind, reason }: Failure): boolean {
	return kind === 'unauthorized' || kind === 'quota' || reason.type === 'bad credential';
}

/** A list is asked for again so often; it may use a call of the quota. */
const maxRetries = 2;

/** Asks for the campaigns of each account that rows lack a campaign of. */
async function askForLists(
	context: IExecuteFunctions,
	rows: readonly Row[],
	{ journal }: ExecutionScope,
): Promise<ReadonlyMap<Account, Answer>> {
	const answers = new Map<Account, Answer>();
	const service = await openService(context);
	if ('problem' in service) return answers.set(undefined, { failure: badCredential(service) });
	const byAccount = new Map(rows.map((row) => [row.values.advertiser_id, row]));
	const tasks = [...byAccount].map(([account, { options }]) => {
		return { account, timeout: options.timeout, maxRetries, mayHaveHappened: false };
	});
	await runInPool<(typeof tasks)[number], Answer>(tasks, {
		maxConcurrency: 4,
		run: async ({ account, timeout }) => {
			const args = account === undefined ? {} : { advertiser_id: account };
			const response = await service.call(tools.listCampaigns.name, args, undefined, timeout);
			const result = readResponse(response, Date.now());
			if ('answer' in result) {
				journal.quota = result.answer.quota ?? journal.quota;
				return { result: { list: readList(result.answer.raw, 'campaign') } };
			}
			return { result, again: result.failure };
		},
		onResult: ({ account }, answer) => answers.set(account, answer),
		onSkipped: (
			{ account },
			last = { failure: failure({ type: 'not sent', because: 'stopped' }) },
		) => answers.set(account, last),
		stop: context.getExecutionCancelSignal(),
		graceMs: 0,
		clock: machineClock,
	});
	return answers;
}
