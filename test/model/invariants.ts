import type { IDataObject } from 'n8n-workflow';
import { broken } from './broken';
import { CallPromises, endings } from './calls';
import type { Execution, Happening, Lineage } from './happening';
import { forgottenAfter, Repeats } from './repeats';
import type { Report, ReportedRow } from './report';
import type { ServiceSwitches } from './service';
import type { Made } from './things';
import type { World } from './world';

/** Checks what has to hold after every step. */
export class Invariants {
	/** True if a list may not show yet what was created a moment ago. */
	private readonly listLags: boolean;
	private readonly repeats: Repeats;
	private readonly calls: CallPromises;
	private readonly idKey: string;
	private told = '';
	private seen = 0;
	/** True if an answer of this step may have ended its run. */
	private isEnded = false;
	private readonly budgets = new Map<string, Set<number>>();
	private readonly lineageOf = new Map<Made, Lineage>();

	constructor(
		private readonly world: World,
		private readonly service: ServiceSwitches,
	) {
		this.repeats = new Repeats(world);
		this.calls = new CallPromises(world, service);
		this.idKey = world.thing.creation.idKey;
		this.listLags = service.options.lists?.lag !== undefined;
	}

	private get made(): readonly Made[] {
		return this.world.made;
	}

	check(happening: Happening): void {
		const { executions, made } = happening;
		this.repeats.check(happening);
		const { calls } = this.world.sandbox;
		this.isEnded = calls
			.slice(this.seen)
			.some(({ answeredStatus: status = 0 }) => endings.has(status));
		this.seen = calls.length;
		this.calls.check(happening);
		for (const adGroup of made) {
			const own = this.ownerOf(adGroup, executions);
			if (!own) continue;
			this.lineageOf.set(adGroup, own.lineage);
			this.isCreatedOnce(adGroup, own);
			this.isReported(adGroup, own);
		}
		this.areLeftAlone(happening);
		for (const { name, budget } of executions.flatMap(({ lineage }) => lineage.rows)) {
			this.budgets.set(name, (this.budgets.get(name) ?? new Set()).add(budget));
		}
		// If one of several runs has seen something in a list, the others know it.
		const told = executions.map(({ report }) => report?.text ?? '').join('\n');
		if (executions.length > 1) this.told += told;
		for (const execution of executions) this.isRight(execution, happening);
		this.told += told;
	}

	/** Where a call arrived after the run that sent it had ended, that run has told of its key. */
	private ownerOf(adGroup: Made, executions: readonly Execution[]): Execution | undefined {
		const lineage = this.world.callOf(adGroup)?.sender;
		if (!lineage) return executions[0];
		const { told: text } = lineage;
		const report = text === '' ? undefined : { text, created: [], rows: [] };
		const late = { lineage, before: new Set<object>(), report, hints: '' };
		return executions.find((one) => one.lineage === lineage) ?? late;
	}

	private isSentBy({ lineage }: Execution, adGroup: Made): boolean {
		return this.world.callOf(adGroup)?.sender === lineage;
	}

	private isRight(execution: Execution, { made, executions }: Happening): void {
		const { report, lineage } = execution;
		if (!report) return;
		const own = made.filter((adGroup) => this.isSentBy(execution, adGroup));
		if (this.world.settings.startPaused) this.arePausedOrTold(own, report);
		for (const adGroup of own) this.isSecondTold(adGroup, report);
		for (const { id, name } of report.created) this.exists(id, name, execution);
		for (const row of report.rows) {
			this.isTrue(row, execution);
			if (executions.length === 1) this.isSettled(row, execution);
		}
		this.hasOwnIds(report, execution);
		for (const { id } of report.created) if (id !== null) lineage.reported.add(id);
		lineage.told += report.text;
	}

	/**
	 * Nothing is paused that a person made or resumed, or that another execution made, nor anything
	 * without Start Paused. Only a retry of an execution that doesn't know whether it paused one does so
	 * again, where its key is forgotten.
	 */
	private areLeftAlone({ executions, made, pausing }: Happening): void {
		const { settings, resumed, hasForgotten } = this.world;
		const forgets = hasForgotten || this.service.options.rememberKeysFor !== undefined;
		for (const adGroup of this.made) {
			const { idempotencyKey: key = '' } = adGroup;
			const asked = pausing.filter((call) => call.arguments[this.idKey] === adGroup.id);
			// Whoever joins a call has its ad group, too; and a pause may arrive late.
			const senders = executions.map(({ lineage }) => lineage);
			const isJoined = this.world.callOf(adGroup)?.sender?.isStopped === true;
			for (const { idempotencyKey: pauseKey } of asked) {
				const sender = this.world.outbox.senderOfPause(pauseKey);
				const isSent = [...senders, ...(sender ? [sender] : [])].some((one) =>
					this.world.outbox.keysOf(one).has(key),
				);
				if (!isSent && !isJoined)
					broken('An ad group was paused that the row did not create', { adGroup });
			}
			const isOlder = !made.includes(adGroup);
			if (forgets && isOlder && adGroup.status === 'DISABLE') resumed.delete(adGroup);
			const isOwn = adGroup.idempotencyKey !== undefined && !resumed.has(adGroup);
			if (adGroup.status === 'DISABLE' && !(settings.startPaused && isOwn)) {
				broken('An ad group was paused that was none of ours', { adGroup });
			}
		}
	}

