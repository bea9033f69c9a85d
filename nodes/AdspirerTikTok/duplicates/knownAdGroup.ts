import { tools } from '../contract/tools';
import type { CreatedAdGroup } from '../response/result';
import { identityOf } from './identity';
import type { CreatedEntry } from './journalEntry';

type Values = Readonly<Record<string, unknown>>;

/** The ad group of a row that has its ID: it is done, whatever else the row says. */
export function adGroupWithId(adgroupId: string, values: Values): CreatedAdGroup {
	return {
		...namesIn(values),
		adgroupId,
		key: null,
		alreadyCreated: 'given ID',
		answer: { tool: tools.createAdGroup.name, text: '' },
	};
}

/** An ad group that an earlier try of the execution created. */
export function adGroupInJournal(entry: CreatedEntry): CreatedAdGroup {
	const { id, key, sent, text, structured, content, isCut } = entry;
	return {
		...namesIn(sent),
		adgroupId: id,
		key,
		alreadyCreated: 'earlier try',
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
): CreatedAdGroup {
	return {
		...namesIn(sent),
		adgroupId,
		key: alreadyCreated === 'same name' ? null : key,
		alreadyCreated,
		answer: { tool: tools.createAdGroup.name, text: '' },
	};
}

function namesIn(values: Values): { adgroupName: string; campaignId: string } {
	const { adgroupName = '', campaignId = '' } = identityOf(values) ?? {};
	return { adgroupName, campaignId };
}
