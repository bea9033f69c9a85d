import type { FailureReason } from '../response/failure';
import { isForm } from './rowOutcome';
import * as say from './sentences';
import { sentences, type Context, type Description, type Descriptions } from './sentences';
import { formatDay } from './words';

/** The reasons that this node finds by itself, without an answer of the service. */
export type OwnReason =
	| 'invalid'
	| 'bad credential'
	| 'not sent'
	| 'not checked'
	| 'not settled'
	| 'internal error'
	| 'other values'
	| 'no response'
	| 'redirect';

/** What to say of what the service, or something in its place, answered. */
export const saidByService: Descriptions<Exclude<FailureReason['type'], OwnReason>> = {
	blocked: ({ looksLike }, { failure }) => ({
		message: `Something between n8n and Adspirer blocked the call. The answer ${say.whatItWas[looksLike]} (status ${failure.status})`,
		remedy: `A firewall or proxy may be in the way: ask the person who runs your n8n. ${say.checkBaseUrl}`,
	}),
	unreadable: ({ looksLike, said }, { failure, open }) => ({
		message: `Adspirer's answer ${say.whatItWas[looksLike]} (status ${failure.status})${open}`,
		said,
		remedy: say.checkProxy,
	}),
	contradictory: ({ said }, context) => ({
		message: `Adspirer reported success and an error in one answer (status ${context.failure.status})${context.open}`,
		said,
		remedy: report(context),
	}),
	'server error': ({ said, looksLike }, context) => {
		const isSaid = said !== undefined || looksLike === 'a failure';
		const answer = isSaid ? '' : `, and the answer ${say.whatItWas[looksLike]}`;
		return {
			message: `Adspirer had an error (status ${context.failure.status})${answer}${context.open}`,
			said,
			remedy: report(context),
		};
	},
	unauthorized: () => ({
		message: "Adspirer didn't accept the API key: it is wrong, expired or revoked",
		remedy: 'Create a new key at https://adspirer.ai/keys and enter it in the Adspirer credential.',
	}),
	'quota spent': ({ said, quota }) => {
		const { used, limit, tier, period_end: end, upgrade_url: url } = quota ?? {};
		const calls = limit ? ` (${used} of ${limit} calls${tier ? ` on the ${tier} plan` : ''})` : '';
		const until = `until it resets${end ? ` on ${formatDay(end)}` : ''}`;
		return {
			message: `Your Adspirer quota is used up${calls}`,
			remedy: sentences(
				`All further calls will fail ${until} or you upgrade${url ? ` at ${url}` : ''}.`,
				!quota && (say.says(said) ?? 'See your plan at https://adspirer.ai.'),
			),
		};
	},
	'account required': ({ accounts, said }, { work }) => ({
		message: `Several TikTok accounts are connected to Adspirer, so ${isForm(work) ? 'the node needs to know which one to use' : 'the row has to name one'}`,
		remedy:
			accounts.length > 0
				? `Set 'Advertiser Account' to the ID of one of these: ${say.listAccounts(accounts)}.`
				: sentences("Set 'Advertiser Account'.", say.says(said)),
	}),
	forbidden: ({ said = "it isn't connected, or was deactivated" }) => ({
		message: "Adspirer can't use this ad account",
		said,
		remedy:
			"Check 'Advertiser Account', and connect the account at https://adspirer.ai/connections.",
	}),
	'tool not found': ({ said }) => ({
		message: "Your plan or version of Adspirer doesn't offer this action",
		said,
		remedy: `See your plan at https://adspirer.ai. ${say.checkBaseUrl}`,
	}),
	'not found': ({ said }, { work, isNew }) => ({
		message: `Adspirer can't find ${isNew ? 'something that the row refers to' : 'what was requested'}`,
		said,
		remedy: isNew
			? "Check the row's campaign and account IDs."
			: sentences(
					"Check the IDs and 'Advertiser Account'.",
					'did' in work && "A deleted ad group can't be found.",
				),
	}),
	'key in progress': stillAtWork,
	'key reused': ({ said }, context) => {
		// The key of a change is new each time, so only the row's own earlier call can have it.
		if (!context.isNew) return stillAtWork({}, context);
		const { open, protection } = context;
		if (protection === 'custom') {
			return {
				message: "This 'Duplicate Key' was used before for an ad group with different values",
				said,
				remedy: open
					? ''
					: "To create another ad group, use another 'Duplicate Key'. To keep the first one as it is, remove the row.",
			};
		}
		return {
			message:
				'An ad group with this name may already exist in the campaign, with different values',
			said,
			remedy: open ? '' : say.lookForName(protection),
		};
	},
	'already exists': ({ said, adgroupId }, { isNew, open, protection }) => {
		if (!isNew) {
			return {
				message: 'Adspirer says that this already exists',
				said,
				remedy: 'Look at the ad group in TikTok Ads Manager, then correct the row.',
			};
		}
		if (adgroupId !== undefined) {
			return {
				message: `An ad group with this name already exists in the campaign (ID ${adgroupId})`,
				said,
				remedy: 'Change it with Update, or rename the row.',
			};
		}
		return {
			message: 'An ad group with this name may already exist in the campaign',
			said,
			remedy: open ? '' : say.lookForName(protection),
		};
	},
	throttled: ({ said }, { isNew, open }) => ({
		message: 'TikTok is too busy right now',
		said,
		remedy: sentences(
			!(isNew && open) && 'Try again in a few minutes.',
			isNew &&
				"If this happens often, lower 'Max Concurrency' or raise 'Max Retries' in the options.",
		),
	}),
	'asks for confirmation': ({ said }, { work }) => {
		const doing = 'did' in work ? `${work.did.replace(/ed$/, 'ing')} the ad group` : 'answering';
		return {
			message: `Adspirer asked for a confirmation instead of ${doing}`,
			said,
			remedy: 'Do it in TikTok Ads Manager, and report this to Adspirer.',
		};
	},
	'smart plus': ({ said }, { isNew }) => ({
		message:
			"TikTok doesn't let other tools add or change ad groups in an Upgraded Smart+ campaign",
		said,
		remedy: isNew
			? 'Choose a manual campaign.'
			: 'Change it in TikTok Ads Manager, or choose an ad group of a manual campaign.',
	}),
	rejected: ({ said }, context) => ({
		message: `Adspirer rejected the ${context.isNew ? 'row' : 'call'}${said ? '' : ` and gave no reason (status ${context.failure.status})`}`,
		said,
		remedy: said ? correctRow(context) : checkRow(context),
	}),
};