	/** An ad group that was created now is paused, or said not to be. */
	private arePausedOrTold(own: readonly Made[], { text, rows }: Report): void {
		for (const made of own) {
			// A person has switched it on meanwhile.
			if (this.world.resumed.has(made)) continue;
			const [id, { name, status }] = [made.id, made];
			const items = rows.flatMap(({ item }) => (item?.[this.idKey] === id ? [item] : []));
			const lines = text.split('\n').filter((line) => line.includes(`, ID ${id}`));
			const says = [
				...items.map(({ paused }) => paused === true),
				...lines.map((line) => line.includes(`, ID ${id}, paused`)),
			];
			const isTold = lines.every((line) => /, paused|paused\./.test(line));
			if (says.includes(true) && status !== 'DISABLE') broken('It is not paused', { id, text });
			if (status !== 'DISABLE' && !isTold) broken('Nobody is told of the pause', { id, text });
			const isSaid = (item: IDataObject) =>
				item.paused !== undefined && Boolean(item.paused || item.warnings);
			// Of one whose ID no answer named, its own row says so; and of one that isn't known at all.
			const isHeard = rows.some(
				(row) =>
					row.name === name &&
					row.item &&
					!row.item[this.idKey] &&
					(row.says === 'unknown' || isSaid(row.item)),
			);
			if (status !== 'DISABLE' && !isHeard && !items.every(isSaid)) {
				broken('It is on in silence', { id, text });
			}
		}
	}

	/** Where a repeat was carried out as well, whoever is told of one ad group is told of the other. */
	private isSecondTold(later: Made, { rows }: Report): void {
		for (const earlier of this.made.slice(0, this.made.indexOf(later))) {
			if (earlier.deleted || !this.isKnownOpen(earlier, later)) continue;
			const ids = [earlier.id, later.id];
			const silent = rows.find(
				({ item }) =>
					item?.success === true &&
					ids.includes(String(item[this.idKey])) &&
					!item.warnings &&
					item.already_created !== true,
			);
			if (silent) broken('A second ad group is not told', { earlier, later, silent });
		}
	}

	/** True if whoever sent the call for the later one knew that the earlier one's was open. */
	private isKnownOpen(earlier: Made, later: Made): boolean {
		const [first, second] = [this.world.callOf(earlier), this.world.callOf(later)];
		if (!first || !second || first.key !== second.key) return false;
		// A call is no longer open once people know its outcome or a later call has settled it.
		const { outbox, mishaps } = this.world;
		const between = outbox.calls.slice(outbox.calls.indexOf(first), outbox.calls.indexOf(second));
		const isSettled = between.some(
			(call) => call.key === first.key && mishaps.outcomeOf(call) === 'created',
		);
		if (isSettled || this.told.includes(earlier.id)) return false;
		const isRemembered = first.from === second.from && second.at - first.at < forgottenAfter;
		const isSame = isRemembered || first.sender === second.sender;
		const isLost = first.from !== second.from && first.sender?.isKilled === true;
		return isSame && !isLost && mishaps.outcomeOf(first) === 'open';
	}

	/** At most one ad group for a name in a campaign, as long as anything knows of the first. */
	private isCreatedOnce(later: Made, { lineage, before }: Execution): void {
		const all = this.made;
		for (const earlier of all.slice(0, all.indexOf(later))) {
			if (earlier.deleted || !this.areOne(earlier, later)) continue;
			// With another protection a row has another key, by which nobody knows what a dead server made.
			const isExcused = before.has(earlier.arguments)
				? this.mayHaveForgotten(earlier, later, lineage)
				: (lineage.isSwitched && lineage.isKilled) || this.mayNotKnow(earlier, later);
			if (!isExcused) broken('An ad group was created twice', { earlier, later });
		}
	}

	/** The ad group is one that an earlier run of this execution created. */
	private mayHaveForgotten(earlier: Made, later: Made, lineage: Lineage): boolean {
		const { settleUnknown, protection } = this.world.settings;
		if (lineage.reported.has(earlier.id)) return false;
		// Lists show no creation times, without which a name proves something By Name alone.
		const isByName = protection === 'name' && !lineage.isSwitched;
		const isSettled = settleUnknown && isByName && this.isShown(earlier, later);
		// The service can only have forgotten the key, or it would not have executed the call.
		return !isSettled && earlier.idempotencyKey === later.idempotencyKey;
	}

