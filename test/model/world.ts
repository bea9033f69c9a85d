import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	loopWorkflow,
	recordLog,
	simpleWorkflow,
	type Engine,
	type EngineRun,
	type RunOptions,
} from '../engine';
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
	readonly id: number;
	readonly rows: readonly SheetRow[];
	/** Ad groups whose creation the journal may know of. */
	readonly known: Set<AdGroup>;
	/** IDs that earlier runs have reported. */
	readonly reported: Set<string>;
	/** True once a run has had other settings than the one before it. */
	isChanged: boolean;
	/** True once a run has had another duplicate protection than the first. */
	isSwitched: boolean;
	/** What n8n's Retry goes on with; missing where n8n offers none. */
	retryable?: EngineRun | string;
	parameters: INodeParameters;
}

/** What a step came to. */
export interface Happening {
	readonly step: number;
	readonly lineage: Lineage;
	/** Ad groups that there are since. */
	readonly made: readonly AdGroup[];
	/** What people saw of it; undefined where the server died. */
	readonly report: Report | undefined;
	readonly hints: string;
}

/** Carries out a history against a sandbox of its own. */
export class World {
	/** Which step created an ad group; -1 for those that were there before. */
	readonly stepOf = new Map<AdGroup, number>();

	private readonly engine: Engine;

	private readonly log = recordLog();

	private readonly calls = new Map<string, number>();

	private lineage: Lineage | undefined;

	private lineages = 0;

	private lists = 0;

	private pauses = 0;

	/** Ad groups that a person has resumed. */
	readonly resumed = new Set<AdGroup>();

	hasForgotten = false;

	private constructor(
		readonly sandbox: Sandbox,
		readonly settings: NodeSettings,
		private readonly service: ServiceSwitches,
		private readonly passTime: (ms: number) => void,
	) {
		this.engine = engineFor(sandbox.url);
		sandbox.options = {
			...sandbox.options,
			...service.options,
			successForm: ({ arguments: given }) => service.forms[this.countOf(given) - 1],
		};
		if (service.used !== undefined)
			sandbox.quota = { ...sandbox.quota, used: service.used, limit: 20 };
	}

	/** @param passTime moves the machine's calendar on. */
	static async open(
		settings: NodeSettings,
		service: ServiceSwitches,
		existing: readonly string[],
		passTime: (ms: number) => void,
	): Promise<World> {
		const world = new World(await startSandbox(), settings, service, passTime);
		const others = service.isCrowded
			? Array.from({ length: pageSize }, (_, at) => `Other ${at}`)
			: [];
		for (const adgroup_name of [...others, ...existing]) {
			const adGroup = world.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name });
			world.stepOf.set(adGroup, -1);
		}
		return world;
	}

	/** Ad groups that a retry now would find in the journal. */
	get known(): ReadonlySet<AdGroup> {
		return this.lineage?.known ?? new Set();
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}

	/** Carries out a step; undefined where it is no run, or there is nothing to retry. */
	async take(step: Step, at: number): Promise<Happening | undefined> {
		switch (step.do) {
			case 'run':
				return await this.run(at, this.begin(step.rows), {}, step.interruption);
			case 'run again': {
				const { lineage } = this;
				if (!lineage) return undefined;
				return await this.run(at, this.begin(lineage.rows), {}, step.interruption);
			}
			case 'retry': {
				const retryOf = this.lineage?.retryable;
				if (!this.lineage || retryOf === undefined) return undefined;
				if (step.saved && (step.changed || step.switched)) {
					this.lineage.isChanged = true;
					this.lineage.isSwitched ||= step.switched;
					this.lineage.parameters = this.parameters(
						step.changed ? '{"bid_price": 2}' : undefined,
						step.switched ? this.otherProtection : undefined,
					);
				}
				return await this.run(at, this.lineage, { retryOf }, step.interruption, step.saved);
			}
			case 'tool calls':
				return await this.callTool(at, this.begin(step.rows), step.rounds);
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
				return step.again ? await this.take({ do: 'run again' }, at) : undefined;
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
		this.lineages += 1;
		const parameters = this.parameters();
		this.lineage = {
			id: this.lineages,
			rows,
			known: new Set(),
			reported: new Set(),
			isChanged: false,
			isSwitched: false,
			parameters,
		};
		return this.lineage;
	}

	private async run(
		at: number,
		lineage: Lineage,
		start: Pick<RunOptions, 'retryOf'>,
		interruption: Interruption | undefined,
		saved = true,
	): Promise<Happening> {
		const { sandbox, settings } = this;
		const from = sandbox.adGroups.length;
		const stored: Array<{ state: string; adGroups: number }> = [];
		let stop = () => {};
		this.log.length = 0;
		this.expectFaults(() => {
			const isDue = interruption && sandbox.adGroups.length - from >= interruption.after;
			if (isDue && interruption.by === 'stop') stop();
			return isDue && interruption.by === 'kill' ? { kind: 'drop-before' } : undefined;
		});
		const goesAsItWas = typeof start.retryOf === 'object' && !saved;
		const run = await this.engine.run({
			...start,
			...(goesAsItWas ? {} : this.workflow(lineage.parameters)),
			rows: start.retryOf === undefined ? lineage.rows.map((row, at) => this.item(row, at)) : [],
			onStarted: (press) => (stop = press),
			onProgress: (state) => stored.push({ state, adGroups: sandbox.adGroups.length }),
		});
		const made = sandbox.adGroups.slice(from);
		for (const adGroup of made) this.stepOf.set(adGroup, at);
		if (interruption?.by === 'kill') {
			const left = stored[Math.min(interruption.stored, stored.length - 1)];
			lineage.retryable = left?.state;
			for (const adGroup of sandbox.adGroups.slice(from, left?.adGroups))
				lineage.known.add(adGroup);
			return { step: at, lineage, made, report: undefined, hints: '' };
		}
		for (const adGroup of made) lineage.known.add(adGroup);
		if (run.status === 'error') lineage.retryable = run;
		else delete lineage.retryable;
		const rowNames = settings.batchSize === undefined ? lineage.rows.map(({ name }) => name) : [];
		const report = reportOf(run, this.log, rowNames);
		const hints = JSON.stringify(run.hints('Adspirer TikTok'));
		return { step: at, lineage, made, report, hints };
	}

	private async callTool(at: number, lineage: Lineage, rounds: number): Promise<Happening> {
		const { sandbox } = this;
		const from = sandbox.adGroups.length;
		const answers: string[] = [];
		this.expectFaults(() => undefined);
		const agent = callingAgent(async (call) => {
			for (let round = 0; round < rounds; round++) {
				const calls = lineage.rows.map(async ({ name, budget }) => await call({ name, budget }));
				for (const result of await Promise.allSettled(calls)) {
					answers.push(
						result.status === 'fulfilled' ? String(result.value) : String(result.reason),
					);
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
		const made = sandbox.adGroups.slice(from);
		for (const adGroup of made) {
			this.stepOf.set(adGroup, at);
			lineage.known.add(adGroup);
		}
		const report: Report = { text: answers.join('\n'), created: [], rows: [] };
		return { step: at, lineage, made, report, hints: '' };
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

	private item({ name, budget, hasId = false }: SheetRow, row: number): IDataObject {
		const own = this.sandbox.adGroups.find((one) => one.name === name && !one.deleted);
		return { row, name, budget, 'Ad group ID': hasId && own ? own.adgroup_id : '' };
	}
}

/** The name in the sheet, of which a restless one begins with it. */
export function baseName(adgroupName: unknown): string {
	return names.find((name) => String(adgroupName).startsWith(name)) ?? '';
}