function correctRow({ work, isNew, protection, open, again }: Context): string {
	// The same call would be rejected again; a list in the form has no row to correct.
	if (isForm(work)) return sentences(again);
	if (open) return '';
	return sentences(
		'Correct the row and run it again.',
		say.goneAlready(work),
		// A refusal that is remembered under its key outlives its cause.
		isNew &&
			protection !== 'execution' &&
			"If you fixed the cause elsewhere but get the same answer, Adspirer may be repeating its first one. Run only this row with 'Duplicate Protection' set to By Execution.",
	);
}

function checkRow({ isNew }: Context): string {
	const check = isNew
		? "Compare the row's campaign, account, budget and times with TikTok Ads Manager."
		: "Check the IDs and 'Advertiser Account'.";
	return `${check} If they are right, report it to Adspirer.`;
}

/** The first call with the same key isn't done yet. */
function stillAtWork(_reason: object, { again }: Context): Description {
	return {
		message: 'Adspirer is still working on an earlier call for this row',
		remedy: again ?? 'Wait a few minutes.',
	};
}

/** What to do about an error of the service's own, which may be the same on every retry. */
function report({ failure, again }: Context): string {
	return failure.sameEveryTime
		? "Every retry got the same error, so more retries won't help. Report it to Adspirer."
		: sentences(again, 'If it happens again, report it to Adspirer.');
}
