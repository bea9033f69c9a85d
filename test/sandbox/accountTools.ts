import { z } from 'zod';

import { accountsOf } from './accounts';
import { checked, listed, type Tool } from './tool';

const platform = z.strictObject({ platform: z.string().nullish() });
const nothing = z.strictObject({});

export const getUsageStatus: Tool = {
	billable: false,
	writes: false,
	run: checked(nothing, (_args, { quota }) => {
		const text = [
			'## Usage',
			'',
			`- **Tier:** ${quota.tier}`,
			`- **Used:** ${quota.used} of ${quota.limit ?? 'unlimited'}`,
			`- **Period ends:** ${quota.period_end}`,
		].join('\n');
		return { ok: true, text, structured: { ...quota } };
	}),
};

export const listConnectedAccounts: Tool = {
	billable: false,
	writes: false,
	run: checked(platform, (args, context, tool) => {
		const accounts = accountsOf(context.options);
		const rows = accounts.map(({ id, name, connected, primary }) => ({
			platform: 'tiktok_ads',
			account_id: id,
			account_name: name,
			account_tier: primary === true || accounts.length === 1 ? 'primary' : 'secondary',
			status: connected === false ? 'needs_reauth' : 'connected',
		}));
		return listed(
			{
				things: 'connected accounts',
				key: 'accounts',
				columns: [
					{ key: 'account_name', label: 'Account name', kind: 'name' },
					{ key: 'account_id', label: 'Account ID', kind: 'id' },
					{ key: 'account_tier', label: 'Tier' },
					{ key: 'status', label: 'Status' },
					{ key: 'platform', label: 'Platform' },
				],
				rows: rows.filter((row) => row.platform === (args.platform ?? row.platform)),
			},
			context,
			tool,
		);
	}),
};
