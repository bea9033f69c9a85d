import type { IDataObject } from 'n8n-workflow';
import { recordLog, type Engine, type EngineRun } from '../engine';
import { startSandbox, type Sandbox } from '../sandbox';
import { engineFor } from '../workbench';
import type { Clocks } from './clocks';
import type { Execution, Happening, Lineage } from './happening';
import type { Interruption, NodeSettings, SheetRow, Step } from './history';
import { Mishaps } from './mishaps';
import { Outbox, type OutgoingCall } from './outbox';
import { reportOf } from './report';
import { canBeRead, crowdOf, names, type ServiceSwitches } from './service';
import { addParentOfAds, cellsOfStart, things, type Made, type Thing } from './things';
import { answersOfTool } from './tools';
import { otherProtection, parametersOf, workflowOf } from './workflow';

const account = '7000000000000000001';

const otherBudget = ({ budget }: SheetRow): SheetRow['budget'] => (budget === 50 ? 60 : 50);

/** Carries out a history against a sandbox of its own. */
export class World {
	/** Which step sent a call, by its arguments, which the thing that it makes keeps. */
	readonly stepOf = new Map<object, number>();
	readonly outbox: Outbox<Lineage>;
	readonly mishaps: Mishaps;

	readonly thing: Thing;
	readonly resumed = new Set<Made>();
	hasForgotten = false;
	/** True once a quota was used up, and renewed. */
	private wasSpent = false;
	private engine: Engine;
	private readonly log = recordLog();
	private lineage: Lineage | undefined;
	private executions = 1000;
	private processes = 0;
	private steps = 0;
	private readonly seen = new Set<Made>();
	private readonly day: string;

	private constructor(
		readonly sandbox: Sandbox,
		readonly settings: NodeSettings,
		private readonly service: ServiceSwitches,
		existing: readonly string[],
		private readonly clocks: Clocks,
	) {
		this.outbox = new Outbox(new URL(sandbox.url).host);
		this.engine = this.startProcess();
		this.day = clocks.today();
		this.thing = things[settings.thing];
		sandbox.options = {
			...sandbox.options,
			...service.options,
			now: () => clocks.tiktok(),
		};
		this.mishaps = new Mishaps(this, service);
		if (service.used !== undefined) Object.assign(sandbox.quota, { used: service.used, limit: 20 });
		const others = Array.from({ length: crowdOf(service) }, (_, at) => `Other ${at}`);
		if (settings.thing === 'ad') addParentOfAds(sandbox);
		for (const name of others) this.thing.add(sandbox, name);
		for (const name of existing) this.thing.add(sandbox, this.called(name), name);
		for (const one of this.made) this.seen.add(one);
	}

	static async open(
		settings: NodeSettings,
		service: ServiceSwitches,
		existing: readonly string[],
		clocks: Clocks,
	): Promise<World> {
		return new World(await startSandbox(), settings, service, existing, clocks);
	}

	async close(): Promise<void> {
		this.outbox.close();
		await this.sandbox.close();
	}

	/** All of it that there is. */
	get made(): readonly Made[] {
		return this.thing.madeIn(this.sandbox);
	}

	/** The call that made a thing; undefined for one that a person made. */
	callOf({ arguments: sent }: Made): OutgoingCall<Lineage> | undefined {
		const call = this.sandbox.calls.find((one) => one.arguments === sent);
		return call && this.outbox.find(call);
	}

	/** True if each list that is asked for says what there is. */
	get listCanBeRead(): boolean {
		const { listFaults } = this.service;
		const mayBeRefused = this.wasSpent || this.isSpent;
		// A busy machine may answer a call for a list after a short time-out.
		const mayBeLate = this.settings.timeout !== undefined;
		const hasNoFault = listFaults.every((fault) => fault === undefined);
		const isMisdated = this.clocks.wasWrong && this.service.options.lists?.createTime === true;
		return !isMisdated && canBeRead(this.service) && !mayBeRefused && !mayBeLate && hasNoFault;
	}

	private get isSpent(): boolean {
		const { used, limit } = this.sandbox.quota;
		return this.service.options.overLimit === 'refuse' && limit !== null && used >= limit;
	}

	/** The name of the thing of a row; a restless name begins with it. */
	called(name: string): string {
		return this.service.called[names.findIndex((one) => one === name)] ?? name;
	}

	/** The row's name, by what its thing is called. */
	baseName(called: unknown): string {
		return names.find((name) => String(called).startsWith(this.called(name))) ?? '';
	}

