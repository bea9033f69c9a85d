const windowMs = 1000;

/** The ad platform's limit on creations: a window that slides over the second just past. */
export class CreationWindow {
	private accepted: number[] = [];

	/**
	 * Takes a creation at the time `now`, in milliseconds, or refuses it where `perSecond` have been
	 * taken within the second before. A refused one does not count.
	 */
	admit(now: number, perSecond: number): boolean {
		this.accepted = this.accepted.filter((at) => now - at < windowMs);
		if (this.accepted.length >= perSecond) return false;
		this.accepted.push(now);
		return true;
	}
}
