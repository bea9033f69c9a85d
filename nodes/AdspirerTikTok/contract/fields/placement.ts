import { parseChoice, parsePlacement } from '../../parse/choice';
import { parseWordList } from '../../parse/list';
import { parseLocations } from '../../parse/locations';
import { orEmptyWord, orNoRestriction } from '../../parse/knownWord';
import { onlyEntry } from '../../parse/cell';
import * as choices from '../choices';
import { apiName, id, listOf, oneOf as oneOfValues, pixelId } from '../schemas';
import {
	oneOf,
	orUnchanged,
	parsePixelId,
	withoutDefault,
	type Column,
	type CreationField,
	type Parser,
} from './field';

const parseLocationsOfRow: Parser = (value, context) =>
	parseLocations(value, choices.countryIndex(), context);

/** Where the people are who see the ads. */
export const locations = {
	location_ids: {
		schema: listOf(id, '6252001').optional(),
		parameter: 'locations',
		addition: {
			parameter: 'locationIds',
			collection: 'targeting',
			label: 'Location IDs',
			type: 'string',
			placeholder: 'e.g. 6252001, 2635167',
			description:
				"TikTok's IDs of regions, cities or countries, comma-separated, in addition to 'Locations'. Find them with this node's 'Targeting' resource.",
		},
		label: 'Locations',
		type: 'multiOptions',
		choices: choices.countries,
		description:
			"Countries to target. With an expression, enter names, codes such as US, or IDs, comma-separated. TikTok doesn't serve every country listed. Enter regions and cities in 'Location IDs' under 'Targeting'.",
		parse: parseLocationsOfRow,
		update: {
			description:
				'The countries to target from now on, instead of the current ones. With an expression, enter names, codes such as US, or IDs.',
			parse: orUnchanged(withoutDefault(parseLocationsOfRow)),
		},
		headings: {
			en: 'Country | Country/Region | Geo | Market | Location || location_ids | locations | location ID | countries | market code | ISO | ISO code | ISO country code | country or region | region/country | country name | country names | country/territory | countries/regions | country/market | market/country | target geo | geo/country | country/geo | geo IDs | geo ID | targeted countries | targeted locations | country code | country codes | geos | geo targeting | geotargeting | geography | markets | target country | target countries | target market | target location | target locations | location targeting | territory | geo target | geo location | nation | nations | territories | country ISO | country(s) | country/ies',
			de: 'Land | Zielland || Land/Region | Länder/Regionen | Länder | Zielländer | Standort | Standorte | Markt | Märkte | Ländercode | Geo-Targeting | Standort-IDs | Zielmarkt',
			fr: 'Pays || pays/région | pays cible | pays ciblés | marché | localisation | localisations | zone géographique | zone | ciblage géographique | lieu | lieux | lieux géographiques',
			es: 'País || país/región | países | mercado | mercados | ubicación | ubicaciones | localización | geolocalización | segmentación geográfica | país objetivo',
			pt: 'País | Localização || país/região | localizações | geolocalização | segmentação geográfica | praça | praças | país alvo',
			it: 'Paese || paesi | nazione | nazioni | paese target | paesi target | mercati | località | localizzazione | area geografica | paese/regione',
			nl: 'Land | Landen || doelland | doellanden | doelmarkt | markten | locatie | locaties | landcode | land/regio',
			ja: '国 | 配信地域 || 国名 | 対象国 | 配信国 | 地域 | 配信エリア | エリア | 対象地域 | ターゲット地域 | 国・地域 | 国/地域 | ロケーション',
		},
		general: {
			others:
				'region | regions | region/market | market/region | regiones | região | regione | regioni | regio',
		},
	},
} satisfies Record<string, CreationField>;

