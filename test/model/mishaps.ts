import type { Fault, ReceivedCall, Sandbox } from '../sandbox';
import { creation, pause } from '../sandbox/calling';
import { open, type ServiceSwitches } from './service';

/** What befalls the calls of a history, in the order in which they arrive. */
export class Mishaps {
	private readonly calls = new Map<string, number>();

	/** What befell a call, by its key and which of the key's it was. */
	private readonly befallen = new Map<string, Fault | undefined>();

	private lists = 0;

	private pauses = 0;

	/** @param baseName the name of a row, by what its ad group is called. */
	constructor(
		private readonly sandbox: Sandbox,
		private readonly service: ServiceSwitches,
		private readonly baseName: (adgroupName: unknown) => string,
	) {
		sandbox.options.successForm = ({ arguments: given }) => service.forms[this.countOf(given) - 1];
		this.expect(() => undefined);
	}

	/** @param first what befalls a call before anything else does. */
	expect(first: () => Fault | undefined): void {
		this.sandbox.options.fault = (call) => {
			const own = this.planned(call);
			const fault = first() ?? own;
			this.befallen.set(`${call.idempotencyKey} ${call.attempt}`, fault);
			return fault;
		};
	}

	/** Whether the caller of a call that has ended can know what came of it. */
	outcomeOf({ key, attempt }: { key: string; attempt: number }): 'open' | 'created' | 'other' {
		const fault = this.befallen.get(`${key} ${attempt}`);
		const status = this.sandbox.calls.find(
			(one) => one.idempotencyKey === key && one.attempt === attempt,
		)?.answeredStatus;
		// A slow answer may still be heard, and half a refusal is one.
		const isClear = fault?.kind === 'stall' || (fault?.kind === 'truncated' && status !== 200);
		if (fault) return open.includes(fault) && !isClear ? 'open' : 'other';
		const isDoubtful = this.service.forms.some((form) => form?.startsWith('is-error'));
		return status === 200 && !isDoubtful ? 'created' : 'other';
	}

	private planned({ tool, arguments: given }: ReceivedCall): Fault | undefined {
		if (tool === pause) return this.service.pauseFaults[this.pauses++];
		if (tool !== creation) return this.service.listFaults[this.lists++];
		const name = this.baseName(given.adgroup_name);
		const count = this.countOf(given) + 1;
		this.calls.set(name, count);
		const mishap = this.service.faults[name]?.[count - 1];
		if (mishap !== 'answer of another row') return mishap;
		const other = [...this.sandbox.adGroups]
			.reverse()
			.find((one) => this.baseName(one.name) !== name);
		if (!other) return undefined;
		const { adgroup_id, name: adgroup_name, campaign_id } = other;
		const data = { text: 'Created', structured: { adgroup_id, adgroup_name, campaign_id } };
		return { kind: 'status', status: 200, act: true, body: { success: true, data } };
	}

	private countOf(given: Record<string, unknown>): number {
		return this.calls.get(this.baseName(given.adgroup_name)) ?? 0;
	}
}
