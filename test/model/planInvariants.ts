import type { IDataObject } from 'n8n-workflow';
import { broken } from './broken';
import { CallPromises } from './calls';
import type { Execution, Happening, Lineage } from './happening';
import type { SheetRow } from './history';
import { Repeats } from './repeats';
import type { Report } from './report';
import type { ServiceSwitches } from './service';
import type { Made } from './things';
import type { World } from './world';

const isAd = ({ ad_id: id }: Made): boolean => id !== '';

/** A row whose ad can't be made, so that its ad group isn't either. */
const isBad = ({ ad }: SheetRow): boolean => ad?.text === '';

/** An ad that comes with its ID is there already, and needs no text. */
const isRefused = (row: SheetRow): boolean => isBad(row) && !(row.hasId && row.ad?.hasId);

/** Checks what has to hold after every step of a history of media plans. */
export class PlanInvariants {
	private readonly repeats: Repeats;
	private readonly calls: CallPromises;
	/** The things that were rightly paused after the step before. */
	private readonly paused = new Set<Made>();

	constructor(
		private readonly world: World,
		private readonly service: ServiceSwitches,
	) {
		this.repeats = new Repeats(world);
		this.calls = new CallPromises(world, service);
	}

	check(happening: Happening): void {
		this.repeats.check(happening);
		this.calls.check(happening);
		const { executions, made } = happening;
		for (const one of made) {
			const lineage = this.makerOf(one);
			if (!lineage) broken('Nobody sent the call', { one });
			this.isOfItsRow(one, lineage);
			this.isCreatedOnce(one, lineage);
			this.isReported(one, lineage, executions);
			this.hasWaited(one, lineage);
		}
		this.areLeftAlone(happening);
		for (const { report, lineage, sentAfterStop = 0 } of executions) {
			// Others may have been on their way.
			if (sentAfterStop >= this.world.settings.maxConcurrency) {
				broken('Calls were sent after Stop', { sentAfterStop });
			}
			if (!report) continue;
			for (const one of made) {
				if (this.makerOf(one) === lineage) this.isPausedOrTold(one, report, lineage);
			}
			for (const { item } of report.rows) if (item) this.isTrue(item, report, lineage);
			lineage.told += report.text;
		}
	}

	private baseOf({ name }: Made): string {
		return this.world.baseName(name);
	}

	private makerOf(made: Made): Lineage | undefined {
		return this.world.callOf(made)?.sender;
	}

	private parentOf({ adgroup_id: id }: Made): Made | undefined {
		return this.world.sandbox.adGroups.find((one) => one.id === id);
	}

	/** True if the answer to the call that made it says so, whatever else it says. */
	private isClear(made: Made): boolean {
		const call = this.world.callOf(made);
		const { mishaps, settings } = this.world;
		// A busy machine may answer any call after a short time-out.
		if (!call || settings.timeout !== undefined) return false;
		return mishaps.outcomeOf(call) === 'created';
	}

	/** An ad group is that of a good row, and an ad that of a row whose ad group it is in. */
	private isOfItsRow(made: Made, lineage: Lineage): void {
		const { settings } = this.world;
		const { rows } = lineage;
		const isWhole = settings.batchSize === undefined;
		if (isWhole && !settings.goesOn && rows.some((row) => isRefused(row) && !this.isTotal(row))) {
			broken('Something was created though a row is refused', { made, rows });
		}
		const adGroup = isAd(made) ? this.parentOf(made) : made;
		const own = rows.filter((row) => adGroup && row.name === this.baseOf(adGroup) && !isBad(row));
		if (!isAd(made)) {
			if (!own.some(({ budget }) => budget === made.budget)) {
				broken('An ad group is no row’s', { made, rows });
			}
			if (isWhole && this.areTwo(own, ({ budget }) => budget)) {
				broken('An ad group of rows that differ was created', { made, rows });
			}
			const isContradicted = ({ ad }: SheetRow) =>
				ad !== undefined &&
				this.areTwo(
					own.filter((row) => row.ad?.name === ad.name),
					(row) => `${row.ad?.text} ${row.ad?.isPaused}`,
				);
			if (isWhole && own.every(isContradicted)) {
				broken('An ad group was created of whose rows each is refused', { made, rows });
			}
			return;
		}
		const ofAd = own.filter(({ ad }) => ad?.name === this.baseOf(made));
		if (!ofAd.some(({ ad }) => ad?.text === made.arguments.ad_text)) {
			broken('An ad is in an ad group that isn’t its row’s', { made, adGroup, rows });
		}
		// Of ad groups that differ, the one that is there decides.
		const isOne = new Set(own.map(({ budget }) => budget)).size === 1;
		if (isWhole && isOne && this.areTwo(ofAd, ({ ad }) => ad?.text)) {
			broken('An ad of rows that differ was created', { made, rows });
		}
		const mayBeOther =
			settings.protection !== 'execution' ||
			settings.skipExistingNames ||
			lineage.isSwitched ||
			own.some(({ hasId }) => hasId);
		if (adGroup && !mayBeOther && this.makerOf(adGroup) !== lineage) {
			broken('By Execution, an ad is in an older ad group', { made, adGroup, rows });
		}
	}

