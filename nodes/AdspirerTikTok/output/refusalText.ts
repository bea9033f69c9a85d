import type { Account } from '../response/accounts';
import type { Failure, FailureReason } from '../response/failure';
import type { KeyStrategyName } from '../rows/keyStrategy';
import { checkBaseUrl } from './answerText';
import { formatDay } from './formatDay';
import type { Advice, Description } from './description';
import { lookForName } from './mayExist';
import { serviceSentence, withReason } from './serviceText';

/** What to say of the service's own refusals. */

type Reason<Type extends FailureReason['type']> = Extract<FailureReason, { type: Type }>;

const sentences = (...parts: Array<string | undefined | false>) => parts.filter(Boolean).join(' ');

const says = (said: string | undefined) => said && `Adspirer says: ${serviceSentence(said)}`;

/** The API key was not accepted. */
export function unauthorized(): Description {
	return {
		message: "Adspirer didn't accept the API key: it is wrong, expired or revoked.",
		remedy: 'Create a new key at https://adspirer.ai/keys and enter it in the Adspirer credential.',
	};
}

/** No calls are left, with when there are new ones. */
export function quotaSpent({ said, quota }: Reason<'quota spent'>): Description {
	const limit = quota?.limit ?? undefined;
	const plan = quota?.tier ? ` on the ${quota.tier} plan` : '';
	const used = limit === undefined ? '' : ` (${quota?.used} of ${limit} calls${plan})`;
	const day = formatDay(quota?.period_end);
	const url = quota?.upgrade_url;
	return {
		message: `Your Adspirer quota is used up${used}.`,
		remedy: sentences(
			`All further calls will fail until it resets${day ? ` on ${day}` : ''} or you upgrade${url ? ` at ${url}` : ''}.`,
			!quota && (says(said) ?? 'See your plan at https://adspirer.ai.'),
		),
	};
}

/** The item holds them all; more than these nobody reads in a sentence. */
const maxAccounts = 10;

/** "Acme EU (701), Acme US (702) and 3 more". */
export function listAccounts(accounts: readonly Account[]): string {
	const listed = accounts.slice(0, maxAccounts).map(({ name, id }) => `${name} (${id})`);
	const more = accounts.length - listed.length;
	return listed.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** The service asks which ad account is meant. */
export function accountRequired({ accounts, said }: Reason<'account required'>): Description {
	return {
		message: 'Several TikTok accounts are connected to Adspirer, so the row has to name one.',
		remedy:
			accounts.length > 0
				? `Set 'Advertiser Account' to the ID of one of these: ${listAccounts(accounts)}.`
				: sentences("Set 'Advertiser Account'.", says(said)),
	};
}

/** The account or plan may not do this. */
export function forbidden({ said }: Reason<'forbidden'>): Description {
	return {
		message: said
			? `Adspirer can't use this ad account: ${serviceSentence(said)}`
			: "Adspirer can't use this ad account: it isn't connected, or was deactivated.",
		remedy:
			"Check 'Advertiser Account', and connect the account at https://adspirer.ai/connections.",
	};
}

/** The service doesn't know the tool. */
export function toolNotFound({ said }: Reason<'tool not found'>): Description {
	return {
		message: withReason("Adspirer doesn't offer this action at the credential's Base URL", said),
		remedy: `${checkBaseUrl} If it is right, your plan may not include the action, or the node needs an update.`,
	};
}

/** What the row names was not found. */
export function notFound({ said }: Reason<'not found'>): Description {
	return {
		message: withReason("Adspirer can't find something that the row refers to", said),
		remedy: "Check the row's campaign and account IDs, and run it again.",
		remedyIfOpen: "Check the row's campaign and account IDs.",
	};
}

/** A call with the same key is still at work. */
export function keyInProgress(): Description {
	return {
		message: 'Adspirer is still working on an earlier call for this ad group.',
		remedy: 'Wait a few minutes.',
	};
}

/** The key was used before with other values. */
export function keyReused({ said }: Reason<'key reused'>, { protection }: Advice): Description {
	return protection === 'custom'
		? {
				message: "This 'Duplicate Key' was used before for an ad group with different values.",
				remedy: sentences(
					"To create another ad group, use another 'Duplicate Key'. To keep the first one as it is, remove the row.",
					says(said),
				),
				remedyIfOpen: says(said) ?? '',
			}
		: {
				message:
					'An ad group with this name may already exist in the campaign, with different values.',
				remedy: sentences(lookForName(protection), says(said)),
				remedyIfOpen: says(said) ?? '',
			};
}

/** An ad group of this name or key exists. */
export function alreadyExists(
	{ said, adgroupId }: Reason<'already exists'>,
	{ protection }: Advice,
): Description {
	if (adgroupId !== undefined) {
		const what = `An ad group with this name already exists in the campaign (ID ${adgroupId})`;
		return {
			message: withReason(what, said),
			remedy: 'Change it with Update, or rename the row.',
		};
	}
	return {
		message: withReason('An ad group with this name may already exist in the campaign', said),
		remedy: lookForName(protection),
		remedyIfOpen: '',
	};
}

const ifOften =
	"If this happens often, lower 'Max Concurrency' or raise 'Max Retries' in the options.";

/** Too many calls, for longer than the node waits. */
export function throttled({ said }: Reason<'throttled'>): Description {
	return {
		message: withReason('TikTok is too busy right now', said),
		remedy: `Run the row again in a few minutes. ${ifOften}`,
		remedyIfOpen: ifOften,
	};
}

/** The service did nothing, and asks whether it is to go on. */
export function asksForConfirmation({ said }: Reason<'asks for confirmation'>): Description {
	return {
		message: withReason('Adspirer asks for a confirmation before it goes on', said),
		remedy: "The node can't confirm. Do this in TikTok Ads Manager or in Adspirer's chat.",
		remedyIfOpen: '',
	};
}

/** TikTok lets no tool touch the ad groups of such a campaign. */
export function smartPlus(): Description {
	return {
		message:
			"The campaign is an Upgraded Smart+ campaign. TikTok doesn't let other tools create or change ad groups in those.",
		remedy: 'Choose a manual campaign, or work in TikTok Ads Manager.',
	};
}

/** The service rejected the row, in its own words. */
export function rejected(
	{ said }: Reason<'rejected'>,
	{ status }: Failure,
	{ protection }: Advice,
): Description {
	return said === undefined
		? {
				message: `Adspirer rejected the row and gave no reason (status ${status}).`,
				remedy:
					"Compare the row's campaign, account, budget and times with TikTok Ads Manager. If they are right, report it to Adspirer.",
			}
		: {
				message: `Adspirer rejected the row: ${serviceSentence(said)}`,
				remedy: sentences('Correct the row and run it again.', ifRemembered(protection)),
				remedyIfOpen: '',
			};
}

/** A refusal that is remembered under its key outlives its cause; a key of a new execution has none. */
function ifRemembered(protection: KeyStrategyName): string | undefined {
	return protection === 'execution'
		? undefined
		: "If you fixed the cause elsewhere but get the same answer, Adspirer may be repeating its first one. Run only this row with 'Duplicate Protection' set to By Execution.";
}
