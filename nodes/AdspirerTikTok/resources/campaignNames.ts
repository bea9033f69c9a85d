import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService, type Service } from '../client/service';
import { runInPool, type PoolTask } from '../client/workerPool';
import { tools } from '../contract/tools';
import type { ExecutionScope } from '../duplicates/executionScope';
import { planRows, type PlannedRow } from '../duplicates/plan';
import { describe } from '../output/describe';
import { formatValue } from '../parse/cell';
import { stoppedCall, type Failure } from '../response/failure';
import { readList, type List } from '../response/lists';
import { readResponse } from '../response/readResponse';
import type { Row } from '../rows/row';
import { campaignNamed, enterId } from './campaignNamed';
import { badCredential } from './carryOut';

/** A list of campaigns, or why there is none; nothing where it can't be read. */
type Answer = { readonly list: List | undefined } | { readonly failure: Failure };

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
	const rows = read.map((row) => {
		const id = row.campaignName && journal.campaign(row.values.advertiser_id, nameIn(row));
		return id === undefined ? row : withCampaign(row, id);
	});
	const plan = await planRows(
		rows.map((row) => (lacksCampaign(row) ? asIfNamed(row) : row)),
		scope,
	);
	const isRefused = plan.some((row) => 'result' in row && 'failure' in row.result);
	const toFind = rows.filter(lacksCampaign);
	if (toFind.length === 0 || (isRefused && !context.continueOnFail())) return { rows, plan };
	const answers = await askForLists(context, toFind, scope);
	const ended = [...answers.values()].find(endsRun);
	if (ended) return { rows, plan, ended: ended.failure };
	const found = rows.map((row) => {
		const answer = row.campaignName && answers.get(row.values.advertiser_id);
		return answer && row.values.campaign_id === undefined ? find(row, answer, scope) : row;
	});
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

/** True for a row that is good but for its campaign, which is to be looked up. */
function lacksCampaign(row: Row): boolean {
	const { campaignName, values, problems, existingAdgroupId, skipped } = row;
	const isGood = problems.length === 0 && (existingAdgroupId ?? skipped) === undefined;
	return isGood && campaignName !== undefined && values.campaign_id === undefined;
}

function withCampaign(row: Row, id: string): Row {
	const { heading = '', value } = row.campaignName ?? {};
	const reading = { field: heading, written: formatValue(value), readAs: `campaign ${id}` };
	const isDone = row.existingAdgroupId !== undefined;
	return {
		...row,
		values: { ...row.values, campaign_id: id },
		readings: isDone ? row.readings : [...row.readings, reading],
	};
}

/** A row with its campaign, or with what is wrong with the name. */
function find(row: Row, answer: Answer, { journal }: ExecutionScope): Row {
	const name = nameIn(row);
	const found =
		'failure' in answer
			? { problem: whyNotLooked(name, answer.failure) }
			: campaignNamed(answer.list, name);
	if ('id' in found) {
		journal.foundCampaign(row.values.advertiser_id, name, found.id);
		return withCampaign(row, found.id);
	}
	if (!lacksCampaign(row)) return row;
	const problem = { field: row.campaignName?.heading ?? '', message: found.problem };
	return { ...row, problems: [problem] };
}

function whyNotLooked(name: string, why: Failure): string {
	const about = { work: { finds: 'campaign' }, protection: 'name', labelOf: String } as const;
	const { message, remedy } = describe(why, about);
	// Without the right account the ad group can't be created either.
	const isOfAccount = why.kind === 'multiple_accounts' || why.kind === 'forbidden';
	return `is ${formatValue(name)}, a name that can't be looked up. ${message} ${isOfAccount ? remedy : enterId}`;
}

/** True for what would fail every call of the run. */
function endsRun(answer: Answer): answer is { readonly failure: Failure } {
	if (!('failure' in answer)) return false;
	const { kind, reason } = answer.failure;
	return kind === 'unauthorized' || kind === 'quota' || reason.type === 'bad credential';
}

type Account = string | undefined;

/** A list is asked for so often; it may use a call of the quota. */
const maxRetries = 2;

/** Asks for the campaigns of each account that rows lack a campaign of. */
async function askForLists(
	context: IExecuteFunctions,
	rows: readonly Row[],
	scope: ExecutionScope,
): Promise<ReadonlyMap<Account, Answer>> {
	const answers = new Map<Account, Answer>();
	const timeouts = new Map(
		rows.map(({ values, options }) => [values.advertiser_id, options.timeout] as const),
	);
	const tasks = [...timeouts].map(([account, timeout]) => {
		return { account, timeout, maxRetries, mayHaveHappened: false };
	});
	const service = await openService(context);
	if ('problem' in service) {
		return answers.set(undefined, { failure: badCredential(service) });
	}
	type Task = PoolTask & (typeof tasks)[number];
	await runInPool<Task, Answer>(tasks, {
		maxConcurrency: 4,
		stopAtFailure: false,
		run: async ({ account, timeout }) => {
			const result = await askForList(service, account, timeout, scope);
			if (!('failure' in result)) return { result };
			const { retry, waitMs } = result.failure;
			return {
				result,
				failed: true,
				...(retry !== 'never' && {
					retry: { because: retry, ...(waitMs !== undefined && { waitMs }) },
				}),
				...(endsRun(result) && { abort: () => true }),
			};
		},
		onResult: ({ account }, answer) => answers.set(account, answer),
		onSkipped: ({ account }, last, because) => {
			const other = 'by' in because ? because.by : { failure: stoppedCall };
			answers.set(account, last ?? other);
		},
		callsLeft: () => undefined,
		stop: context.getExecutionCancelSignal(),
		graceMs: 0,
		clock: machineClock,
	});
	return answers;
}

async function askForList(
	service: Service,
	account: Account,
	timeout: number,
	{ journal }: ExecutionScope,
): Promise<Answer> {
	const args = account === undefined ? {} : { advertiser_id: account };
	const response = await service.call(tools.listCampaigns.name, args, undefined, timeout);
	const read = readResponse(response, Date.now());
	if ('failure' in read) return read;
	journal.quota = read.answer.quota ?? journal.quota;
	return { list: readList(read.answer.raw, 'campaign') };
}