	/** A row called "Total" is taken for one. */
	private isTotal({ name }: SheetRow): boolean {
		return this.world.called(name) === 'Total';
	}

	/** True for rows that can't all be right, unless what they are is there. */
	private areTwo(rows: readonly SheetRow[], value: (row: SheetRow) => unknown): boolean {
		return new Set(rows.map(value)).size > 1 && !rows.some(({ hasId, ad }) => hasId || ad?.hasId);
	}

	/** Never two of a name, as long as anything knows of the first. */
	private isCreatedOnce(later: Made, lineage: Lineage): void {
		const { made } = this.world;
		const all = made.filter((one) => isAd(one) === isAd(later));
		for (const earlier of all.slice(0, all.indexOf(later))) {
			const isOne =
				earlier.name === later.name &&
				(!isAd(later) || earlier.adgroup_id === later.adgroup_id) &&
				this.areOne(earlier, later, lineage);
			if (earlier.deleted || !isOne) continue;
			if (!this.mayNotKnow(earlier, later, lineage)) {
				broken('It was created twice', { earlier, later });
			}
		}
	}

	/** By Execution, those of two executions are two, and those of two passes of a loop. */
	private areOne(earlier: Made, later: Made, lineage: Lineage): boolean {
		const { protection, batchSize } = this.world.settings;
		const maker = this.makerOf(earlier);
		if (lineage.isSwitched || maker?.isSwitched) return false;
		if (protection === 'name') return true;
		if (maker !== lineage) return false;
		if (batchSize === undefined) return true;
		// An ad group that a pass made has the ads of that pass alone.
		const parent = this.world.made.find(({ id }) => isAd(later) && id === later.adgroup_id);
		return parent !== undefined && this.makerOf(parent) === lineage;
	}

	private mayNotKnow(earlier: Made, later: Made, lineage: Lineage): boolean {
		const { settings, stepOf } = this.world;
		const { settleUnknown, skipExistingNames, protection } = settings;
		const maker = this.makerOf(earlier);
		const isOwn = maker === lineage && !lineage.isKilled;
		if (isOwn && this.isClear(earlier)) return false;
		const lags = this.service.options.lists?.lag !== undefined;
		const isSameStep = stepOf.get(earlier.arguments) === stepOf.get(later.arguments);
		// A list that can't be read, or is cut, proves no absence.
		if (!isSameStep && skipExistingNames && !lags) return false;
		const isShown = this.world.listCanBeRead && this.isAlone(earlier, later);
		if (isOwn && settleUnknown && protection === 'name' && isShown) return false;
		// Otherwise the service has to know the key, unless it has forgotten it.
		return earlier.idempotencyKey === undefined || earlier.idempotencyKey === later.idempotencyKey;
	}

	/** A second one of its name makes it doubtful which one a list shows. */
	private isAlone(made: Made, later: Made): boolean {
		const all = this.world.made.filter((one) => isAd(one) === isAd(later));
		const before = all.slice(0, all.indexOf(later));
		const namesakes = before.filter(
			({ name, deleted, adgroup_id: parent }) =>
				name === made.name && !deleted && (!isAd(made) || parent === made.adgroup_id),
		);
		return namesakes.length === 1;
	}

	/** Everything is in an item, in an error or in the log, by its ID or its key. */
	private isReported(made: Made, lineage: Lineage, executions: readonly Execution[]): void {
		const own = executions.find((one) => one.lineage === lineage);
		if (own && !own.report) return;
		// Where a call arrived after the run that sent it had ended, that run has told of its key.
		const text = own?.report?.text ?? lineage.told;
		if (text === '') return;
		const { id, idempotencyKey: key = '', name } = made;
		const isHidden = this.world.made.some(
			(one) =>
				isAd(one) === isAd(made) &&
				text.includes(one.id) &&
				// Of two that one call made, only the later one can be known; and an older one of the name, made
				// outside this node, is taken for it where no list tells.
				((one.idempotencyKey === key && one.id > id) ||
					(one.idempotencyKey === undefined && one.name === name && !this.world.listCanBeRead)),
		);
		const isNamed =
			text.includes(id) ||
			text.includes(key) ||
			(lineage.isSwitched && lineage.told.includes(key)) ||
			isHidden ||
			text.includes(`: ${name}, ID unknown`) ||
			own?.report?.created.some((one) => one.id === null && one.name === name) ||
			/may (?:already )?exist|was used before/.test(text);
		if (!isNamed) broken('It is reported nowhere', { made, text });
	}

