import type { NoAnswerReason } from '../call/answer';
import type { Account } from './accounts';
import type { Quota } from './envelope';

/** What a person reads of a failure: what happened, and what to do. */
export interface Told {
	readonly message: string;
	readonly wayOut: string;
}

const askAgain =
	'Run the execution again by its Retry button: the row keeps its key, so it is created once.';

/** A text of the service as part of a sentence: one line, no Markdown marks, one full stop at the end. */
function sentence(text: string): string {
	const line = text
		.replace(/\*\*|`/g, '')
		.replace(/\s*\n\s*/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return /[.!?]$/.test(line) ? line : `${line}.`;
}

const noAnswers: Record<NoAnswerReason, (code: string) => Told> = {
	timeout: () => ({
		message:
			'Adspirer did not answer in time, so it is not known whether the ad group was created.',
		wayOut: `TikTok may take 30 seconds: raise Timeout in the options if it is set low. ${askAgain}`,
	}),
	refused: (code) => ({
		message: `Adspirer could not be reached: the connection was refused (${code}).`,
		wayOut:
			'Check the Base URL of the Adspirer credential, and that this n8n may reach the internet. Nothing was sent.',
	}),
	'unknown host': (code) => ({
		message: `Adspirer could not be reached: the address of the Base URL is not known (${code}).`,
		wayOut:
			'Check the Base URL of the Adspirer credential for a slip, and that this n8n has a working DNS. Nothing was sent.',
	}),
	dropped: (code) => ({
		message: `The connection to Adspirer was lost before an answer came${code ? ` (${code})` : ''}, so it is not known whether the ad group was created.`,
		wayOut: askAgain,
	}),
	certificate: (code) => ({
		message: `The connection to Adspirer is not secure: its certificate was refused (${code}).`,
		wayOut:
			'Check the Base URL of the Adspirer credential, and whether a proxy stands between this n8n and Adspirer. Nothing was sent.',
	}),
	'not sent': (code) => ({
		message: `The call could not be sent: ${code}.`,
		wayOut: 'Check the Adspirer credential of the node. Nothing was sent.',
	}),
	stopped: () => ({
		message:
			'The execution was stopped before an answer came, so it is not known whether the ad group was created.',
		wayOut: askAgain,
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

export function notFound(own: string | undefined): Told {
	return {
		message: own
			? `Adspirer's address does not know this call: ${sentence(own)}`
			: "Adspirer's address does not know this call.",
		wayOut:
			'Check the Base URL of the Adspirer credential; normally it is https://api.adspirer.ai.',
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
	return {
		message: own
			? `TikTok is busy and let the row wait too often: ${sentence(own)}`
			: 'TikTok is busy and let the row wait too often.',
		wayOut: `Try again in a few minutes, or lower Max Concurrency in the options. ${askAgain}`,
	};
}

export function serverFault(status: number, own: string | undefined, looksLike: string): Told {
	const what = own ? `: ${sentence(own)}` : ` and sent ${looksLike} instead of an answer.`;
	return {
		message: `Adspirer had a fault (${status})${what} It is not known whether the ad group was created.`,
		wayOut: `${askAgain} If it happens again, report it to Adspirer.`,
	};
}

export function unreadable(status: number, looksLike: string): Told {
	return {
		message: `The answer from Adspirer's address could not be read (${status}, ${looksLike}), so it is not known whether the ad group was created.`,
		wayOut: `Check the Base URL of the Adspirer credential, and whether a proxy stands in between. ${askAgain}`,
	};
}

export function rejected(own: string | undefined, status: number): Told {
	return {
		message: own
			? `Adspirer refused the row: ${sentence(own)}`
			: `Adspirer refused the row (${status}).`,
		wayOut: 'Correct the row and run it again. Nothing was created for it.',
	};
}

export const earlierTryUnknown =
	'An earlier try of this row got no answer, so its ad group may have been created: look for its name in TikTok Ads Manager.';

export function unexpected(reason: string): Told {
	return {
		message: `The answer could not be worked on (${reason}), so it is not known whether the ad group was created.`,
		wayOut: `Look for its name in TikTok Ads Manager, and report this as a fault of the node. ${askAgain}`,
	};
}