	/**
	 * Carries out a step; undefined if it is no run, or there is nothing to retry.
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
				return lineage && (await this.runAgain(lineage, step, next));
			case 'several at once':
				return await this.runSeveral(step);
			case 'retry':
				if (lineage?.retryable === undefined) return undefined;
				if (step.elsewhere !== undefined) this.goElsewhere(step.elsewhere);
				if (step.saved && (step.changed || step.switched)) {
					lineage.isChanged = true;
					lineage.isSwitched ||= step.switched;
					lineage.parameters = parametersOf(this.settings, {
						additionalArguments: step.changed ? this.thing.change : undefined,
						protection: step.switched ? otherProtection(this.settings) : undefined,
					});
				}
				return await this.run(lineage, step, next, lineage.retryable);
			case 'tool calls':
				return await this.callTool(step);
			case 'forget':
				this.sandbox.forgetKeys();
				this.hasForgotten = true;
				return undefined;
			case 'wait':
				this.clocks.pass(31 * 60_000);
				this.wasSpent ||= this.isSpent;
				this.sandbox.quota.used = 0;
				return undefined;
			case 'clock steps':
				this.clocks.machineAhead += step.by;
				return undefined;
			case 'other worker':
				this.goElsewhere(step.ahead);
				return undefined;
			case 'resume':
				this.resumeAll();
				return lineage && step.again ? await this.runAgain(lineage, {}, next) : undefined;
			case 'delete':
				this.deleteNamed(step.name);
				return undefined;
		}
	}

	private resumeAll(): void {
		for (const one of this.made) {
			if (one.status === 'DISABLE') this.resumed.add(one);
			one.status = 'ENABLE';
		}
	}

	private deleteNamed(name: string): void {
		for (const one of this.made) {
			if (this.baseName(one.name) === name) one.deleted = true;
		}
	}

	/** Another process has another address of the service, since what a process knows is kept by that. */
	private startProcess(): Engine {
		this.processes += 1;
		return engineFor(this.processUrl);
	}

	private goElsewhere(ahead: number): void {
		this.engine = this.startProcess();
		this.clocks.machineAhead = ahead;
	}

	private get processUrl(): string {
		return `${this.sandbox.url}/via/process${this.processes}`;
	}

	private begin(rows: readonly SheetRow[], hasAccount = false): Lineage {
		this.lineage = {
			rows,
			hasAccount,
			known: new Set(),
			reported: new Set(),
			told: '',
			isChanged: false,
			isSwitched: false,
			isKilled: false,
			isStopped: false,
			parameters: parametersOf(this.settings),
		};
		return this.lineage;
	}

	private async runAgain(
		{ rows, hasAccount }: Lineage,
		step: Partial<Extract<Step, { do: 'run again' }>>,
		next: Step | undefined,
	): Promise<Happening> {
		const { hours = 0, fillsIn = false, interruption } = step;
		this.clocks.pass(hours * 3_600_000);
		const lineage = this.begin(rows, hasAccount || fillsIn);
		return await this.run(lineage, { do: 'run again', hours, fillsIn, interruption }, next);
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
		let sentBefore: number | undefined;
		let meanwhile = () => {
			meanwhile = () => {};
			if (interruption?.by === 'clock') this.clocks.machineAhead += interruption.jump;
			if (interruption?.by !== 'person') return;
			if (interruption.does === 'resumes') this.resumeAll();
			else this.deleteNamed(lineage.rows[0]?.name ?? '');
		};
		this.log.length = 0;
		this.mishaps.expect((call) => {
			const isDue = interruption && this.made.length - seen.size >= interruption.after;
			if (isDue && interruption.by === 'stop') {
				// Whoever has asked for a list sends what that leaves open.
				const isCreation = this.outbox.find(call) !== undefined;
				sentBefore ??= isCreation ? this.outbox.calls.length : Infinity;
				stop();
			}
			if (isDue) meanwhile();
			return isDue && interruption.by === 'kill' ? { kind: 'drop-before' } : undefined;
		});
		const goesAsItWas = step.do === 'retry' && !step.saved && typeof retryOf === 'object';
		const run = await this.execute(lineage, {
			...(retryOf !== undefined && { retryOf }),
			...(goesAsItWas ? {} : workflowOf(settings, lineage.parameters)),
			onStarted: (press) => (stop = press),
			onProgress: (state) => stored.push({ state, calls: sandbox.calls.length }),
		});
		const isKilled = interruption?.by === 'kill';
		const left = isKilled
			? stored[Math.min(interruption.stored, stored.length - 1)]
			: { state: run, calls: sandbox.calls.length };
		delete lineage.retryable;
		if (left && (left.state !== run || run.status === 'error')) lineage.retryable = left.state;
		const isRetried = next?.do === 'retry' && lineage.retryable !== undefined;
		const known = this.learn(lineage, from, left?.calls);
		lineage.isStopped ||= sentBefore !== undefined;
		const late = this.outbox.calls.slice(sentBefore ?? Infinity);
		const sentAfterStop = late.filter(({ sender }) => sender === lineage).length;
		if (isKilled) {
			lineage.isKilled = true;
			this.engine = this.startProcess();
		}
		const said = isKilled ? { report: undefined, hints: '' } : this.said(lineage, run);
		const execution = { lineage, before: known, ...said, sentAfterStop };
		return await this.happened([execution], from, isRetried);
	}

