import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { Creation } from '../../nodes/AdspirerTikTok/contract/creation';
import type { Sandbox } from '../sandbox';
import type { NodeSettings, SheetRow } from './history';
import { names } from './service';

const campaign = '1790000000000000001';
const parentOfAds = '1800000000000000001';

/** Something that the service has: of the histories' tests an ad group, or an ad. */
export type Made = Sandbox['adGroups'][number];

/** The names and IDs that a sheet is written with. */
interface Written {
	/** The name of the thing of a row. */
	readonly called: (name: string) => string;
	/** The ID of what is there under a name, empty if nothing is. */
	readonly idOf: (name: string, parentId?: string) => string;
}

/** A kind of thing that a history creates, in sheet and form. Two rows of a name may differ in a value. */
export interface Thing {
	readonly creation: Creation;
	/** The creation of things inside it. */
	readonly inside?: Creation;
	readonly madeIn: (sandbox: Sandbox) => readonly Made[];
	/** Adds one as a person does in TikTok, of a row's name and what that is called. */
	readonly add: (sandbox: Sandbox, called: string, name?: string) => void;
	readonly valueOf: (made: Made) => number;
	readonly idColumn: string;
	readonly cells: (row: SheetRow, written: Written) => IDataObject;
	readonly form: (name: string, value: string) => INodeParameters;
	readonly change: string;
}

/** The names of a media plan's ad groups, and of their ads. */
export const namesOfPlan = { adGroups: [names[0], names[2]], ads: [names[1], names[3]] } as const;

const isOfAds = (name: unknown) => namesOfPlan.ads.some((one) => one === name);

const creative = {
	'Landing page': 'https://example.com/',
	'Video URL': 'https://example.com/1.mp4',
};

export const things: Readonly<Record<'adGroup' | 'ad' | 'plan', Thing>> = {
	adGroup: {
		creation: adGroup,
		madeIn: ({ adGroups }) => adGroups,
		add: (sandbox, adgroup_name) =>
			void sandbox.addAdGroup({ campaign_id: campaign, adgroup_name }),
		valueOf: ({ budget }) => budget,
		idColumn: 'Ad group ID',
		cells: ({ name, budget, hasId }, { called, idOf }) => ({
			name: called(name),
			budget,
			Country: 'US',
			'Ad group ID': hasId ? idOf(name) : '',
		}),
		form: (adgroupName, budget) => ({ adgroupName, budget, locations: ['6252001'] }),
		change: '{"bid_price": 2}',
	},
	ad: {
		creation: ad,
		madeIn: ({ madeAds }) => madeAds,
		add: (sandbox, ad_name) =>
			void sandbox.addAd({ adgroup_id: parentOfAds, ad_name, ad_text: '50' }),
		valueOf: ({ arguments: sent }) => Number(sent.ad_text),
		idColumn: 'Ad ID',
		cells: ({ name, budget, hasId }, { called, idOf }) => ({
			name: called(name),
			budget,
			'Ad text': `${budget}`,
			'Ad group ID': parentOfAds,
			...creative,
			'Ad ID': hasId ? idOf(name) : '',
		}),
		form: (adName, adText) => ({
			adName,
			adText,
			adgroupId: { __rl: true, mode: 'id', value: parentOfAds },
			landingPageUrl: creative['Landing page'],
			videoUrl: creative['Video URL'],
		}),
		change: '{"disclaimer_text": "Terms apply"}',
	},
	plan: {
		creation: adGroup,
		inside: ad,
		madeIn: ({ adGroups, madeAds }) => [...adGroups, ...madeAds],
		add: (sandbox, called, name) => {
			if (!isOfAds(name)) {
				sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: called });
				return;
			}
			const adgroup_id = sandbox.adGroups.at(-1)?.id;
			if (adgroup_id) sandbox.addAd({ adgroup_id, ad_name: called, ad_text: '50' });
		},
		valueOf: ({ ad_id, budget, arguments: sent }) => (ad_id === '' ? budget : Number(sent.ad_text)),
		idColumn: 'Ad group ID',
		cells: (row, written) => ({
			'Ad group': written.called(row.name),
			'Daily budget': row.budget,
			Country: 'US',
			'Ad group ID': row.hasId ? written.idOf(row.name) : '',
			...cellsOfAd(row, written),
		}),
		form: () => ({}),
		change: '{"bid_price": 2}',
	},
};

function cellsOfAd({ ad: own, name, hasId }: SheetRow, { called, idOf }: Written): IDataObject {
	if (!own) return { 'Ad name': '', 'Ad text': '', 'Landing page': '', 'Video URL': '' };
	const parentId = hasId ? idOf(name) : '';
	return {
		'Ad name': called(own.name),
		'Ad text': own.text,
		...creative,
		'Ad status': own.isPaused ? 'Paused' : '',
		'Ad ID': own.hasId && parentId !== '' ? idOf(own.name, parentId) : '',
	};
}

/** The day that a row of a name starts on, where dates are in two orders, and in which it is written. */
export function startOf(name: string) {
	const isFirst = names.findIndex((one) => one === name) % 2 === 0;
	return isFirst
		? ({ day: '2030-06-05', order: 'dayMonthYear' } as const)
		: ({ day: '2030-05-06', order: 'monthDayYear' } as const);
}

/** A row's start, as the sheet has it. */
export function cellsOfStart(
	name: string,
	starts: NodeSettings['starts'],
	today: string,
): IDataObject {
	if (starts === 'never') return {};
	if (starts === 'today') return { 'Start date': today };
	return { 'Start date': '05/06/2030', Notes: startOf(name).order };
}

export const addParentOfAds = (sandbox: Sandbox) =>
	sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'The ads’' });
