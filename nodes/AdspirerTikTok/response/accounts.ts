/** A connected ad account, as the service offers it. */
export interface Account {
	readonly name: string;
	readonly id: string;
}

/** A line longer than this is no account: names have far fewer characters. */
const maxLineLength = 1000;

/**
 * The accounts that a demand to name one offers; undefined where the text is no such demand. On
 * record (the service's reference page): "You have 25 … accounts connected. Please specify which
 * account to use …", then lines such as `  - Acme EU (ad_account_id="act_987")`.
 */
export function accountsDemanded(error: string): Account[] | undefined {
	const demand = error.slice(0, 2000);
	if (!/accounts? connected/i.test(demand) || !/specify which account/i.test(demand)) {
		return undefined;
	}
	return error.split('\n').flatMap((line) => accountOffered(line) ?? []);
}

function accountOffered(line: string): Account | undefined {
	const entry = line.trim();
	if (!entry.startsWith('- ') || entry.length > maxLineLength) return undefined;
	// A name may hold brackets of its own; the last pair holds the ID.
	const at = entry.lastIndexOf('(');
	const id = /^\(\w{1,40}="([\w-]{1,64})"\)$/.exec(entry.slice(at))?.[1];
	const name = entry.slice(2, Math.max(2, at)).trim();
	return id === undefined || name === '' ? undefined : { name, id };
}

const idBehindLabel = /^ID:\s?`?([1-9]\d{0,24})`?$/;

/**
 * The accounts in the text of a list. On record (the service's agent guidance): the name, and
 * `ID: …` on the next line or behind ` · `.
 */
export function accountsInText(text: string): Account[] {
	const accounts: Account[] = [];
	let above = '';
	for (const full of text.split('\n')) {
		const line = full.length > maxLineLength ? '' : full.trim();
		const parts = line.split(' · ');
		const at = parts.findIndex((part) => idBehindLabel.test(part));
		const id = idBehindLabel.exec(parts[at] ?? '')?.[1];
		const name = at === 0 ? above : parts.slice(0, Math.max(0, at)).join(' · ');
		if (id !== undefined && name !== '') accounts.push({ name, id });
		above = id === undefined ? line : '';
	}
	return accounts;
}
