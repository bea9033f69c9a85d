import type { AdGroup } from '../response/result';
import { describe } from './describe';
import { sentences } from './words';

/** Why an ad group isn't paused that was to start so, and what to do; nothing where all is well. */
export function notPausedSentences(adGroup: AdGroup | undefined): string[] {
	if (adGroup?.paused === undefined || adGroup.paused === 'yes') return [];
	const { paused, notPaused, adgroupId } = adGroup;
	const about = { work: { did: 'paused' }, protection: 'name', labelOf: String } as const;
	return [
		sentences(
			`the ad group ${paused === 'unknown' ? 'may not be' : "isn't"} paused.`,
			adgroupId === null && "Adspirer didn't name its ID.",
			paused === 'may be older' &&
				"Adspirer's list doesn't say when it was created, and it may have been there before.",
			notPaused && describe(notPaused, about).message,
			adgroupId === null
				? 'Find it in TikTok Ads Manager and pause it there.'
				: `Pause it in TikTok Ads Manager, or with the operation Pause and its ID ${adgroupId}.`,
		),
	];
}
