import { is, reads, refused, type Cell } from './cell';

export const placementCells: readonly Cell[] = [
	['틱톡', reads(['PLACEMENT_TIKTOK'], 'TikTok')],
	['TikTok only', reads(['PLACEMENT_TIKTOK'], 'TikTok')],
	['TikTok + Pangle', is(['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'])],
	[['PLACEMENT_TIKTOK', 'Pangle'], is(['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'])],
	['All', 'nothing'],
	['', 'nothing'],
	['Facebook', refused('is "Facebook"', 'Global App Bundle, Pangle or TikTok')],
	[7, refused('is "7"')],
];

export const placementTypeCells: readonly Cell[] = [
	['Automatic', is('PLACEMENT_TYPE_AUTOMATIC')],
	...['auto', '自動', '자동'].map(
		(cell): Cell => [cell, reads('PLACEMENT_TYPE_AUTOMATIC', 'Automatic')],
	),
	['Manual', is('PLACEMENT_TYPE_NORMAL')],
	['All', 'nothing'],
	["Adspirer's Default", 'nothing'],
	['Service Default', 'nothing'],
];
