import { fold } from '../parse/fold';
import { formatValue } from '../parse/formatValue';
import type { Problem } from '../parse/problem';
import { words } from '../parse/words';
import { parseYesNo } from '../parse/choice';

const headings = new Set(
	'status,adgroupstatus,adsetstatus,deliverystatus,state,active,isactive,enabled,isenabled'.split(
		',',
	),
);

const paused = new Set(
	words(
		'paused | pause | off | inactive | disabled | disable | on hold | hold | stopped | stop',
		'cancelled | canceled | cancel | do not launch | don’t launch | not live | not approved',
		'rejected | declined | removed | deleted | archived | ended | completed | finished',
		'pausiert | gestoppt | storniert | abgelehnt | en pause | annulé | pausado | cancelado',
		'in pausa | annullato | gepauzeerd | geannuleerd | 停止 | 停止中 | 中止',
	).map(fold),
);

/**
 * A warning for a column such as Status that says "paused" or "cancelled", or Active that says "no": the node has no
 * use for it, and new ad groups are switched on.
 */
export function pausedWarning(column: string, value: unknown): Problem | undefined {
	const heading = fold(column);
	if (!headings.has(heading)) return undefined;
	const asksYesNo = /active$|enabled$/.test(heading);
	const answer = asksYesNo ? parseYesNo(value) : undefined;
	const saysNo = answer !== undefined && 'value' in answer && !answer.value;
	if (!saysNo && !(typeof value === 'string' && paused.has(fold(value)))) return undefined;
	return {
		field: column,
		message: `is ${formatValue(value)}, but new ad groups are switched on. Remove the row, or pause the ad group right after with the operation 'Pause'.`,
	};
}
