import { is, reads, refused, type Cell } from './cell';

const manual = 'PLACEMENT_TYPE_NORMAL';
const automatic = { placement_type: 'PLACEMENT_TYPE_AUTOMATIC' };
const on = (...chosen: string[]) => ({ placement_type: manual, placements: chosen });

export const placementCells: readonly Cell[] = [
	['Automatic', is(automatic)],
	['auto', reads(automatic, 'Automatic')],
	['自動', reads(automatic, 'Automatic')],
	['자동', reads(automatic, 'Automatic')],
	['틱톡', reads(on('PLACEMENT_TIKTOK'), 'manual placement on TikTok')],
	['Manual', is({ placement_type: manual })],
	['TikTok only', reads(on('PLACEMENT_TIKTOK'), 'manual placement on TikTok')],
	[
		'TikTok + Pangle',
		reads(on('PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'), 'manual placement on TikTok and Pangle'),
	],
	[
		['PLACEMENT_TIKTOK', 'Pangle'],
		reads(on('PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'), 'manual placement on TikTok and Pangle'),
	],
	['All', 'nothing'],
	['', 'nothing'],
	["Adspirer's Default", 'nothing'],
	['Service Default', 'nothing'],
	['Facebook', refused('is "Facebook"', 'Global App Bundle, Pangle or TikTok')],
	[7, refused('is "7"')],
];
