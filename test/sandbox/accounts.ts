import { refusal, type Refusal } from './answers';
import type { SandboxAccount, SandboxCampaign, SandboxOptions } from './options';

const defaultAccounts: SandboxAccount[] = [{ id: '7000000000000000001', name: 'Sandbox Store' }];

export function accountsOf({ accounts = defaultAccounts }: SandboxOptions): SandboxAccount[] {
	return accounts;
}

/** The account a call names, else the only connected one, or why it can't be told. */
export function chooseAccount(
	options: SandboxOptions,
	advertiserId: unknown,
): (SandboxAccount & { ok: true }) | Refusal {
	const connected = accountsOf(options).filter((account) => account.connected !== false);
	if (typeof advertiserId === 'string' && advertiserId !== '') {
		const account = connected.find(({ id }) => id === advertiserId);
		if (account) return { ok: true, ...account };
		const error = `The tiktok_ads account ${advertiserId} is not connected or has been deactivated. See https://adspirer.ai/connections`;
		return refusal(403, error);
	}
	const [only, ...others] = connected;
	if (!only) {
		const error =
			'No tiktok_ads account is connected. Connect one at https://adspirer.ai/connections';
		return refusal(400, error);
	}
	if (others.length === 0) return { ok: true, ...only };
	const lines = connected.map(({ id, name }) => `  - ${name} (advertiser_id="${id}")`);
	const question =
		`You have ${connected.length} tiktok_ads accounts connected. Please specify which account ` +
		'to use by passing the advertiser_id parameter:';
	return refusal(400, [question, ...lines].join('\n'));
}

/** The campaigns an account lists; one is always there. */
export function campaignsOf(
	{ campaigns = [{ id: '1790000000000000001' }] }: SandboxOptions,
	advertiserId: string,
): SandboxCampaign[] {
	return campaigns
		.map((campaign, index) => ({ name: `Campaign ${index + 1}`, ...campaign }))
		.filter(({ advertiser_id = advertiserId }) => advertiser_id === advertiserId);
}
