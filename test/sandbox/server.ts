import { http } from '../platform';
import { accountsOf } from './accounts';
import { failure } from './answers';
import { deliver, send } from './delivery';
import type { SandboxOptions, SandboxQuota } from './options';
import { Reception, type ReceivedCall } from './reception';
import { Service } from './service';
import type { Store, Thing } from './store';

export interface Sandbox {
	/** The base address, without a slash at the end. */
	readonly url: string;
	readonly calls: ReceivedCall[];
	/** Every ad group ever created, in order. A test may empty the array. */
	readonly adGroups: Thing[];
	/** Every ad ever created, in order. */
	readonly madeAds: Thing[];
	quota: SandboxQuota;
	options: SandboxOptions;
	callsTo(tool: string): ReceivedCall[];
	/** Adds one as if made in TikTok long ago, unchecked and free; lists show it whatever their lag. */
	addAdGroup(args: { campaign_id: string; adgroup_name: string; [name: string]: unknown }): Thing;
	/** The same for an ad in an ad group; a name and an ad group are enough. */
	addAd(args: { adgroup_id: string; ad_name: string; [name: string]: unknown }): Thing;
	forgetKeys(): void;
	/** Waits until no tool is at work any more, also for callers that are gone. */
	idle(): Promise<void>;
	/** Cuts all connections and frees the port; afterwards nothing of the sandbox keeps running. */
	close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const closing = new AbortController();
	const reception = new Reception();
	const service = new Service({ ...options }, closing.signal);

	const server = http.createServer(async (request, response) => {
		const call = await reception.receive(request);
		if (!call) return;
		const exchange = { call, response, closing: closing.signal };
		try {
			await deliver(exchange, await service.handle(call));
		} catch (error) {
			const text = error instanceof Error ? error.message : String(error);
			send(exchange, failure(500, call.tool, `The sandbox itself failed: ${text}`));
		}
	});
	// Longer than any client keeps an idle connection, so that none is closed under a new request.
	server.keepAliveTimeout = 120_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;

	const { adgroup_id: adGroups, ad_id: ads } = service.stores;
	const addOld = (store: Store, args: Record<string, unknown>, campaign: unknown) => {
		const advertiser_id = String(args.advertiser_id ?? accountsOf(service.options)[0]?.id);
		return store.add({ arguments: args, advertiser_id, campaign_id: String(campaign) }, true);
	};

	return Object.assign(service, {
		url: `http://127.0.0.1:${port}`,
		calls: reception.calls,
		adGroups: adGroups.all,
		madeAds: ads.all,
		callsTo: (tool: string) => reception.calls.filter((call) => call.tool === tool),
		addAdGroup: (args: Parameters<Sandbox['addAdGroup']>[0]) =>
			addOld(adGroups, args, args.campaign_id),
		addAd(args: Parameters<Sandbox['addAd']>[0]) {
			const adGroup = adGroups.all.find(({ id }) => id === args.adgroup_id);
			return addOld(ads, args, adGroup?.campaign_id ?? '');
		},
		forgetKeys: () => service.keys.clear(),
		async close() {
			closing.abort();
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	});
}