	/** The good rows that an ad is of. */
	private rowsOf(made: Made, { rows }: Lineage): readonly SheetRow[] {
		const adGroup = this.parentOf(made);
		const name = adGroup && this.baseOf(adGroup);
		return rows.filter(
			(row) => isAd(made) && !isBad(row) && row.name === name && row.ad?.name === this.baseOf(made),
		);
	}

	private mayWait(made: Made, lineage: Lineage): boolean {
		const rows = this.rowsOf(made, lineage);
		return this.world.settings.startPaused || rows.some(({ ad }) => ad?.isPaused);
	}

	/** An ad comes into an ad group that its own execution made only when that is off. */
	private hasWaited(made: Made, lineage: Lineage): void {
		const { settings, mishaps, resumed } = this.world;
		if (!isAd(made) || !settings.startPaused || !mishaps.intoRunning.has(made.arguments)) return;
		const adGroup = this.parentOf(made);
		if (!adGroup || this.makerOf(adGroup) !== lineage) return;
		// A person has switched it on; or a server died before its pause, and nobody knows whose it is.
		if (resumed.has(adGroup) || lineage.isKilled) return;
		// An ad group from an earlier pass of a loop has another key; only its name is known.
		const isOfPass = settings.batchSize !== undefined && settings.protection === 'execution';
		if (isOfPass && settings.skipExistingNames) return;
		broken('An ad ran that was to wait', { made, adGroup });
	}

	/** A thing that was to be paused is, or a message says that it isn't. */
	private isPausedOrTold(made: Made, { text, rows }: Report, lineage: Lineage): void {
		const { id, status, ad_id: adId } = made;
		const key = isAd(made) ? 'ad_paused' : 'adgroup_paused';
		const idKey = isAd(made) ? 'ad_id' : 'adgroup_id';
		const nameKey = isAd(made) ? 'ad_name' : 'adgroup_name';
		const items = rows.flatMap(({ item }) => (item?.[idKey] === id ? [item] : []));
		const lines = text.split('\n').filter((line) => line.includes(`, ID ${id}`));
		const saysPaused =
			items.some((item) => item[key] === true) || lines.some((line) => line.includes(', paused'));
		// A person may have switched it on meanwhile.
		if (status === 'DISABLE' || this.world.resumed.has(made)) return;
		if (saysPaused) broken('It is not paused', { made, text });
		const own = this.rowsOf(made, lineage);
		const isItself = own.length > 0 && own.every(({ ad }) => ad?.isPaused);
		const parent = adId === '' ? undefined : this.parentOf(made);
		// As docs/guarantees.md says, an ad doesn't wait in an ad group that somebody has resumed since.
		if (!isItself && parent && this.world.resumed.has(parent)) return;
		const isWithParent = parent?.status === 'DISABLE';
		if (!isItself && (!this.world.settings.startPaused || isWithParent)) return;
		const isSaid = (item: IDataObject) =>
			Boolean(item.warnings) || Boolean(item.pause_error) || /paus/.test(String(item.error));
		// Of one whose ID no answer named, its own row says so; and of one that isn't known at all.
		const isHeard = rows.some(
			({ says, item }) =>
				item?.[nameKey] === made.name && !item[idKey] && (says === 'unknown' || isSaid(item)),
		);
		if (isHeard) return;
		if (!items.every(isSaid)) broken('It is on in silence', { made, text });
		if (!lines.every((line) => /paused/.test(line))) broken('It is on in silence', { made, text });
	}

	/** Nothing is paused that a person made or resumed, or that was not to be. */
	private areLeftAlone({ executions, made, pausing }: Happening): void {
		const { resumed, hasForgotten, outbox } = this.world;
		const forgets = hasForgotten || this.service.options.rememberKeysFor !== undefined;
		for (const one of this.world.made) {
			const idKey = isAd(one) ? 'ad_id' : 'adgroup_id';
			for (const call of pausing) {
				if (call.arguments[idKey] !== one.id) continue;
				const sender = outbox.senderOfPause(call.idempotencyKey);
				const senders = [...executions.map(({ lineage }) => lineage), ...(sender ? [sender] : [])];
				const { idempotencyKey: key = '' } = one;
				const isJoined = this.makerOf(one)?.isStopped === true;
				const isSent =
					senders.some((by) => outbox.keysOf(by).has(key)) ||
					(key !== '' && (isJoined || !this.isClear(one)));
				// Who meets an open call of the process, and sees in a list what it made, has it, too.
				if (!isSent) broken('Something was paused that no row created', { one });
			}
			const isOlder = this.paused.has(one);
			if (one.status === 'ENABLE') this.paused.delete(one);
			else this.paused.add(one);
			if (one.status === 'ENABLE' || isOlder) continue;
			if (forgets && !made.includes(one)) resumed.delete(one);
			const maker = this.makerOf(one);
			if (!maker || resumed.has(one)) broken('Something was paused that was none of ours', { one });
			const isToWait = [maker, ...executions.map(({ lineage }) => lineage)].some((lineage) =>
				this.mayWait(one, lineage),
			);
			if (!isToWait) broken('Something was paused that was not to be', { one });
		}
	}

