import { parseAdGroupId, parseCampaign, parseName } from '../../parse/text';
import { id, name } from '../schemas';
import { fieldOf, fieldsOf, orUnchanged, parseOneId } from './field';
import type { Column, CreationField, FieldEntry, FieldOf } from './field';
import { money, moneyColumns, schedule } from './money';
import { delivery, placement, placementColumns } from './placement';
import { ageColumns, locations, targeting } from './targeting';

export type { Field, FieldOf, Headings, ParseContext } from './field';
export { parsePlacementCell } from './placement';

/** What a row is about: the account, the campaign and the ad group. */
const identity = {
	advertiser_id: {
		schema: id.optional(),
		label: 'Advertiser Account',
		type: 'resourceLocator',
		description:
			'The TikTok ad account. Leave empty if only one is connected to Adspirer. Opening the list is free. Find the ID in TikTok Ads Manager at the top right, under the account name.',
		parse: orUnchanged(parseOneId),
		headings: {
			en: 'Account ID | Ad account ID || advertiser_id | advertiser account | advertiser account ID | account no | account number | aadvid',
			de: 'Konto-ID || Werbekonto-ID | Kontonummer',
			fr: 'ID du compte || ID compte | identifiant du compte | ID annonceur | ID du compte publicitaire',
			es: 'ID de cuenta || ID de la cuenta | ID cuenta | ID de cuenta publicitaria | ID del anunciante',
			pt: 'ID da conta || ID conta | ID da conta de anúncios | ID do anunciante',
			it: 'ID account || ID dell’account | ID inserzionista | ID dell’account pubblicitario',
			nl: 'Advertentieaccount-ID || ID advertentieaccount | adverteerder-ID',
			ja: 'アカウントID || 広告アカウントID | 広告主ID',
			ko: '광고 계정 ID || 계정 ID | 광고주 ID',
		},
		namesOrIds: {
			others:
				'account | ad account | advertiser | Konto | Werbekonto | compte | annonceur | compte publicitaire | cuenta | cuenta publicitaria | anunciante | conta | conta de anúncios | inserzionista | adverteerder | advertentieaccount | アカウント | 広告アカウント | 広告主 | 광고 계정 | 계정',
		},
	},
	campaign_id: {
		schema: id,
		required: true,
		label: 'Campaign',
		type: 'resourceLocator',
		description:
			'The campaign to add the ad group to. Opening the list may use one call of your quota, at most every five minutes. Find the ID in TikTok Ads Manager, in the Campaign ID column. Keep IDs as text in spreadsheets.',
		parse: (value) => {
			const campaign = parseCampaign(value);
			return 'value' in campaign ? { ...campaign, value: campaign.value.id } : campaign;
		},
		headings: {
			en: 'Campaign ID | Campaign URL || campaign link | ID of campaign',
			de: 'Kampagnen-ID || Kampagne ID | Kampagnen-Link | Kampagnen-URL | ID der Kampagne',
			fr: 'ID de campagne || ID campagne | ID de la campagne | identifiant de campagne | lien de la campagne',
			es: 'ID de campaña || ID campaña | ID de la campaña | URL de la campaña',
			pt: 'ID da campanha || ID campanha | ID de campanha | link da campanha | URL da campanha',
			it: 'ID campagna || ID della campagna | URL campagna | URL della campagna',
			nl: 'Campagne-ID || campagne-URL | ID van campagne',
			ja: 'キャンペーンID || キャンペーンURL',
			ko: '캠페인 ID || 캠페인 URL | 캠페인 링크',
		},
		namesOrIds: {
			others:
				'campaign | campaigns | Kampagne | campagne | campaña | campanha | campagna | キャンペーン | 캠페인',
		},
	},
	adgroup_name: {
		schema: name,
		required: true,
		label: 'Ad Group Name',
		type: 'string',
		placeholder: 'e.g. US – 18-34 – Spring Sale',
		description: 'Name of the new ad group, up to 512 characters',
		parse: parseName,
		update: {
			argument: 'name',
			description: 'The new name, up to 512 characters',
			parse: orUnchanged(parseName),
			// A column Ad group holds the name that it has.
			column: 'new_name',
		},
		headings: {
			en: 'Ad group | Ad set || adgroup_name | ad groups | name of ad group | ad set name | new ad group',
			de: 'Anzeigengruppe || Anzeigengruppenname | Name der Anzeigengruppe | Anzeigengruppe Name',
			fr: 'Groupe d’annonces || nom du groupe d’annonces | groupe de publicités | nom du groupe | nom du groupe de publicités | ensemble de publicités | nom de l’ensemble de publicités',
			es: 'Grupo de anuncios || nombre del grupo de anuncios | nombre de grupo de anuncios | conjunto de anuncios | nombre del conjunto de anuncios | nombre del grupo',
			pt: 'Grupo de anúncios || nome do grupo de anúncios | nome do grupo | nome do conjunto de anúncios',
			it: 'Gruppo di annunci || gruppo annunci | nome gruppo di annunci | nome del gruppo di annunci | gruppo di inserzioni | nome del gruppo di inserzioni | nome gruppo | nome del gruppo',
			nl: 'Advertentiegroep || naam advertentiegroep | advertentiegroepnaam | naam van advertentiegroep | advertentieset | naam advertentieset | naam van de advertentiegroep',
			ja: '広告グループ名 || 広告グループ | 広告セット | 広告セット名',
			ko: '광고그룹 || 광고그룹명 | 광고 그룹 이름 | 광고세트 | 광고세트명',
		},
		general: {
			en: 'Name || ad group label',
			others: 'Bezeichnung | nom | nombre | nome | naam | 名前 | 名称',
		},
	},
} satisfies Record<string, CreationField>;

