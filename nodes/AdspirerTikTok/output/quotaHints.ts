import { remaining, type Quota } from '../response/quota';
import type { QuotaWatch } from '../response/quotaWatch';
import { formatDay } from './formatDay';
import { pluralize } from './rowLabels';

function resets({ period_end: end }: Quota): string {
	const day = formatDay(end);
	return day === undefined ? '' : ` It resets on ${day}.`;
}

/** What a run has found out about the quota, where a person has to know it. */
export function quotaLines({
	low,
	shortfall,
	overLimitBegan,
}: Pick<QuotaWatch, 'low' | 'shortfall' | 'overLimitBegan'>): string[] {
	const texts: string[] = [];
	if (shortfall) {
		const { quota, callsLeft, rowsToGo } = shortfall;
		texts.push(
			`Your Adspirer quota had ${pluralize(callsLeft, 'call')} left for the ${pluralize(rowsToGo, 'row')} still to send.${resets(quota)}`,
		);
	} else if (low) {
		texts.push(
			`Your Adspirer quota is down to ${remaining(low) ?? 0} of ${low.limit ?? 0} calls.${resets(low)}`,
		);
	}
	if (overLimitBegan) {
		const { used, limit } = overLimitBegan;
		texts.push(
			`Your Adspirer quota is used up (${used} of ${limit ?? 0} calls). On the Plus plan, each further call costs 0.50 USD.${resets(overLimitBegan)}`,
		);
	}
	return texts;
}