	/** An item is true to its things: they exist, and are its own. */
	private isTrue(item: IDataObject, report: Report, lineage: Lineage): void {
		if (item.skipped === true) return;
		const { adGroups, madeAds } = this.world.sandbox;
		const adGroup = adGroups.find(({ id }) => id === item.adgroup_id);
		const ad = madeAds.find(({ id }) => id === item.ad_id);
		const isGiven = lineage.rows.some(({ hasId, ad: own }) => hasId || own?.hasId);
		if (typeof item.adgroup_id === 'string') {
			if (!adGroup) broken('An ad group never was', { item });
			if (!isGiven && adGroup.name !== item.adgroup_name) {
				broken('The ad group is another one', { item, adGroup });
			}
		}
		if (typeof item.ad_id === 'string') {
			if (!ad) broken('An ad never was', { item });
			if (!this.isRefused(item) && ad.adgroup_id !== item.adgroup_id) {
				broken('The ad is elsewhere', { item, ad });
			}
			if (!isGiven && ad.name !== item.ad_name) broken('The ad is another one', { item, ad });
		}
		this.isWhole(item, lineage);
		this.namesAdGroup(item, report, lineage);
		// A refused row keeps the IDs that it came with.
		const isTold = item.success === true || this.isRefused(item);
		if (!isTold && adGroup && !String(item.error).includes(adGroup.id)) {
			broken('The error does not say what exists', { item });
		}
		const [, told] = /ad group is there \(ID (\d+)/.exec(String(item.error)) ?? [];
		if (told !== undefined && item.adgroup_id !== told) {
			broken('The ID of an ad group is in the error alone', { item });
		}
		this.isDenied(item, lineage);
	}

	/** A row is only a success with all that it asks for. */
	private isWhole(item: IDataObject, { rows }: Lineage): void {
		if (item.success !== true || item.ad_name !== undefined) return;
		const name = this.world.baseName(item.adgroup_name);
		const isAlone = rows.some((row) => row.name === name && row.ad === undefined);
		if (!isAlone) broken('A row is a success without its ad', { item, rows });
	}

	/** A row whose ad group is known shows its ID, whatever came of its ad. */
	private namesAdGroup(item: IDataObject, { rows }: Report, lineage: Lineage): void {
		const name = this.world.baseName(item.adgroup_name);
		const all = this.world.sandbox.adGroups.filter((one) => this.baseOf(one) === name);
		const [own] = all;
		// A later pass of a loop may know more.
		if (this.world.settings.batchSize !== undefined) return;
		if (!own || all.length > 1 || this.makerOf(own) !== lineage || this.isRefused(item)) return;
		const isKnown = this.isClear(own) && rows.some((row) => row.item?.adgroup_id === own.id);
		if (isKnown && !own.deleted && item.adgroup_id !== own.id) {
			broken('A row doesn’t show its ad group', { item, own });
		}
	}

	private isRefused({ error_kind: kind }: IDataObject): boolean {
		return ['invalid', 'conflict'].includes(String(kind));
	}

	/** Nothing is said not to be there that this execution knows it made. */
	private isDenied(item: IDataObject, lineage: Lineage): void {
		const { error } = item;
		if (item.success !== false || this.isRefused(item)) return;
		if ('outcome_unknown' in item || /may (?:already )?exist|was used before/.test(String(error)))
			return;
		const [name, adName] = [item.adgroup_name, item.ad_name].map((one) => this.world.baseName(one));
		const rows = lineage.rows.filter((row) => row.name === name);
		if (rows.length > 1 || lineage.isChanged) return;
		const made = this.world.made.find((one) => {
			const parent = this.parentOf(one);
			const isOfRow = parent !== undefined && this.baseOf(parent) === name && !parent.deleted;
			const isItsAd = isAd(one) && adName !== '' && this.baseOf(one) === adName;
			// Of one whose ID couldn't be read, a warning tells.
			const isUntold = isAd(one) ? isItsAd && !item.ad_id : !item.adgroup_id && !item.warnings;
			return isOfRow && isUntold && !one.deleted && lineage.known.has(one.arguments);
		});
		if (made) broken('Something is reported as not created', { item, made });
	}
}
