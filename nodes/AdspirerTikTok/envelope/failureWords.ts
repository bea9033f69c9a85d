import type { NoAnswerReason } from '../call/answer';
import type { Account } from './accounts';
import type { LooksLike, Quota } from './envelope';

/** What a person reads of a failure: what happened, and what to do. */
export interface Told {
	readonly message: string;
	readonly wayOut: string;
}

/** A text of the service as part of a sentence: one line, no Markdown marks, one full stop at the end. */
function sentence(text: string): string {
	const lines = text
		.replace(/\*\*|`|^\s*(#+|[-*•])\s+/gm, '')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '');
	const line = lines.map((part, at) => (at < lines.length - 1 ? parted(part) : part)).join(' ');
	return /[.!?]$/.test(line) ? line : `${line}.`;
}

function parted(line: string): string {
	return /[.!?:;,]$/.test(line) ? line : `${line};`;
}

const noAnswers: Record<NoAnswerReason, (code: string) => Told> = {
	timeout: () => ({
		message:
			'Adspirer did not answer in time, so it is not known whether the ad group was created.',
		wayOut: 'TikTok may take 30 seconds: if Timeout in the options is set lower, raise it.',
	}),
	refused: (code) => ({
		message: `Adspirer could not be reached: the connection was refused (${code}).`,
		wayOut:
			'Check the Base URL of the Adspirer credential, and that this n8n may reach the internet.',
	}),
	'unknown host': (code) => ({
		message: `Adspirer could not be reached: the address of the Base URL is not known (${code}).`,
		wayOut:
			'Check the Base URL of the Adspirer credential for a slip, and that this n8n may reach the internet.',
	}),
	dropped: (code) => ({
		message: `The connection to Adspirer was lost before a whole answer came${code ? ` (${code})` : ''}, so it is not known whether the ad group was created.`,
		wayOut: 'If this happens often, check how this n8n is connected to the internet.',
	}),
	certificate: (code) => ({
		message: `No secure connection to Adspirer could be made (${code}).`,
		wayOut:
			'Check the Base URL of the Adspirer credential, and whether a proxy stands between this n8n and Adspirer.',
	}),
	'not sent': (reason) => ({
		message: `The call could not be sent${reason ? `: ${sentence(reason)}` : '.'}`,
		wayOut: 'Check the Adspirer credential of the node.',
	}),
	stopped: () => ({
		message:
			'The execution was stopped before an answer came, so it is not known whether the ad group was created.',
		wayOut: 'Adspirer was still at work on it.',
	}),
};

export function noAnswer(reason: NoAnswerReason, code: string): Told {
	return noAnswers[reason](code);
}

export function redirected(location: string | undefined): Told {
	return {
		message: `Adspirer's address answered with a redirect${location ? ` to ${location}` : ''}, which is not followed, to keep the API key safe.`,
		wayOut:
			'Set the Base URL of the Adspirer credential to the address of the service itself, https://api.adspirer.ai.',
	};
}

export function accountDemand(own: string, accounts: readonly Account[]): Told {
	const offered = accounts.map((account) => `${account.name} (${account.id})`).join(', ');
	return {
		message:
			'Several TikTok accounts are connected to Adspirer, so the row has to say which one to use.',
		wayOut: offered
			? `Fill in Advertiser Account with the ID of one of these: ${offered}.`
			: `Fill in Advertiser Account. Adspirer says: ${sentence(own)}`,
	};
}

export function quotaSpent(own: string | undefined, quota: Quota | undefined): Told {
	const tier = quota?.tier ? ` on the ${quota.tier} plan` : '';
	const used = quota ? ` (${quota.used} of ${quota.limit} calls${tier})` : '';
	const ways = [
		quota?.period_end && `It starts anew on ${quota.period_end}.`,
		quota?.upgrade_url && `A larger plan is to be had at ${quota.upgrade_url}.`,
		!quota && own && `Adspirer says: ${sentence(own)}`,
		!quota && !own && 'See your plan at https://adspirer.ai.',
	].filter(Boolean);
	return {
		message: `The monthly quota of calls at Adspirer is spent${used}.`,
		wayOut: ['Until it is renewed or raised, every further call fails alike.', ...ways].join(' '),
	};
}

