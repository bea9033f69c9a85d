import { words } from '../../parse/words';
import type { HeadingTable } from './target';

/** Columns of the start and the end. */
export const schedule = {
	headings: {
		schedule_start_time: words(
			'schedule_start_time | start time | start date | start | starts | start date time',
			'start date and time | start datetime | schedule start | launch date | launch',
			'go live | go live date | live date | flight start | flight start date | begin date',
			'start hour | start time of day | starts on | starts at | live from | go-live | begins',
			'Startuhrzeit | Uhrzeit Start | hora início | hora de início | kickoff date | flight from',
			'starting date | start day | Startdatum | Startzeit | Startzeitpunkt | Beginn',
			'Startdatum und -zeit | Kampagnenstart | Flugstart | Laufzeit Start | Laufzeitbeginn',
			'date de début | début | date de lancement | heure de début | date début',
			'fecha de inicio | inicio | fecha inicio | fecha y hora de inicio | hora de inicio',
			'data de início | início | data início | data e hora de início | data inicial',
			'início da veiculação | 開始日 | 開始日時 | 開始 | 配信開始日 | 配信開始',
			'配信開始日時 | 掲載開始日 | 開始時間 | 開始時刻',
			'data di inizio | data inizio | inizio | ora di inizio | ora inizio',
			'data e ora di inizio | data di partenza | data di lancio | begindatum | begintijd',
			'starttijd | startmoment | start datum | ingangsdatum | lanceerdatum',
		),
		schedule_end_time: words(
			'schedule_end_time | end time | end date | end | ends | end date time',
			'end date and time | end datetime | schedule end | flight end | flight end date',
			'end hour | end time of day | ends on | ends at | live until | flight to | flight until',
			'Enduhrzeit | Uhrzeit Ende | hora fim | hora de término | hora fin',
			'stop date | finish date | ending date | end day | Enddatum | Endzeit | Endzeitpunkt',
			'Ende | Enddatum und -zeit | Kampagnenende | Flugende | Laufzeit Ende | Laufzeitende',
			'date de fin | fin | heure de fin | date fin | fecha de fin | fecha fin',
			'fecha de finalización | fecha y hora de fin | hora de fin | data de término',
			'término | data término | data e hora de término | data final | data de fim | fim',
			'data fim | fim da veiculação | 終了日 | 終了日時 | 終了 | 配信終了日 | 配信終了',
			'配信終了日時 | 掲載終了日 | 終了時間 | 終了時刻',
			'data di fine | data fine | fine | ora di fine | ora fine | data e ora di fine',
			'einddatum | eindtijd | einde | eind | eind datum | stopdatum',
		),
	},
	generalHeadings: {
		schedule_start_time: ['from', 'von', 'ab', 'du', 'desde', 'dal', 'van', 'date from'],
		schedule_end_time: [
			'to',
			'until',
			'till',
			'thru',
			'through',
			'bis',
			'au',
			'jusqu’au',
			'hasta',
			'até',
			'al',
			'tot',
			't/m',
			'date to',
		],
	},
} satisfies HeadingTable;
