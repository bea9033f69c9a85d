/** A connected ad account, as the service offers it. */
export interface Account {
	readonly name: string;
	readonly id: string;
}

/** The accounts of which a line of a text names each; a name is never longer than a line may be. */
function accountsBy(form: RegExp, text: string): Account[] {
	return text.split('\n').flatMap((line) => {
		const [, name, id] = line.length > 1000 ? [] : (form.exec(line.trim()) ?? []);
		return name !== undefined && id !== undefined ? [{ name: name.trim(), id }] : [];
	});
}

/** A name may hold brackets of its own; the last pair holds the ID. */
const offered = /^- (\S.*) \(\w{1,40}="([\w-]{1,64})"\)$/;

/**
 * The accounts that a demand to name one offers; undefined where the text is no such demand. On
 * record (the service's reference page): "You have 25 … accounts connected. Please specify which
 * account to use …", then lines such as `  - Acme EU (ad_account_id="act_987")`.
 */
export function accountsDemanded(error: string): Account[] | undefined {
	const isDemand = /accounts? connected/i.test(error) && /specify which account/i.test(error);
	return isDemand ? accountsBy(offered, error) : undefined;
}

const listed = /^(\S.*?) · ID:\s?`?([1-9]\d{0,24})`?(?: · |$)/;

/**
 * The accounts in the text of a list. On record (the service's agent guidance): the name, and
 * `ID: …` on the next line or behind ` · `.
 */
export function accountsInText(text: string): Account[] {
	return accountsBy(listed, text.replace(/\r?\n[ \t]{0,20}ID:/g, ' · ID:'));
}