export function unauthorized(): Told {
	return {
		message: 'Adspirer did not accept the API key: it is wrong, expired or revoked.',
		wayOut: 'Make a new key at https://adspirer.ai/keys and enter it in the Adspirer credential.',
	};
}

export function forbidden(own: string | undefined): Told {
	return {
		message: own
			? `Adspirer may not use this ad account: ${sentence(own)}`
			: 'Adspirer may not use this ad account: it is not connected, or was deactivated.',
		wayOut: 'Check Advertiser Account, and connect the account at https://adspirer.ai/connections.',
	};
}

/** A refusal that the service did not write: something on the way to it did. */
export function turnedAway(status: number, looksLike: LooksLike): Told {
	return {
		message: `The row was turned away on its way to Adspirer: ${cameBack[looksLike]} came back (status ${status}).`,
		wayOut:
			'A firewall or proxy between this n8n and Adspirer may do that: ask whoever looks after your n8n. Check the Base URL of the Adspirer credential too; normally it is https://api.adspirer.ai.',
	};
}

export function notFound(own: string | undefined): Told {
	const what = 'The Base URL of the Adspirer credential leads to nothing that can add ad groups';
	return {
		message: own ? `${what}: ${sentence(own)}` : `${what}.`,
		wayOut:
			'Check it; normally it is https://api.adspirer.ai. If it is right, look for an update of this node.',
	};
}

export function keyReused(own: string | undefined): Told {
	return {
		message:
			"The row's duplicate key was used before for an ad group with other values, so Adspirer refused it.",
		wayOut: `To make a further ad group, give another Duplicate Key. To leave it at the first one, take the row out.${own ? ` Adspirer says: ${sentence(own)}` : ''}`,
	};
}

export function rateLimited(own: string | undefined): Told {
	const what = 'TikTok takes no more ad groups for now and turned the row away';
	return {
		message: own ? `${what}: ${sentence(own)}` : `${what}.`,
		wayOut:
			'Run the row again in a few minutes. If it happens often, lower Max Concurrency or raise Max Retries in the options.',
	};
}

export function serverFault(status: number, own: string | undefined, looksLike: LooksLike): Told {
	const unknown = 'so it is not known whether the ad group was created';
	return {
		message: own
			? `Adspirer had a fault (${status}), ${unknown}: ${sentence(own)}`
			: `Adspirer had a fault (${status}) and ${cameBack[looksLike]} came back, ${unknown}.`,
		wayOut: 'If it happens again, report it to Adspirer.',
	};
}

export function unreadable(status: number, looksLike: LooksLike): Told {
	return {
		message: `What came back from Adspirer's address was ${cameBack[looksLike]} (status ${status}), so it is not known whether the ad group was created.`,
		wayOut:
			'Check the Base URL of the Adspirer credential, and whether a proxy stands between this n8n and Adspirer.',
	};
}

export function rejected(own: string): Told {
	return {
		message: `Adspirer refused the row: ${sentence(own)}`,
		wayOut: 'Correct the row and run it again.',
	};
}

export function rejectedWithoutReason(status: number): Told {
	return {
		message: `Adspirer refused the row and gave no reason (status ${status}).`,
		wayOut:
			'Compare its campaign, account, budget and times with what TikTok Ads Manager shows. If they are right, report it to Adspirer.',
	};
}

/** What came back, as a person would call it. */
const cameBack: Record<LooksLike, string> = {
	nothing: 'an empty answer',
	'a web page': 'a web page',
	'cut-off JSON': 'an answer that breaks off in the middle',
	'other JSON': 'an answer in an unknown form',
	text: 'a plain text',
};

export const earlierTryUnknown =
	'An earlier try of this row got no answer, so its ad group may have been created.';

export function unexpected(reason: string): Told {
	return {
		message: `The answer could not be worked on (${reason}), so it is not known whether the ad group was created.`,
		wayOut: 'Report this as a fault of the node.',
	};
}

/** What the item of a row adds to the way out, where no execution is left to be retried. */
export function outcomeTold(outcomeUnknown: boolean): string {
	return outcomeUnknown
		? "Look for the ad group's name in TikTok Ads Manager before you run the row again. Or run it with Duplicate Protection set to By Your Own Key and this item's idempotency_key as Duplicate Key: an ad group that exists is then not created again."
		: 'Nothing was created for this row.';
}