/** Where the ads appear, and what conversions they are optimized for. */
export const placement = {
	placement_type: {
		schema: oneOfValues(choices.placementTypes).optional(),
		label: 'Placement Type',
		type: 'options',
		choices: choices.placementTypes,
		description: 'Who chooses where the ads appear',
		parse: orNoRestriction((value) => parseChoice(onlyEntry(value), choices.placementTypes)),
		headings: {
			en: 'Placement type || placement_type | placement mode | type of placement',
			de: 'Platzierungstyp || Platzierungsart',
			fr: 'Type de placement',
			es: 'Tipo de ubicación',
			pt: 'Tipo de posicionamento',
			it: 'Tipo di posizionamento || tipo posizionamento',
			nl: 'Type plaatsing || plaatsingstype',
			ja: '配置タイプ || 配信面タイプ | プレースメントタイプ',
		},
	},
	/** Its column is `placement`, which may hold the kind of placement too. */
	placements: {
		schema: listOf(apiName('PLACEMENT_TIKTOK'), 'PLACEMENT_TIKTOK').optional(),
		label: 'Placements',
		type: 'multiOptions',
		choices: choices.placements,
		description: 'Where the ads appear. Used for rows with manual placement.',
		parse: orNoRestriction((value) =>
			parseWordList(value, (entry) => parseChoice(entry, choices.placements)),
		),
	},
	pixel_id: {
		schema: pixelId.optional(),
		label: 'Pixel ID',
		type: 'string',
		placeholder: 'e.g. 7090000000000000001',
		description:
			'The TikTok pixel that tracks conversions. Find the ID in TikTok Ads Manager under Tools, Events. Only used with the objective Conversions.',
		parse: orEmptyWord(parsePixelId),
		headings: {
			en: 'Pixel | Pixel ID || pixel_id | pixels | pixel code | TikTok pixel',
			de: 'Pixel-ID',
			fr: 'ID du pixel || ID pixel',
			es: 'ID de píxel || ID del píxel | píxel',
			pt: 'ID do pixel',
			it: 'Pixel | ID pixel || ID pixel TikTok',
			nl: 'Pixel-ID || pixelcode',
			ja: 'ピクセルID || ピクセル | ピクセルコード',
		},
	},
	optimization_event: {
		schema: apiName('COMPLETE_PAYMENT').optional(),
		label: 'Optimization Event',
		type: 'options',
		choices: choices.optimizationEvents,
		description: 'The pixel event to optimize for. Required with a pixel.',
		parse: orEmptyWord(oneOf(choices.optimizationEvents)),
		headings: {
			en: 'Event | Conversion event || optimization_event | optimisation event | pixel event | optimize for | optimise for',
			de: 'Ereignis | Optimierungsereignis || Optimierungs-Event | Conversion-Event | Conversion-Ereignis | Pixel-Event',
			fr: 'Événement || événement d’optimisation | événement de conversion | événement du pixel',
			es: 'Evento || evento de optimización | evento de conversión | evento del píxel',
			pt: 'Evento || evento de otimização | evento de conversão | evento do pixel',
			it: 'Evento || evento di ottimizzazione | evento di conversione | evento del pixel | evento pixel',
			nl: 'Gebeurtenis || optimalisatiegebeurtenis | conversiegebeurtenis | conversie-event',
			ja: 'イベント || 最適化イベント | コンバージョンイベント | CVイベント | CV地点',
		},
	},
} satisfies Record<string, CreationField>;

/** Reads the one Placement column of a sheet: the kind of placement, or the placements. */
export function parsePlacementCell(value: unknown): ReturnType<typeof parsePlacement> {
	return parsePlacement(value, choices.placementTypes, choices.placements, 'PLACEMENT_TYPE_NORMAL');
}

/** The kind of placement or the placements, whichever the cell names. */
export const placementColumns = {
	placement: {
		label: 'Placements',
		parse: parsePlacementCell,
		headings: {
			en: 'Placement | Placements || ad placement | ad placements',
			de: 'Platzierung || Platzierungen',
			fr: 'Emplacement || emplacements | placements publicitaires',
			es: 'Ubicación de anuncios || ubicaciones de anuncios | posicionamiento',
			pt: 'Posicionamento || posicionamentos',
			it: 'Posizionamento || posizionamenti',
			nl: 'Plaatsing || plaatsingen',
			ja: '配信面 || 配置 | プレースメント | 掲載面 | 配信先 | 広告枠',
		},
	},
} satisfies Record<string, Column>;
