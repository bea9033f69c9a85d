import { parseLocations } from '../../parse/locations';
import * as choices from '../choices';
import { id, listOf } from '../schemas';
import type { CreationField, Parser } from './field';
import { orUnchanged, withoutDefault } from './parsers';

const parse: Parser = (value, context) => parseLocations(value, choices.countryIndex(), context);

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
		parse,
		update: {
			description:
				'The countries to target from now on, instead of the current ones. With an expression, enter names, codes such as US, or IDs.',
			parse: orUnchanged(withoutDefault(parse)),
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
			en: 'region | regions | region/market | market/region',
			fr: 'région | régions',
			es: 'región | regiones',
			pt: 'região',
			it: 'regione | regioni',
			nl: 'regio',
		},
	},
} satisfies Record<string, CreationField>;
