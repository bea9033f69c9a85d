import { words } from '../../parse/words';
import type { HeadingTable } from './target';

/** Columns that say what a row is about: the account, the campaign and the ad group. */
export const identity = {
	headings: {
		advertiser_id: words(
			'advertiser_id | advertiser account | account ID | ad account ID',
			'advertiser account ID | account no | account number | aadvid | Konto-ID',
			'Werbekonto-ID | Werbekonto ID | Kontonummer | ID du compte | ID compte',
			'identifiant du compte | ID annonceur | ID du compte publicitaire | ID de cuenta',
			'ID de la cuenta | ID cuenta | ID de cuenta publicitaria | ID del anunciante',
			'ID da conta | ID conta | ID da conta de anúncios | ID do anunciante | アカウントID',
			'広告アカウントID | 広告主ID',
			'ID account | ID dell’account | ID inserzionista | ID dell’account pubblicitario',
			'advertentieaccount-ID | ID advertentieaccount | adverteerder-ID',
		),
		campaign_id: words(
			'campaign_id | campaign URL | campaign link | ID of campaign | Kampagnen-ID',
			'Kampagne ID | Kampagnen-Link | Kampagnen-URL | ID der Kampagne | ID campagne',
			'ID de campagne | ID de la campagne | identifiant de campagne | lien de la campagne',
			'ID de campaña | ID campaña | ID de la campaña | URL de la campaña | ID da campanha',
			'ID campanha | ID de campanha | link da campanha | URL da campanha | キャンペーンID',
			'キャンペーンURL',
			'ID campagna | ID della campagna | URL campagna | URL della campagna | campagne-ID',
			'campagne-URL | ID van campagne',
		),
		adgroup_name: words(
			'adgroup_name | ad group | adgroup | ad groups | name of ad group | ad set | adset',
			'ad set name | adset name | new ad group | Anzeigengruppe | Anzeigengruppenname',
			'Name der Anzeigengruppe | Anzeigengruppen-Name | Anzeigengruppe Name | AdGroup-Name',
			'groupe d’annonces | nom du groupe d’annonces | groupe de publicités | nom du groupe',
			'nom du groupe de publicités | ensemble de publicités',
			'nom de l’ensemble de publicités | grupo de anuncios | nombre del grupo de anuncios',
			'nombre de grupo de anuncios | conjunto de anuncios | nombre del conjunto de anuncios',
			'nombre del grupo | grupo de anúncios | nome do grupo de anúncios | nome do grupo',
			'conjunto de anúncios | nome do conjunto de anúncios | 広告グループ | 広告グループ名',
			'広告セット | 広告セット名',
			'gruppo di annunci | gruppo annunci | nome gruppo di annunci',
			'nome del gruppo di annunci | gruppo di inserzioni | nome del gruppo di inserzioni',
			'nome gruppo | nome del gruppo | advertentiegroep | naam advertentiegroep',
			'advertentiegroepnaam | naam van advertentiegroep | advertentieset',
			'naam advertentieset | naam van de advertentiegroep',
		),
		adgroup_id: words(
			'adgroup_id | ad group ID | existing ad group ID | ad set ID | adset ID',
			'existing_adgroup_id | Anzeigengruppen-ID | ID der Anzeigengruppe',
			'ID du groupe d’annonces | ID groupe d’annonces | ID del grupo de anuncios',
			'ID grupo de anuncios | ID do grupo de anúncios | ID grupo de anúncios',
			'広告グループID | 広告セットID',
			'ID gruppo di annunci | ID del gruppo di annunci | ID gruppo di inserzioni',
			'ID del gruppo di inserzioni | advertentiegroep-ID | ID advertentiegroep',
			'advertentieset-ID',
		),
		new_name: words(
			'new name | new ad group name | new adgroup name | new ad set name | name new | rename to',
			'neuer Name | neuer Anzeigengruppenname | nouveau nom | nouveau nom du groupe d’annonces',
			'nuevo nombre | nuevo nombre del grupo de anuncios | novo nome',
			'novo nome do grupo de anúncios | 新しい名前 | 新名称 | 新しい広告グループ名 | 変更後の名前',
			'nuovo nome | nuovo nome del gruppo di annunci | nieuwe naam',
		),
	},
	generalHeadings: {
		adgroup_name: words(
			'name | Bezeichnung | nom | nombre | nome | naam | 名前 | 名称 | ad group label',
		),
	},
	namesOrIds: {
		advertiser_id: words(
			'account | ad account | advertiser | Konto | Werbekonto | compte | annonceur',
			'compte publicitaire | cuenta | cuenta publicitaria | anunciante | conta',
			'conta de anúncios | inserzionista | adverteerder | advertentieaccount | アカウント | 広告アカウント | 広告主',
		),
		campaign_id: words(
			'campaign | campaigns | Kampagne | campagne | campaña | campanha | campagna | キャンペーン',
		),
	},
} satisfies HeadingTable;
