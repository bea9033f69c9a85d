import { time as schema } from '../schemas';
import type { CreationField } from './field';
import { orUnchanged, time } from './parsers';

const zoneNote =
	"A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.";

/** When an ad group runs. */
export const schedule = {
	schedule_start_time: {
		schema: schema.optional(),
		parameter: 'scheduleStartTime',
		label: 'Start Time',
		type: 'dateTime',
		description: `When the ad group starts. Leave empty to start as soon as TikTok has reviewed it. ${zoneNote}`,
		parse: time('start'),
		headings: {
			en: 'Start date | Start | Launch date || schedule_start_time | start time | starts | start date time | start date and time | start datetime | schedule start | launch | go live | go live date | live date | flight start | flight start date | begin date | start hour | start time of day | starts on | starts at | live from | go-live | begins | kickoff date | flight from | start date inclusive | start date incl | kickoff | kick-off date | first day | starting date | start day',
			de: 'Startdatum | Beginn || Startuhrzeit | Uhrzeit Start | Startzeit | Startzeitpunkt | Startdatum und -zeit | Kampagnenstart | Flugstart | Laufzeit Start | Laufzeitbeginn',
			fr: 'Date de début || début | date de lancement | heure de début | date début',
			es: 'Fecha de inicio || inicio | fecha inicio | fecha y hora de inicio | hora de inicio',
			pt: 'Data de início || início | hora início | hora de início | data início | data e hora de início | data inicial | início da veiculação',
			it: 'Data di inizio || data inizio | inizio | ora di inizio | ora inizio | data e ora di inizio | data di partenza | data di lancio',
			nl: 'Startdatum || begindatum | begintijd | starttijd | startmoment | start datum | ingangsdatum | lanceerdatum',
			ja: '開始日 | 配信開始日 || 開始日時 | 開始 | 配信開始 | 配信開始日時 | 掲載開始日 | 開始時間 | 開始時刻',
		},
		general: {
			en: 'from | date from',
			de: 'von | ab',
			fr: 'du',
			es: 'desde',
			it: 'dal',
			nl: 'van',
		},
	},
	schedule_end_time: {
		schema: schema.optional(),
		parameter: 'scheduleEndTime',
		label: 'End Time',
		type: 'dateTime',
		description: `When the ad group ends. Leave empty to run it until you stop it. ${zoneNote}`,
		parse: time('end'),
		update: {
			description: `When the ad group ends. ${zoneNote}`,
			parse: orUnchanged(time('end')),
		},
		headings: {
			en: 'End date | End || schedule_end_time | end time | ends | end date time | end date and time | end datetime | schedule end | flight end | flight end date | end hour | end time of day | ends on | ends at | live until | flight to | flight until | end date inclusive | end date incl | end inclusive | end incl | last day | stop date | finish date | ending date | end day',
			de: 'Enddatum | Ende || Enduhrzeit | Uhrzeit Ende | Endzeit | Endzeitpunkt | Enddatum und -zeit | Kampagnenende | Flugende | Laufzeit Ende | Laufzeitende',
			fr: 'Date de fin || fin | heure de fin | date fin',
			es: 'Fecha de fin || fecha fin | hora fin | fecha de finalización | fecha y hora de fin | hora de fin',
			pt: 'Data de término || término | hora fim | hora de término | data término | data e hora de término | data final | data de fim | fim | data fim | fim da veiculação',
			it: 'Data di fine || data fine | fine | ora di fine | ora fine | data e ora di fine',
			nl: 'Einddatum || einddatum t/m | eindtijd | einde | eind | eind datum | stopdatum',
			ja: '終了日 | 配信終了日 || 終了日時 | 終了 | 配信終了 | 配信終了日時 | 掲載終了日 | 終了時間 | 終了時刻',
		},
		general: {
			en: 'to | until | till | thru | through | date to',
			de: 'bis',
			fr: 'au | jusqu’au',
			es: 'hasta',
			pt: 'até',
			it: 'al',
			nl: 'tot | t/m',
		},
	},
} satisfies Record<string, CreationField>;
