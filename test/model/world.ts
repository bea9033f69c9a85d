import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { loopWorkflow, recordLog, simpleWorkflow, type Engine, type EngineRun } from '../engine';
import { agentWorkflow, callingAgent, engineWith, leftToModel } from '../duplicates/agents';
import {
	startSandbox,
	type AdGroup,
	type Fault,
	type ReceivedCall,
	type Sandbox,
} from '../sandbox';
import { creation, pause } from '../sandbox/calling';
import { adspirerNode, engineFor } from '../workbench';
import type { Interruption, NodeSettings, SheetRow, Step } from './history';
import { names, pageSize, type ServiceSwitches } from './service';
import { reportOf, type Report } from './report';

const campaign = '1790000000000000001';

/** An execution, with the ones that retry it. */
export interface Lineage {
	readonly rows: readonly SheetRow[];
	/** Arguments of calls that the journal may know of. */
	readonly known: Set<object>;
	/** IDs that earlier runs have reported. */
	readonly reported: Set<string>;
	/** All that earlier runs have said. */
	told: string;
	/** True once a run has had other settings than the one before it. */
	isChanged: boolean;
	/** True once a run has had another duplicate protection than the first. */
	isSwitched: boolean;
	/** What n8n's Retry goes on with; missing where n8n offers none. */
	retryable?: EngineRun | string;
	parameters: INodeParameters;
}

/** The outcome of a step. */
export interface Happening {
	readonly lineage: Lineage;
	/** What the lineage knew before the step. */
	readonly before: ReadonlySet<object>;
	/** Ad groups that there are since; an earlier call that was still at work may have made them. */
	readonly made: readonly AdGroup[];
	/** What people saw of it; undefined where the server died. */
	readonly report: Report | undefined;
	readonly hints: string;
}

/** Carries out a history against a sandbox of its own. */
export class World {
	/** Which step sent a call, by its arguments, which the ad group that it makes keeps. */
	readonly stepOf = new Map<object, number>();

	private readonly engine: Engine;

	private readonly log = recordLog();

	private readonly calls = new Map<string, number>();

	private lineage: Lineage | undefined;

	private steps = 0;

	private lists = 0;

	/** How many ad groups there were at the end of the step before. */
	private seen: number;

	private pauses = 0;

	/** Ad groups that a person has resumed. */
	readonly resumed = new Set<AdGroup>();

	hasForgotten = false;

	private constructor(
		readonly sandbox: Sandbox,
		readonly settings: NodeSettings,
		private readonly service: ServiceSwitches,
		existing: readonly string[],
		private readonly passTime: (ms: number) => void,
	) {
		this.engine = engineFor(sandbox.url);
		sandbox.options = {
			...sandbox.options,
			...service.options,
			successForm: ({ arguments: given }) => service.forms[this.countOf(given) - 1],
		};
		if (service.used !== undefined) Object.assign(sandbox.quota, { used: service.used, limit: 20 });
		const others = Array.from(
			{ length: service.isCrowded ? pageSize : 0 },
			(_, at) => `Other ${at}`,
		);
		for (const adgroup_name of [...others, ...existing]) {
			sandbox.addAdGroup({ campaign_id: campaign, adgroup_name });
		}
		this.seen = sandbox.adGroups.length;
	}

	/** @param passTime moves the machine's calendar on. */
	static async open(
		settings: NodeSettings,
		service: ServiceSwitches,
		existing: readonly string[],
		passTime: (ms: number) => void,
	): Promise<World> {
		return new World(await startSandbox(), settings, service, existing, passTime);
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}