	/** The ad group is one that this execution knows nothing of, or that this very run created. */
	private mayNotKnow(earlier: Made, later: Made): boolean {
		const { stepOf, settings } = this.world;
		const { protection, restless, skipExistingNames, settleUnknown } = settings;
		const isSameStep = stepOf.get(earlier.arguments) === stepOf.get(later.arguments);
		// Of two runs at once, one may have ended before the other one's call.
		const isSameRun =
			isSameStep && this.world.callOf(earlier)?.sender === this.world.callOf(later)?.sender;
		// A list that can't be read, or is cut, proves no absence.
		const isSkipped = skipExistingNames && earlier.name === later.name;
		if (!isSameStep && isSkipped && !this.listLags) return false;
		const isByName = protection === 'name' && restless === 'nothing';
		if (isSameRun && isByName && settleUnknown && this.isShown(earlier, later)) return false;
		const hadNoKey = earlier.idempotencyKey === undefined;
		const isForgotten = earlier.idempotencyKey === later.idempotencyKey;
		return hadNoKey || isForgotten || restless === 'name';
	}

	/** True if a list showed an ad group for certain: a second one of its name makes it doubtful. */
	private isShown(adGroup: Made, later: Made): boolean {
		const all = this.made;
		const namesakes = all
			.slice(0, all.indexOf(later))
			.filter(({ name, deleted }) => name === adGroup.name && !deleted);
		return this.world.listCanBeRead && namesakes.length === 1;
	}

	/** True for two ad groups that the node's settings make one. */
	private areOne(earlier: Made, later: Made): boolean {
		const { protection, restless, batchSize } = this.world.settings;
		if (this.world.baseName(earlier.name) !== this.world.baseName(later.name)) return false;
		if (protection === 'row') return earlier.idempotencyKey === later.idempotencyKey;
		const [one, other] = [this.lineageOf.get(earlier), this.lineageOf.get(later)];
		const isRepeated = this.isRepeated(this.world.baseName(later.name), other);
		if (restless === 'name') return one === other && !isRepeated && other?.isChanged === false;
		const isSwitched = one?.isSwitched === true || other?.isSwitched === true;
		if (protection !== 'execution' && !isSwitched) return true;
		return one === other && !(isRepeated && batchSize !== undefined);
	}

	private isRepeated(name: string, lineage: Lineage | undefined): boolean {
		return (lineage?.rows.filter((row) => row.name === name).length ?? 0) > 1;
	}

	/**
	 * Every ad group is in an item, in an error's list or in the log: by its ID, or by its key. Where
	 * the service forgets a key between two attempts of one call, only the later ad group can be known.
	 */
	private isReported(made: Made, { report, lineage }: Execution): void {
		if (!report) return;
		const [id, { idempotencyKey: key, name }] = [made.id, made];
		// With another protection, or with other settings and another name each time, a row isn't known again.
		const isOther = lineage.isChanged && this.world.settings.restless === 'name';
		const isLost = lineage.isSwitched || isOther;
		const isNamed =
			report.text.includes(id) ||
			(key !== undefined && report.text.includes(key)) ||
			// A call of the try before, which no retry can follow up: its error has it.
			(key !== undefined && isLost && lineage.told.includes(key)) ||
			this.made.some(
				(later) =>
					key !== undefined &&
					later.idempotencyKey === key &&
					later.id > id &&
					report.text.includes(later.id),
			) ||
			report.created.some((one) => one.id === null && one.name === name) ||
			this.isHiddenByOlder(name, report.text) ||
			/may (?:already )?exist|was used before/.test(report.text);
		if (!isNamed) broken('An ad group is reported nowhere', { id, name, report });
	}

	/**
	 * Where a list shows an older ad group of the name, made outside this node, and does not show the
	 * new one yet, the older one is taken for it: by its name it is the same.
	 */
	private isHiddenByOlder(name: string, text: string): boolean {
		return (
			!this.world.listCanBeRead &&
			this.made.some(
				(one) => one.idempotencyKey === undefined && one.name === name && text.includes(one.id),
			)
		);
	}