/** The ad group that an operation on one is about; a column of it marks a row that is done in Create. */
const adgroupId = {
	required: true,
	label: 'Ad Group ID',
	type: 'string',
	placeholder: 'e.g. 1800000000000000001',
	description:
		'The ad group, usually from a column. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
	parse: parseAdGroupId,
	headings: {
		en: 'Ad group ID || existing ad group ID | ad set ID',
		de: 'Anzeigengruppen-ID || ID der Anzeigengruppe',
		fr: 'ID du groupe d’annonces || ID groupe d’annonces',
		es: 'ID del grupo de anuncios || ID grupo de anuncios',
		pt: 'ID do grupo de anúncios',
		it: 'ID gruppo di annunci || ID del gruppo di annunci | ID gruppo di inserzioni | ID del gruppo di inserzioni',
		nl: 'Advertentiegroep-ID || ID advertentiegroep | advertentieset-ID',
		ja: '広告グループID || 広告セットID',
		ko: '광고그룹 ID || 광고세트 ID',
	},
} satisfies FieldEntry;

/** Columns that Update alone uses. */
const identityColumns = {
	adgroup_id: adgroupId,
	new_name: {
		label: 'New name',
		parse: parseName,
		headings: {
			en: 'New name | Rename to || new ad group name | new ad set name | name new',
			de: 'Neuer Name || neuer Anzeigengruppenname',
			fr: 'Nouveau nom || nouveau nom du groupe d’annonces',
			es: 'Nuevo nombre || nuevo nombre del grupo de anuncios',
			pt: 'Novo nome || novo nome do grupo de anúncios',
			it: 'Nuovo nome || nuovo nome del gruppo di annunci',
			nl: 'Nieuwe naam',
			ja: '新しい名前 || 新名称 | 新しい広告グループ名 | 変更後の名前',
			ko: '새 이름 || 변경 이름',
		},
	},
} satisfies Record<string, Column>;

/**
 * Everything that is known about an argument of the creation, by its name and in the form's order:
 * its schema, its field, how it is read, its headings, and what Update does with it.
 */
export const fields = {
	...identity,
	...locations,
	...money,
	...schedule,
	...placement,
	...targeting,
	...delivery,
};

/** One of the 25 arguments. */
export type ArgumentName = keyof typeof fields;

/** Columns that plans have and the tool hasn't; `rows` turns them into arguments. */
const otherColumns = {
	...identityColumns,
	...moneyColumns,
	...placementColumns,
	...ageColumns,
};

/** What a column can fill: an argument, or what becomes one. */
export type ColumnName = ArgumentName | keyof typeof otherColumns;

/** Every column that Map Automatically knows. */
export const columns: Readonly<Record<ColumnName, Column>> = { ...fields, ...otherColumns };

/** The fields of Create, in the order in which they are read and shown. */
export const creationFields: ReadonlyArray<CreationField & FieldOf> =
	fieldsOf<CreationField>(fields);

/** The account that an operation is for. */
export const accountField: FieldOf = fieldOf('advertiser_id', fields.advertiser_id);

/** The campaign of a list of ad groups, which may be left out. */
export const campaignFilter: FieldOf = {
	...fieldOf('campaign_id', fields.campaign_id),
	required: undefined,
};

/** The fields that say which ad group an operation is about. */
export const whichFields: readonly FieldOf[] = [fieldOf('adgroup_id', adgroupId), accountField];

/** The fields of what Update can change. */
export const updateFields: readonly FieldOf[] = creationFields.flatMap(({ update, ...field }) => {
	const inCollection = { collection: 'updateFields', required: undefined, addition: undefined };
	return update ? [{ ...field, ...update, ...inCollection }] : [];
});

/** The label of the field that fills an argument; the argument's own name where none does. */
export function labelOf(argument: string): string {
	const field = creationFields.find((one) => one.argument === argument);
	return field?.label ?? (argument === 'adgroup_id' ? adgroupId.label : argument);
}