	/**
	 * Carries out a step; undefined where it is no run, or there is nothing to retry.
	 *
	 * @param next a retry finds the service still at work, any other step when it is done:
	 * a new execution can't know of a call that no list shows yet.
	 */
	async take(step: Step, next: Step | undefined): Promise<Happening | undefined> {
		const { lineage } = this;
		switch (step.do) {
			case 'run':
				return await this.run(this.begin(step.rows), step, next);
			case 'run again':
				return lineage && (await this.run(this.begin(lineage.rows), step, next));
			case 'retry':
				if (lineage?.retryable === undefined) return undefined;
				if (step.saved && (step.changed || step.switched)) {
					lineage.isChanged = true;
					lineage.isSwitched ||= step.switched;
					lineage.parameters = this.parameters(
						step.changed ? '{"bid_price": 2}' : undefined,
						step.switched ? this.otherProtection : undefined,
					);
				}
				return await this.run(lineage, step, next, lineage.retryable);
			case 'tool calls':
				return await this.callTool(this.begin(step.rows), step.rounds);
			case 'forget':
				this.sandbox.forgetKeys();
				this.hasForgotten = true;
				return undefined;
			case 'wait':
				this.passTime(31 * 60_000);
				return undefined;
			case 'resume':
				for (const adGroup of this.sandbox.adGroups) {
					if (adGroup.status === 'DISABLE') this.resumed.add(adGroup);
					adGroup.status = 'ENABLE';
				}
				return step.again
					? await this.take({ do: 'run again', interruption: undefined }, next)
					: undefined;
			case 'delete':
				for (const adGroup of this.sandbox.adGroups) {
					if (adGroup.name.startsWith(step.name)) adGroup.deleted = true;
				}
				return undefined;
		}
	}

	private get otherProtection(): NodeSettings['protection'] {
		return this.settings.protection === 'execution' ? 'name' : 'execution';
	}

	private begin(rows: readonly SheetRow[]): Lineage {
		this.lineage = {
			rows,
			known: new Set(),
			reported: new Set(),
			told: '',
			isChanged: false,
			isSwitched: false,
			parameters: this.parameters(),
		};
		return this.lineage;
	}

	private async run(
		lineage: Lineage,
		step: Extract<Step, { interruption: Interruption }>,
		next: Step | undefined,
		retryOf?: EngineRun | string,
	): Promise<Happening> {
		const { sandbox, settings, seen } = this;
		const { interruption } = step;
		const from = sandbox.calls.length;
		const stored: Array<{ state: string; calls: number }> = [];
		let stop = () => {};
		this.log.length = 0;
		this.expectFaults(() => {
			const isDue = interruption && sandbox.adGroups.length - seen >= interruption.after;
			if (isDue && interruption.by === 'stop') stop();
			return isDue && interruption.by === 'kill' ? { kind: 'drop-before' } : undefined;
		});
		const goesAsItWas = step.do === 'retry' && !step.saved && typeof retryOf === 'object';
		const run = await this.engine.run({
			...(retryOf !== undefined && { retryOf }),
			...(goesAsItWas ? {} : this.workflow(lineage.parameters)),
			rows: retryOf === undefined ? lineage.rows.map((row, at) => this.item(row, at)) : [],
			onStarted: (press) => (stop = press),
			onProgress: (state) => stored.push({ state, calls: sandbox.calls.length }),
		});
		const left =
			interruption?.by === 'kill'
				? stored[Math.min(interruption.stored, stored.length - 1)]
				: { state: run, calls: sandbox.calls.length };
		delete lineage.retryable;
		if (left && (left.state !== run || run.status === 'error')) lineage.retryable = left.state;
		const isRetried = next?.do === 'retry' && lineage.retryable !== undefined;
		const happened = await this.happened(lineage, from, left?.calls, isRetried);
		if (interruption?.by === 'kill') return { ...happened, report: undefined, hints: '' };
		const rowNames = settings.batchSize === undefined ? lineage.rows.map(({ name }) => name) : [];
		const report = reportOf(run, this.log, rowNames);
		return { ...happened, report, hints: JSON.stringify(run.hints('Adspirer TikTok')) };
	}

	private async callTool(lineage: Lineage, rounds: number): Promise<Happening> {
		const { sandbox } = this;
		const from = sandbox.calls.length;
		const answers: string[] = [];
		this.expectFaults(() => undefined);
		const agent = callingAgent(async (call) => {
			for (let round = 0; round < rounds; round++) {
				const calls = lineage.rows.map(async ({ name, budget }) => await call({ name, budget }));
				for (const result of await Promise.allSettled(calls)) {
					answers.push(String(result.status === 'fulfilled' ? result.value : result.reason));
				}
			}
		});
		const { options = {}, duplicateProtection = 'name' } = this.parameters();
		const parameters = {
			...leftToModel,
			options,
			duplicateProtection,
			duplicateKey: "={{ 'deal ' + $fromAI('name', '', 'string') }}",
		};
		await engineWith(agent, sandbox).run(agentWorkflow({ parameters }));
		const report: Report = { text: answers.join('\n'), created: [], rows: [] };
		return { ...(await this.happened(lineage, from)), report, hints: '' };
	}