	private async runSeveral({
		rows,
		begin,
		differ,
		elsewhere,
	}: Extract<Step, { do: 'several at once' }>): Promise<Happening> {
		const { sandbox, settings } = this;
		const from = sandbox.calls.length;
		const others = differ ? rows.map((row) => ({ ...row, budget: otherBudget(row) })) : rows;
		this.mishaps.expect(() => undefined);
		const runOne = async (own: readonly SheetRow[]): Promise<Execution> => {
			const lineage = this.begin(own);
			const run = await this.execute(lineage, workflowOf(settings, lineage.parameters));
			if (run.status === 'error') lineage.retryable = run;
			const before = this.learn(lineage, from);
			return { lineage, before, ...this.said(lineage, run) };
		};
		const started = [runOne(others)];
		for (const [at, ends] of begin.entries()) {
			// A run that makes no call ends nothing but itself.
			await Promise.race([this.outbox.ends(ends), Promise.all(started)]);
			if (elsewhere && at === begin.length - 1) this.engine = this.startProcess();
			started.push(runOne(rows));
		}
		return await this.happened(await Promise.all(started), from);
	}

	private async execute(
		lineage: Lineage,
		options: Omit<Parameters<Engine['run']>[0], 'rows'>,
	): Promise<EngineRun> {
		this.executions += 1;
		const executionId = String(this.executions);
		const rows = options.retryOf === undefined ? lineage.rows : [];
		const items = rows.map((row, at) => this.item(row, at, lineage));
		return await this.outbox.as(
			lineage,
			async () => await this.engine.run({ executionId, ...options, rows: items }),
		);
	}

	private said(lineage: Lineage, run: EngineRun): Pick<Execution, 'report' | 'hints'> {
		const isWhole = this.settings.batchSize === undefined && !this.thing.inside;
		const rowNames = isWhole ? lineage.rows.map(({ name }) => this.called(name)) : [];
		const report = reportOf(run, this.log, rowNames, this.thing.creation);
		return { report, hints: JSON.stringify(run.hints('Adspirer TikTok')) };
	}

	/** An agent calls the tool for all rows at once, some rounds long; or two agents do. */
	private async callTool({
		rows,
		rounds,
		agents,
	}: Extract<Step, { do: 'tool calls' }>): Promise<Happening> {
		const from = this.sandbox.calls.length;
		this.mishaps.expect(() => undefined);
		const lineages = Array.from({ length: agents }, () => this.begin(rows));
		const executions = await Promise.all(
			lineages.map(async (lineage): Promise<Execution> => {
				this.executions += 1;
				const agent = { url: this.processUrl, executionId: String(this.executions), rounds };
				const values = rows.map(({ name, budget }) => ({ name: this.called(name), budget }));
				const text = await this.outbox.as(
					lineage,
					async () => await answersOfTool(this.settings, values, agent),
				);
				const before = this.learn(lineage, from);
				return { lineage, before, report: { text, created: [], rows: [] }, hints: '' };
			}),
		);
		return await this.happened(executions, from);
	}

	/** Takes down what a lineage has sent up to `known`, and gives what its journal knew before. */
	private learn(lineage: Lineage, from: number, known?: number): ReadonlySet<object> {
		const before = new Set(lineage.known);
		for (const call of this.sandbox.calls.slice(from, known)) {
			if (this.outbox.find(call)?.sender === lineage) lineage.known.add(call.arguments);
		}
		return before;
	}

	private async happened(
		executions: readonly Execution[],
		from: number,
		isRetried = false,
	): Promise<Happening> {
		const { calls } = this.sandbox;
		this.steps += 1;
		for (const call of calls.slice(from)) this.stepOf.set(call.arguments, this.steps);
		if (!isRetried) await this.sandbox.idle();
		const made = this.made.filter((one) => !this.seen.has(one));
		for (const one of made) this.seen.add(one);
		const { creation, inside = creation } = this.thing;
		const pauses = [creation, inside].map(({ pause }) => pause.tool.name);
		const pausing = calls.slice(from).filter(({ tool }) => pauses.includes(tool));
		return { executions, made, pausing };
	}

	private item(row: SheetRow, at: number, { hasAccount }: Lineage): IDataObject {
		const idOf = (name: string, parentId?: string) =>
			this.made.find(
				(one) =>
					one.name === this.called(name) &&
					!one.deleted &&
					(parentId === undefined || one.adgroup_id === parentId),
			)?.id ?? '';
		return {
			row: at,
			...this.thing.cells(row, { called: (name) => this.called(name), idOf }),
			...(hasAccount && { 'Advertiser ID': account }),
			...cellsOfStart(row.name, this.settings.starts, this.day),
		};
	}
}
