import { formatDay } from './words';
import * as say from './sentences';
import {
	sentences,
	withReason,
	type About,
	type Description,
	type Descriptions,
} from './sentences';

/** What to say of what the service, or something in its place, answered. */
export const saidByService: Descriptions<
	| 'blocked'
	| 'unreadable'
	| 'contradictory'
	| 'server error'
	| 'unauthorized'
	| 'quota spent'
	| 'account required'
	| 'forbidden'
	| 'tool not found'
	| 'not found'
	| 'key in progress'
	| 'key reused'
	| 'already exists'
	| 'throttled'
	| 'asks for confirmation'
	| 'smart plus'
	| 'rejected'
> = {
	blocked: ({ looksLike }, _about, { status }) => ({
		message: `Something between n8n and Adspirer blocked the call. The answer ${say.whatItWas[looksLike]} (status ${status}).`,
		remedy: `A firewall or proxy may be in the way: ask the person who runs your n8n. ${say.checkBaseUrl}`,
	}),
	unreadable: ({ looksLike, said }, about, failure) => ({
		message: withReason(
			`Adspirer's answer ${say.whatItWas[looksLike]} (status ${failure.status})${say.openEnd(failure, about)}`,
			said,
		),
		remedy: say.checkProxy,
	}),
	contradictory: ({ said }, about, failure) => ({
		message: withReason(
			`Adspirer reported success and an error in one answer (status ${failure.status})${say.openEnd(failure, about)}`,
			said,
		),
		remedy: say.report(failure, about),
	}),
	'server error': ({ said, looksLike }, about, failure) => {
		const isSaid = said !== undefined || looksLike === 'a failure';
		const answer = isSaid ? '' : `, and the answer ${say.whatItWas[looksLike]}`;
		return {
			message: withReason(
				`Adspirer had an error (status ${failure.status})${answer}${say.openEnd(failure, about)}`,
				said,
			),
			remedy: say.report(failure, about),
		};
	},
	unauthorized: () => ({
		message: "Adspirer didn't accept the API key: it is wrong, expired or revoked.",
		remedy: 'Create a new key at https://adspirer.ai/keys and enter it in the Adspirer credential.',
	}),
	'quota spent': ({ said, quota }) => {
		const limit = quota?.limit ?? undefined;
		const plan = quota?.tier ? ` on the ${quota.tier} plan` : '';
		const used = limit === undefined ? '' : ` (${quota?.used} of ${limit} calls${plan})`;
		const day = formatDay(quota?.period_end);
		const url = quota?.upgrade_url;
		return {
			message: `Your Adspirer quota is used up${used}.`,
			remedy: sentences(
				`All further calls will fail until it resets${day ? ` on ${day}` : ''} or you upgrade${url ? ` at ${url}` : ''}.`,
				!quota && (say.says(said) ?? 'See your plan at https://adspirer.ai.'),
			),
		};
	},
	'account required': ({ accounts, said }, { work }) => ({
		message: `Several TikTok accounts are connected to Adspirer, so ${say.isForm(work) ? 'the node needs to know which one to use' : 'the row has to name one'}.`,
		remedy:
			accounts.length > 0
				? `Set 'Advertiser Account' to the ID of one of these: ${say.listAccounts(accounts)}.`
				: sentences("Set 'Advertiser Account'.", say.says(said)),
	}),
	forbidden: ({ said }) => ({
		message: said
			? `Adspirer can't use this ad account: ${say.serviceSentence(said)}`
			: "Adspirer can't use this ad account: it isn't connected, or was deactivated.",
		remedy:
			"Check 'Advertiser Account', and connect the account at https://adspirer.ai/connections.",
	}),
	'tool not found': ({ said }, { work }) =>
		say.isCreation(work)
			? {
					message: withReason(
						"Adspirer doesn't offer this action at the credential's Base URL",
						said,
					),
					remedy: `${say.checkBaseUrl} If it is right, your plan may not include the action, or the node needs an update.`,
				}
			: {
					message: withReason("Your plan or version of Adspirer doesn't offer this action", said),
					remedy: `See your plan at https://adspirer.ai. ${say.checkBaseUrl}`,
				},
	'not found': ({ said }, { work }) => {
		if (say.isCreation(work)) {
			return {
				message: withReason("Adspirer can't find something that the row refers to", said),
				remedy: "Check the row's campaign and account IDs, and run it again.",
				remedyIfOpen: "Check the row's campaign and account IDs.",
			};
		}
		return {
			message: withReason("Adspirer can't find what was requested", said),
			remedy:
				'did' in work
					? "Check 'Ad Group ID' and 'Advertiser Account'. A deleted ad group can't be found."
					: "Check the IDs and 'Advertiser Account'.",
		};
	},
	'key in progress': stillAtWork,
	'key reused': (reason, about) => {
		const { work, protection } = about;
		// The key of a change is new each time, so only the row's own earlier call can have it.
		if (!say.isCreation(work)) return stillAtWork(reason, about);
		const remedyIfOpen = say.says(reason.said) ?? '';
		return protection === 'custom'
			? {
					message: "This 'Duplicate Key' was used before for an ad group with different values.",
					remedy: sentences(
						"To create another ad group, use another 'Duplicate Key'. To keep the first one as it is, remove the row.",
						remedyIfOpen,
					),
					remedyIfOpen,
				}
			: {
					message:
						'An ad group with this name may already exist in the campaign, with different values.',
					remedy: sentences(say.lookForName(protection), remedyIfOpen),
					remedyIfOpen,
				};
	},
	'already exists': ({ said, adgroupId }, { work, protection }) => {
		if (!say.isCreation(work)) {
			return {
				message: withReason('Adspirer says that this already exists', said),
				remedy: 'Look at the ad group in TikTok Ads Manager, then correct the row.',
			};
		}
		if (adgroupId !== undefined) {
			const what = `An ad group with this name already exists in the campaign (ID ${adgroupId})`;
			return {
				message: withReason(what, said),
				remedy: 'Change it with Update, or rename the row.',
			};
		}
		return {
			message: withReason('An ad group with this name may already exist in the campaign', said),
			remedy: say.lookForName(protection),
			remedyIfOpen: '',
		};
	},
	throttled: ({ said }, { work }) => {
		const message = withReason('TikTok is too busy right now', said);
		if (!say.isCreation(work)) return { message, remedy: 'Try again in a few minutes.' };
		const ifOften =
			"If this happens often, lower 'Max Concurrency' or raise 'Max Retries' in the options.";
		return {
			message,
			remedy: `Run the row again in a few minutes. ${ifOften}`,
			remedyIfOpen: ifOften,
		};
	},
	'asks for confirmation': ({ said }, { work }) => {
		const doing = 'did' in work ? `${work.did.replace(/ed$/, 'ing')} the ad group` : 'answering';
		return {
			message: withReason(`Adspirer asked for a confirmation instead of ${doing}`, said),
			remedy: 'Do it in TikTok Ads Manager, and report this to Adspirer.',
		};
	},
	'smart plus': ({ said }, { work }) =>
		say.isCreation(work)
			? {
					message: withReason(
						"This is an Upgraded Smart+ campaign, which TikTok doesn't let other tools add ad groups to",
						said,
					),
					remedy: 'Choose a manual campaign.',
				}
			: {
					message: withReason(
						"The ad group is in an Upgraded Smart+ campaign, which TikTok doesn't let other tools change",
						said,
					),
					remedy: 'Change it in TikTok Ads Manager, or choose an ad group of a manual campaign.',
				},
	rejected: ({ said }, about, { status }) => {
		const { work, protection } = about;
		const isNew = say.isCreation(work);
		const what = `Adspirer rejected the ${isNew ? 'row' : 'call'}`;
		if (said === undefined) {
			return {
				message: `${what} and gave no reason (status ${status}).`,
				remedy: isNew
					? "Compare the row's campaign, account, budget and times with TikTok Ads Manager. If they are right, report it to Adspirer."
					: "Check the IDs and 'Advertiser Account'. If they are right, report it to Adspirer.",
			};
		}
		return {
			message: `${what}: ${say.serviceSentence(said)}`,
			// The same call would be rejected again; a list in the form has no row to correct.
			remedy: say.isForm(work)
				? sentences(say.runAgain(about))
				: sentences(
						say.correctRow(about),
						// A refusal that is remembered under its key outlives its cause.
						isNew &&
							protection !== 'execution' &&
							"If you fixed the cause elsewhere but get the same answer, Adspirer may be repeating its first one. Run only this row with 'Duplicate Protection' set to By Execution.",
					),
			remedyIfOpen: '',
		};
	},
};

/** The first call with the same key isn't done yet. */
function stillAtWork({ said }: { readonly said?: string }, about: About): Description {
	const isNew = say.isCreation(about.work);
	return {
		message: withReason(
			`Adspirer is still working on an earlier call for this ${isNew ? 'ad group' : 'row'}`,
			isNew ? undefined : said,
		),
		remedy: say.runAgain(about) ?? 'Wait a few minutes.',
	};
}
