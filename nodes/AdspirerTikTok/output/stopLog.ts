import { listRows, pluralize } from './rowLabels';
import { hasAdGroup, isDone, isFailed, type RowOutcome, type Run } from './rowOutcome';
import { isCreation } from './sentences';
import { countFates } from './summary';

/** A line for n8n's log. */
export interface LogLine {
	readonly message: string;
	readonly details: Readonly<Record<string, unknown>>;
}

/**
 * What a stopped execution leaves behind: n8n keeps neither its output nor its error, so its log is
 * the only place for it. A line for each ad group that was or may have been created or changed, then
 * one that counts. The messages say it all, since n8n's log shows the details only where it is set to.
 */
export function stopLog({ work, outcomes }: Run): LogLine[] {
	const { done, before, unknown, failed, notSent } = countFates(outcomes);
	const did = 'did' in work ? work.did : 'answered';
	const others = {
		...(before > 0 && { already_created: before }),
		unknown,
		failed,
		not_sent: notSent,
	};
	const lineOf = (outcome: RowOutcome, isOpen: boolean): LogLine => {
		const { words, details } = adGroupOf(outcome);
		const adGroup = `ad group of ${listRows([outcome.row.name])}`;
		const known = isCreation(work) ? `The ${adGroup} exists` : `The ${adGroup} was ${did}`;
		const open = isCreation(work)
			? `The ${adGroup} may or may not exist`
			: `It isn't known whether the ${adGroup} was ${did}`;
		return {
			message: `Execution stopped. ${isOpen ? open : known}: ${words}`,
			details: { ...details, ...(isOpen && { outcome_unknown: true }) },
		};
	};
	const open = outcomes.filter(isFailed).filter(({ result }) => result.failure.outcomeUnknown);
	const parts = Object.entries(others).map(
		([what, count]) => `${count} ${countedAs[what] ?? what}`,
	);
	return [
		...('did' in work ? outcomes.filter(isDone) : []).map((outcome) => lineOf(outcome, false)),
		...('did' in work ? open : []).map((outcome) => lineOf(outcome, true)),
		{
			message: `Execution stopped. ${pluralize(done, 'row')} ${did}, ${parts.join(', ')}`,
			details: { [did]: done, ...others },
		},
	];
}

const countedAs: Readonly<Record<string, string>> = {
	already_created: 'already created before',
	not_sent: 'not sent',
};

/** An ad group in words and as details. */
function adGroupOf(outcome: RowOutcome): Pick<LogLine, 'details'> & { readonly words: string } {
	const { row, result } = outcome;
	const { values } = row;
	const made = hasAdGroup(outcome) ? outcome.result.adGroup : undefined;
	const name = made?.adgroupName ?? values.adgroup_name;
	const id = made ? made.adgroupId : values.adgroup_id;
	const campaign = made?.campaignId ?? values.campaign_id;
	const key = 'failure' in result && id === undefined ? result.key : undefined;
	const words = [
		typeof name === 'string' && name,
		id !== undefined && `ID ${typeof id === 'string' ? id : 'unknown'}`,
		key !== undefined && `key ${key}`,
		typeof campaign === 'string' && `campaign ${campaign}`,
	];
	return {
		words: words.filter(Boolean).join(', '),
		details: {
			row: row.item + 1,
			...(row.name.sheetRow !== undefined && { sheet_row: row.name.sheetRow }),
			...(name !== undefined && { adgroup_name: name }),
			...(id !== undefined && { adgroup_id: id }),
			...(campaign !== undefined && { campaign_id: campaign }),
			idempotency_key: result.key,
		},
	};
}
