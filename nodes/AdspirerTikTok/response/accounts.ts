/** A connected ad account, as the service offers it. */
export interface Account {
	readonly name: string;
	readonly id: string;
}

/** The lines of a text; of those that are too long to name an account nothing is left. */
function linesOf(text: string): string[] {
	return text.split('\n').map((line) => (line.length > 1000 ? '' : line.trim()));
}

/** A name may hold brackets of its own; the last pair holds the ID. */
const offer = /^- (\S.*) \(\w{1,40}="([\w-]{1,64})"\)$/;

/**
 * The accounts that a demand to name one offers; undefined where the text is no such demand. On
 * record (the service's reference page): "You have 25 … accounts connected. Please specify which
 * account to use …", then lines such as `  - Acme EU (ad_account_id="act_987")`.
 */
export function accountsDemanded(error: string): Account[] | undefined {
	if (!/accounts? connected/i.test(error) || !/specify which account/i.test(error)) {
		return undefined;
	}
	return linesOf(error).flatMap((line) => {
		const [, name, id] = offer.exec(line) ?? [];
		return name !== undefined && id !== undefined ? [{ name: name.trim(), id }] : [];
	});
}

const idBehindLabel = /^ID:\s?`?([1-9]\d{0,24})`?$/;

/**
 * The accounts in the text of a list. On record (the service's agent guidance): the name, and
 * `ID: …` on the next line or behind ` · `.
 */
export function accountsInText(text: string): Account[] {
	const accounts: Account[] = [];
	let above = '';
	for (const line of linesOf(text)) {
		const parts = line.split(' · ');
		const at = parts.findIndex((part) => idBehindLabel.test(part));
		const id = idBehindLabel.exec(parts[at] ?? '')?.[1];
		const name = at === 0 ? above : parts.slice(0, Math.max(0, at)).join(' · ');
		if (id !== undefined && name !== '') accounts.push({ name, id });
		above = id === undefined ? line : '';
	}
	return accounts;
}
