import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService } from '../client/service';
import { runInPool } from '../client/workerPool';
import type { ExecutionScope } from '../duplicates/executionScope';
import { planRows } from '../duplicates/plan';
import { formatValue } from '../parse/cell';
import { failure } from '../response/failure';
import type { Row } from '../rows/row';
import { badCredential } from './carryOut';
import { idNamed, type Found } from './idNamed';
import { askForList, type ListAnswer } from './lists';

/**
 * Plans what is to be created. Rows that name their campaign are looked up in the list of their
 * account, once all else is known to be good: a run that is refused anyway asks for nothing.
 *
 * @returns the rows with their campaigns, and with `ended` what would fail every call of the run.
 */
export async function planCreation(
	context: IExecuteFunctions,
	read: readonly Row[],
	scope: ExecutionScope,
) {
	const { campaigns } = scope.journal;
	const rows = read.map((row) => {
		const id = campaigns[placeOf(row)];
		return withCampaign(row, typeof id === 'string' ? { id } : undefined);
	});
	const toFind = rows.filter(lacksCampaign);
	const plan = await planRows(rows.map(asIfFound), scope);
	const isRefused = plan.some((row) => 'result' in row && 'failure' in row.result);
	if (toFind.length === 0 || (isRefused && !context.continueOnFail())) return { rows, plan };
	const answers = await askForLists(context, toFind, scope.journal);
	for (const answer of answers.values()) {
		if (!('failure' in answer)) continue;
		const { kind, reason } = answer.failure;
		const endsRun = kind === 'unauthorized' || kind === 'quota' || reason.type === 'bad credential';
		if (endsRun) return { rows, plan, ended: answer.failure };
	}
	const found = rows.map((row) => {
		const answer = answers.get(row.values.advertiser_id);
		const campaign = answer && idNamed(answer, nameIn(row), 'campaign');
		const known = withCampaign(row, campaign);
		if (known !== row && campaign && 'id' in campaign) campaigns[placeOf(row)] = campaign.id;
		return known;
	});
	return { rows: found, plan: await planRows(found, scope) };
}

/**
 * A row whose campaign isn't looked up yet as what it will be planned as: rows that name one campaign
 * are in one campaign. Nothing is ever sent so.
 */
export function asIfFound(row: Row): Row {
	return withCampaign(row, { id: JSON.stringify(nameIn(row)) });
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

/** A row that lacks its campaign with what the name was found to be. */
function withCampaign(row: Row, found: Found | undefined): Row {
	const { campaignName: cell, values, readings } = row;
	if (!cell || !found || !lacksCampaign(row)) return row;
	const { heading: field, value } = cell;
	if ('problem' in found) return { ...row, problems: [{ field, message: found.problem }] };
	const reading = { field, written: formatValue(value), readAs: `campaign ${found.id}` };
	const campaign = { campaign_id: found.id };
	return { ...row, values: { ...values, ...campaign }, readings: [...readings, reading] };
}

/** Asks for the campaigns of each account that rows lack a campaign of. */
async function askForLists(
	context: IExecuteFunctions,
	rows: readonly Row[],
	journal: ExecutionScope['journal'],
): Promise<ReadonlyMap<unknown, ListAnswer>> {
	const answers = new Map<unknown, ListAnswer>();
	const service = await openService(context);
	if ('problem' in service) return answers.set(undefined, { failure: badCredential(service) });
	const byAccount = new Map(rows.map((row) => [row.values.advertiser_id, row]));
	const tasks = [...byAccount].map(
		([
			account,
			{
				options: { timeout },
			},
		]) => {
			// A list may use a call of the quota.
			return { account, timeout, maxRetries: 2, mayHaveHappened: false };
		},
	);
	const notAsked: ListAnswer = { failure: failure({ type: 'not sent', because: 'stopped' }) };
	await runInPool<(typeof tasks)[number], ListAnswer>(tasks, {
		maxConcurrency: 4,
		run: async ({ account, timeout }) => {
			const args = account === undefined ? {} : { advertiser_id: account };
			const result = await askForList(service, 'campaign', args, timeout);
			if ('list' in result) journal.quota = result.quota ?? journal.quota;
			if ('list' in result || result.failure.retry === 'never') return { result };
			const { retry: because, waitMs } = result.failure;
			return { result, retry: { because, waitMs } };
		},
		onResult: ({ account }, answer) => answers.set(account, answer),
		onSkipped: ({ account }, last = notAsked) => answers.set(account, last),
		stop: context.getExecutionCancelSignal(),
		graceMs: 0,
		clock: machineClock,
	});
	return answers;
}
