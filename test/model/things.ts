import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { Creation } from '../../nodes/AdspirerTikTok/contract/creation';
import type { Sandbox } from '../sandbox';

const campaign = '1790000000000000001';
const parentOfAds = '1800000000000000001';

/** Something that the service has: of the histories' tests an ad group, or an ad. */
export type Made = Sandbox['adGroups'][number];

/** What a history creates, and how the sheet and the form say it. Two rows of a name may differ in a value. */
export interface Thing {
	readonly creation: Creation;
	readonly madeIn: (sandbox: Sandbox) => Made[];
	/** Adds one as a person does in TikTok. */
	readonly add: (sandbox: Sandbox, name: string) => void;
	readonly valueOf: (made: Made) => number;
	readonly idColumn: string;
	readonly cells: (value: number) => IDataObject;
	readonly form: (name: string, value: string) => INodeParameters;
	readonly change: string;
}

const creative = {
	'Landing page': 'https://example.com/',
	'Video URL': 'https://example.com/1.mp4',
};

export const things: Readonly<Record<'adGroup' | 'ad', Thing>> = {
	adGroup: {
		creation: adGroup,
		madeIn: ({ adGroups }) => adGroups,
		add: (sandbox, adgroup_name) =>
			void sandbox.addAdGroup({ campaign_id: campaign, adgroup_name }),
		valueOf: ({ budget }) => budget,
		idColumn: 'Ad group ID',
		cells: (budget) => ({ budget, Country: 'US' }),
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
		cells: (text) => ({ 'Ad text': `${text}`, 'Ad group ID': parentOfAds, ...creative }),
		form: (adName, adText) => ({
			adName,
			adText,
			adgroupId: { __rl: true, mode: 'id', value: parentOfAds },
			landingPageUrl: creative['Landing page'],
			videoUrl: creative['Video URL'],
		}),
		change: '{"disclaimer_text": "Terms apply"}',
	},
};

export const addParentOfAds = (sandbox: Sandbox) =>
	sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: 'The ads’' });
