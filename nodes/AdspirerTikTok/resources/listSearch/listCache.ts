/**
 * Milliseconds for which a list is taken from here: opening it may use a call of the quota.
 *
 * @internal
 */
export const listLifetime = 5 * 60 * 1000;

/** A list may hold thousands of entries. */
const maxLists = 50;

interface CachedList<List> {
	readonly askedAt: number;
	readonly list: Promise<List>;
}

/**
 * Lists that were asked for a moment ago, also those that are still on their way. A list that can't
 * be loaded is forgotten at once. The others are kept for the process, since n8n opens a list again
 * for every letter that is typed and every page.
 */
export class ListCache<List> {
	/** In the order in which they were asked for. */
	private readonly lists = new Map<string, CachedList<List>>();

	/** @param now milliseconds of a clock that never goes back. */
	constructor(private readonly now: () => number) {}

	/**
	 * @param id says whose list it is, and holds no secret.
	 * @param ask asks for the list; where it rejects, so does this.
	 */
	async get(id: string, ask: () => Promise<List>): Promise<List> {
		const now = this.now();
		const known = this.lists.get(id);
		if (known && now - known.askedAt < listLifetime) return await known.list;
		const asked = { askedAt: now, list: ask() };
		this.lists.delete(id);
		this.lists.set(id, asked);
		const [oldest] = this.lists.keys();
		if (this.lists.size > maxLists && oldest !== undefined) this.lists.delete(oldest);
		asked.list.catch(() => {
			if (this.lists.get(id) === asked) this.lists.delete(id);
		});
		return await asked.list;
	}
}