	/** Nothing is reported as created for which there never was an ad group. */
	private exists(id: string | null, name: string, { lineage }: Execution): void {
		const { settings } = this.world;
		// A success that speaks of another row's ad group may be all that there is.
		const mishaps = this.service.faults[this.world.baseName(name)] ?? [];
		if (id === null && mishaps.includes('answer of another row')) return;
		const isGiven = lineage.rows.some((row) => row.hasId && row.name === this.world.baseName(name));
		const isNamedSo = (one: Made) =>
			isGiven ? this.world.baseName(one.name) === this.world.baseName(name) : one.name === name;
		const found = this.made.filter((one) => id === null || one.id === id);
		if (!found.some(isNamedSo)) broken('An ad group never was', { id, name });
		const isOwn = found.some((one) => this.lineageOf.get(one) === lineage);
		const isOthers = found.every(({ idempotencyKey: key }) => key === undefined);
		const hasOwn = this.made.some(
			(one) => this.lineageOf.get(one) === lineage && one.name === name && !one.deleted,
		);
		if (isOthers && hasOwn && !isGiven && !settings.skipExistingNames && this.world.listCanBeRead) {
			broken('What a person made was taken for the row’s own', { id, name });
		}
		const mayBeOther =
			settings.protection !== 'execution' || settings.skipExistingNames || lineage.isSwitched;
		if (!isOwn && !mayBeOther && !isGiven) {
			broken('By Execution, an older ad group was taken for the row’s own', { id, name });
		}
	}

	/** By a key of their own, rows of one name are different ad groups; an ID is that of one alone. */
	private hasOwnIds({ rows }: Report, { lineage }: Execution): void {
		if (this.world.settings.protection !== 'row' || lineage.isSwitched) return;
		if (this.world.settings.skipExistingNames || lineage.rows.some(({ hasId }) => hasId)) return;
		const ids = rows.flatMap(({ item }) => item?.[this.idKey] ?? []);
		if (new Set(ids).size < ids.length) broken('Two rows have one ad group', { rows });
	}

	/** A row that has never had other values contradicts nothing; a difference in the account is none. */
	private isNoConflict({ item, says }: ReportedRow, name: string, lineage: Lineage): void {
		const { settings } = this.world;
		const { options, faults } = this.service;
		if (says !== 'exists' && item?.error_kind !== 'conflict') return;
		const isSimple = settings.protection !== 'row' && settings.restless === 'nothing';
		const isService =
			options.uniqueNames !== false ||
			options.repeatsAtWork === 'conflict' ||
			options.repeatsAfterwards !== 'stored answer' ||
			(faults[name] ?? []).some((fault) =>
				typeof fault === 'object' ? 'status' in fault : fault?.startsWith('conflict'),
			);
		const own = this.made.filter((one) => this.world.baseName(one.name) === name);
		const isOther = own.some((one) => one.idempotencyKey === undefined || one.deleted);
		// Of an account that was filled in since, the list alone tells that it is the same.
		const isListed =
			this.world.listCanBeRead && settings.settleUnknown && settings.protection === 'name';
		if (lineage.hasAccount && !(isListed && own.length === 1)) return;
		if (!isSimple || isService || isOther || (this.budgets.get(name)?.size ?? 0) > 1) return;
		broken('A row contradicts itself', { name, says, item });
	}

	/** A row isn't left unknown if a list shows for certain the only ad group of its name. */
	private isSettled(row: ReportedRow, execution: Execution): void {
		const { lineage, sentAfterStop } = execution;
		const { settleUnknown, protection, restless } = this.world.settings;
		const isByName = protection === 'name' && restless === 'nothing' && settleUnknown;
		const isAsItWas = !lineage.isSwitched && !lineage.isChanged && sentAfterStop === undefined;
		if (row.says !== 'unknown' || !isByName || !isAsItWas || this.isEnded) return;
		const name = this.world.baseName(row.name);
		const made = this.made.filter((one) => this.world.baseName(one.name) === name && !one.deleted);
		const [own] = made;
		if (!own || made.length > 1 || !lineage.known.has(own.arguments)) return;
		const budgets = lineage.rows.flatMap((one) => (one.name === name ? [one.budget] : []));
		const isEqual = budgets.every((budget) => budget === this.world.thing.valueOf(own));
		if (isEqual && this.world.listCanBeRead) {
			broken('What the list shows was left unknown', { row, own });
		}
	}

	/** A row that was created now has its own values, and one reported as not created made nothing. */
	private isTrue(row: ReportedRow, { lineage, hints }: Execution): void {
		const { settings, thing } = this.world;
		const name = this.world.baseName(row.name);
		const own = lineage.rows.filter((one) => one.name === name);
		if (own.length > 1 || lineage.isChanged) return;
		this.isNoConflict(row, name, lineage);
		if (row.says === 'created' && row.item && row.item.already_created !== true) {
			const made = this.made.find((one) => one.id === row.item?.[this.idKey]);
			const isOther = made && thing.valueOf(made) !== own[0]?.budget;
			const isSaid = hints.includes('has the values of an earlier try');
			if (isOther && !isSaid && settings.restless === 'nothing') {
				broken('Other values are passed over in silence', { row, made });
			}
		}
		if (row.says !== 'not created') return;
		const made = this.made.find(
			(one) =>
				lineage.known.has(one.arguments) && !one.deleted && this.world.baseName(one.name) === name,
		);
		if (made) broken('An ad group is reported as not created', { row, made });
	}
}
