import { time } from './time';

const hour = 3_600_000;

/** They start at four (UTC), so that a history is on one day. Performance counters go their own way. */
export class Clocks {
	private ahead = 0;
	/** True once it was ahead or behind by more than clocks are. */
	wasWrong = false;

	private readonly realNow: () => number;
	private readonly shift: number;
	private readonly calendar: jest.SpyInstance;

	/** @param tiktokAhead by how much TikTok's clock is ahead of the truth, in milliseconds. */
	constructor(private readonly tiktokAhead: number) {
		this.realNow = Date.now.bind(Date);
		const start = this.realNow();
		this.shift = start - (start % (24 * hour)) + 4 * hour - start - time.skipped;
		this.calendar = jest.spyOn(Date, 'now').mockImplementation(() => this.machine());
	}

	/** By how much n8n's clock is ahead of the truth, in milliseconds. */
	get machineAhead(): number {
		return this.ahead;
	}

	set machineAhead(ahead: number) {
		this.ahead = ahead;
		this.wasWrong ||= Math.abs(ahead) > 60_000;
	}

	/** n8n's clock, in milliseconds since 1970: what Date.now and luxon give. */
	machine(): number {
		return Math.floor(this.truth() + this.machineAhead);
	}

	/** TikTok's clock, in milliseconds since 1970. */
	tiktok(): number {
		return this.truth() + this.tiktokAhead;
	}

	today(): string {
		return new Date(this.machine()).toISOString().slice(0, 10);
	}

	pass(ms: number): void {
		time.skipped += ms;
	}

	remove(): void {
		this.calendar.mockRestore();
	}

	private truth(): number {
		return this.realNow() + this.shift + time.skipped;
	}
}