	/** Takes down what a step has sent, of which the journal knows the calls up to `known`. */
	private async happened(
		lineage: Lineage,
		from: number,
		known = this.sandbox.calls.length,
		isRetried = false,
	): Promise<Pick<Happening, 'lineage' | 'before' | 'made'>> {
		const { calls, adGroups } = this.sandbox;
		const before = new Set(lineage.known);
		this.steps += 1;
		for (const call of calls.slice(from)) this.stepOf.set(call.arguments, this.steps);
		for (const call of calls.slice(from, known)) lineage.known.add(call.arguments);
		if (!isRetried) await this.sandbox.idle();
		const made = adGroups.slice(this.seen);
		this.seen = adGroups.length;
		return { lineage, before, made };
	}

	/** @param first what befalls a call before anything else does. */
	private expectFaults(first: () => Fault | undefined): void {
		this.sandbox.options.fault = (call) => {
			const own = this.plannedFault(call);
			return first() ?? own;
		};
	}

	private plannedFault({ tool, arguments: given }: ReceivedCall): Fault | undefined {
		if (tool === pause) return this.service.pauseFaults[this.pauses++];
		if (tool !== creation) return this.service.listFaults[this.lists++];
		const name = baseName(given.adgroup_name);
		const count = this.countOf(given) + 1;
		this.calls.set(name, count);
		const mishap = this.service.faults[name]?.[count - 1];
		if (mishap !== 'answer of another row') return mishap;
		const other = [...this.sandbox.adGroups].reverse().find((one) => baseName(one.name) !== name);
		if (!other) return undefined;
		const { adgroup_id, name: adgroup_name, campaign_id } = other;
		const data = { text: 'Created', structured: { adgroup_id, adgroup_name, campaign_id } };
		return { kind: 'status', status: 200, act: true, body: { success: true, data } };
	}

	private countOf(given: Record<string, unknown>): number {
		return this.calls.get(baseName(given.adgroup_name)) ?? 0;
	}

	private workflow(parameters: INodeParameters) {
		const { goesOn, retryOnFail, batchSize } = this.settings;
		const node = adspirerNode(parameters, {
			onError: goesOn ? 'continueRegularOutput' : 'stopWorkflow',
			...(retryOnFail && { retryOnFail, maxTries: 2, waitBetweenTries: 1 }),
		});
		return batchSize === undefined ? simpleWorkflow(node) : loopWorkflow(node, batchSize);
	}

	/** Expressions cost n8n most of a run's time, so there are none where Map Automatically will do. */
	private parameters(
		additionalArguments?: string,
		protection = this.settings.protection,
	): INodeParameters {
		const { restless, settleUnknown, skipExistingNames, startPaused } = this.settings;
		const { maxRetries, maxConcurrency, timeout } = this.settings;
		const options = {
			settleUnknown,
			skipExistingNames,
			startPaused,
			maxRetries,
			maxConcurrency,
			...(timeout !== undefined && { timeout }),
			...(additionalArguments !== undefined && { additionalArguments }),
		};
		const common = {
			duplicateProtection: protection === 'row' ? 'custom' : protection,
			...(protection === 'custom' && { duplicateKey: '={{ "deal " + $json.name }}' }),
			...(protection === 'row' && { duplicateKey: '={{ "deal " + $json.row }}' }),
		};
		if (restless === 'nothing') {
			return { ...common, mappingMode: 'autoMapInputData', options };
		}
		return {
			...common,
			adgroupName:
				restless === 'name' ? '={{ $json.name + " " + Math.random() }}' : '={{ $json.name }}',
			budget: restless === 'budget' ? '={{ $json.budget + Math.random() }}' : '={{ $json.budget }}',
			options: { ...options, existingAdgroupId: '={{ $json["Ad group ID"] }}' },
		};
	}

	private item({ name, budget, hasId }: SheetRow, row: number): IDataObject {
		const own = this.sandbox.adGroups.find((one) => one.name === name && !one.deleted);
		return { row, name, budget, 'Ad group ID': hasId && own ? own.adgroup_id : '' };
	}
}

/** The name in the sheet, of which a restless one begins with it. */
export function baseName(adgroupName: unknown): string {
	return names.find((name) => String(adgroupName).startsWith(name)) ?? '';
}
