import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import type { Creation } from '../../nodes/AdspirerTikTok/contract/creation';
import type { Fault, ReceivedCall, SuccessForm } from '../sandbox';
import { open, type ServiceSwitches } from './service';
import type { Made } from './things';
import type { World } from './world';

const plainForms = new Set<SuccessForm>([
	...(['usual', 'text-only', 'structured-null', 'content-only', 'data-only', 'wordy'] as const),
	...(['terse-structured', 'terse-data', 'terse-text', 'terse-content'] as const),
	...(['list-structured', 'wrapped-data'] as const),
]);

/** The faults that calls of a history meet, in the order in which they arrive. */
export class Mishaps {
	private readonly calls = new Map<string, number>();

	/** The fault that a call met, by its key and which of the key's it was. */
	private readonly befallen = new Map<string, Fault | undefined>();
	/** Forms in which successes were written, by the arguments of their calls. */
	private readonly written = new Map<object, SuccessForm | undefined>();
	/** The arguments of ads whose ad group was on when their call arrived. */
	readonly intoRunning = new Set<object>();
	private lists = 0;
	private pauses = 0;

	constructor(
		private readonly world: Pick<World, 'sandbox' | 'made' | 'thing' | 'baseName'>,
		private readonly service: ServiceSwitches,
	) {
		world.sandbox.options.successForm = ({ tool, arguments: given }) => {
			const creation = this.creations.find((one) => one.tool.name === tool);
			if (!creation) return service.manner;
			const form = service.forms[this.countOf(given, creation) - 1] ?? service.manner;
			// For an ad that would be its own.
			const own = form === 'ad-id' && creation.idKey === 'ad_id' ? 'no-id' : form;
			this.written.set(given, own);
			return own;
		};
		this.expect(() => undefined);
	}

	/** @param first what befalls a call before anything else does. */
	expect(first: (call: ReceivedCall) => Fault | undefined): void {
		this.world.sandbox.options.fault = (call) => {
			const own = this.planned(call);
			const fault = first(call) ?? own;
			this.befallen.set(`${call.idempotencyKey} ${call.attempt}`, fault);
			const { adgroup_id: id } = call.arguments;
			const isOn = this.world.sandbox.adGroups.some(
				(one) => one.id === id && one.status === 'ENABLE',
			);
			if (call.tool === ad.tool.name && isOn) this.intoRunning.add(call.arguments);
			return fault;
		};
	}

	/** Whether the caller of a call that has ended can know what came of it. */
	outcomeOf({ key, attempt }: { key: string; attempt: number }): 'open' | 'created' | 'other' {
		const fault = this.befallen.get(`${key} ${attempt}`);
		const call = this.world.sandbox.calls.find(
			(one) => one.idempotencyKey === key && one.attempt === attempt,
		);
		const status = call?.answeredStatus;
		// A slow answer may still be heard, and half a refusal is one.
		const isClear = fault?.kind === 'stall' || (fault?.kind === 'truncated' && status !== 200);
		// The answer of another row says that something was created, though not what.
		if (fault?.kind === 'status' && fault.status === 200) return 'created';
		if (fault) return open.includes(fault) && !isClear ? 'open' : 'other';
		const isDoubtful = call && this.written.get(call.arguments)?.startsWith('is-error');
		return status === 200 && !isDoubtful ? 'created' : 'other';
	}

	/** True if the first answer to the call that made it names its ID, in a form on record, and arrives. */
	isPlain({ arguments: given, idempotencyKey: key = '' }: Made): boolean {
		const call = this.world.sandbox.calls.find((one) => one.arguments === given);
		const isSound = this.befallen.get(`${key} ${call?.attempt}`) === undefined;
		return isSound && plainForms.has(this.written.get(given) ?? 'usual');
	}

	private get creations(): Creation[] {
		const { creation, inside } = this.world.thing;
		return inside ? [creation, inside] : [creation];
	}

	private planned({ tool, arguments: given }: ReceivedCall): Fault | undefined {
		const isPause = this.creations.some(({ pause }) => pause.tool.name === tool);
		if (isPause) return this.service.pauseFaults[this.pauses++];
		const creation = this.creations.find((one) => one.tool.name === tool);
		if (!creation) return this.service.listFaults[this.lists++];
		const { nameArgument, parentArgument, idKey } = creation;
		const name = this.world.baseName(given[nameArgument]);
		const count = this.countOf(given, creation) + 1;
		this.calls.set(name, count);
		const mishap = this.service.faults[name]?.[count - 1];
		if (typeof mishap !== 'string') return mishap;
		const isItsOwn = mishap === 'conflict with its ID';
		const others = this.world.made.filter(
			(one) =>
				nameArgument in one.arguments && (this.world.baseName(one.name) === name) === isItsOwn,
		);
		const other = others.at(-1);
		if (!other) return undefined;
		if (mishap !== 'answer of another row') {
			const error = `This Idempotency-Key was already used: ${idKey} ${other.id}`;
			const body = { success: false, error, structured_content: { [idKey]: other.id } };
			return { kind: 'status', status: 409, act: false, body };
		}
		const parent = { [parentArgument]: given[parentArgument] };
		const structured = { ...parent, [idKey]: other.id, [nameArgument]: other.name };
		const data = { text: 'Created', structured };
		return { kind: 'status', status: 200, act: true, body: { success: true, data } };
	}

	private countOf(given: Record<string, unknown>, { nameArgument }: Creation): number {
		return this.calls.get(this.world.baseName(given[nameArgument])) ?? 0;
	}
}
