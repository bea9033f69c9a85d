import { tools } from '../contract/tools';
import type { AdGroup, Created } from '../response/result';
import { identityOf } from './identity';
import type { CreatedEntry } from './journalEntry';

type Values = Readonly<Record<string, unknown>>;

/** The ad group of a row that has its ID: it is done, whatever else the row says. */
export function adGroupWithId(adgroupId: string, values: Values): Created {
	return {
		adGroup: { ...namesIn(values), adgroupId, alreadyCreated: 'given ID' },
		key: null,
		answer: { tool: tools.createAdGroup.name, text: '' },
	};
}

/** An ad group that an earlier try of the execution created. */
export function adGroupInJournal(entry: CreatedEntry): Created {
	const { id, key, sent, text, structured, content, isCut } = entry;
	return {
		adGroup: { ...namesIn(sent), adgroupId: id, alreadyCreated: 'earlier try' },
		key,
		answer: {
			tool: tools.createAdGroup.name,
			text,
			...(structured !== undefined && { structured }),
			...(content !== undefined && { content }),
			...(isCut && { isCut }),
		},
	};
}

/** An ad group that a campaign's list shows, whether a call of this node's created it or not. */
export function adGroupInList(
	adgroupId: string,
	{ sent, key }: { readonly sent: Values; readonly key: string },
	alreadyCreated: 'found in list' | 'same name',
): Created {
	const idFromList = alreadyCreated === 'found in list' && ({ idFromList: true } as const);
	return {
		adGroup: { ...namesIn(sent), adgroupId, alreadyCreated, ...idFromList },
		key: alreadyCreated === 'same name' ? null : key,
		answer: { tool: tools.createAdGroup.name, text: '' },
	};
}

function namesIn(values: Values): Pick<AdGroup, 'adgroupName' | 'campaignId'> {
	const { adgroupName = '', campaignId = '' } = identityOf(values) ?? {};
	return { adgroupName, campaignId };
}
