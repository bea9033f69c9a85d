/** A connected ad account, as the service offers it. */
export interface Account {
	readonly name: string;
	readonly id: string;
}

/**
 * The accounts that a demand to name one offers, from lines such as `- Acme EU (advertiser_id="701")`;
 * undefined where the text is no such demand.
 */
export function accountsDemanded(error: string): Account[] | undefined {
	if (!/accounts? connected/i.test(error) || !/specify which account/i.test(error))
		return undefined;
	return [...error.matchAll(/^\s*[-*•]\s*(.+?)\s*\(\s*\w+\s*=\s*["']?([^"')]+)["']?\s*\)/gm)].map(
		([, name, id]) => ({ name: name ?? '', id: id ?? '' }),
	);
}
