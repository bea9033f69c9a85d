import type { SandboxAccount } from './types';

/** The account a call is for, or why that cannot be said. */
export type AccountChoice =
	| { ok: true; account: SandboxAccount }
	| { ok: false; status: number; error: string };

const defaultAccounts: SandboxAccount[] = [{ id: '7000000000000000001', name: 'Sandbox Store' }];

/** The accounts of the sandbox, connected or not. */
export function accountsOf(options: { accounts?: SandboxAccount[] }): SandboxAccount[] {
	return options.accounts ?? defaultAccounts;
}

/**
 * Finds the account a call is for: the one it names, else the only connected one. A named account
 * must be connected, and among several one must be named.
 */
export function chooseAccount(accounts: SandboxAccount[], advertiserId: unknown): AccountChoice {
	const connected = accounts.filter((account) => account.connected !== false);
	if (typeof advertiserId === 'string' && advertiserId !== '') {
		const account = connected.find(({ id }) => id === advertiserId);
		if (account) return { ok: true, account };
		return {
			ok: false,
			status: 403,
			error:
				`The tiktok_ads account ${advertiserId} is not connected or has been deactivated. ` +
				'See https://adspirer.ai/connections',
		};
	}
	const [only, ...others] = connected;
	if (!only) {
		const error =
			'No tiktok_ads account is connected. Connect one at https://adspirer.ai/connections';
		return { ok: false, status: 400, error };
	}
	if (others.length === 0) return { ok: true, account: only };
	const lines = connected.map(({ id, name }) => `  - ${name} (advertiser_id="${id}")`);
	return {
		ok: false,
		status: 400,
		error: [
			`You have ${connected.length} tiktok_ads accounts connected. Please specify which account ` +
				'to use by passing the advertiser_id parameter:',
			...lines,
		].join('\n'),
	};
}

/** The accounts as `list_connected_accounts` gives them. */
export function describeAccounts(accounts: SandboxAccount[]): Array<Record<string, string>> {
	return accounts.map(({ id, name, connected, primary }) => ({
		platform: 'tiktok_ads',
		account_id: id,
		account_name: name,
		account_tier: primary === true || accounts.length === 1 ? 'primary' : 'secondary',
		status: connected === false ? 'needs_reauth' : 'connected',
	}));
}
