import { tools } from '../contract/tools';
import { changesOf } from './operation';

/**
 * Deletes what every row names. Since July 2026 a tool that deletes does nothing without
 * `confirm_delete` (Adspirer's changelog).
 */
export const deletion = changesOf(
	'Delete',
	'deleted',
	{ confirm_delete: true },
	{
		adGroup: {
			tool: tools.deleteAdGroup,
			description: 'Permanently delete an ad group and its ads',
			action: 'Delete ad group and its ads permanently',
			notice: "Deleting an ad group also deletes its ads. You can't undo this.",
		},
		ad: {
			tool: tools.deleteAd,
			description: 'Permanently delete an ad',
			action: 'Delete ad permanently',
			notice: "You can't undo this.",
		},
	},
);
