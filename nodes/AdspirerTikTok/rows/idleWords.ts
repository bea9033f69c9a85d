import { meansNoRestriction } from '../parse/knownWord';
import { fold, words } from '../parse/words';

/** What restricts nothing beside "all" and "none". */
const idle = new Set(
	words(
		'auto | automatic | auction | lowest cost | lowest | max delivery | maximum delivery | no cap | no bid',
		'uncapped | standard | 24/7 | 24h | 24 hours | all day | all days | always on | all hours | every day',
		'7 days | mon-sun | mo-so | nationwide | national | broad targeting | broad audience | breed | large | automatisch',
		'niedrigste Kosten | ganztägig | rund um die Uhr | täglich | bundesweit | breite Zielgruppe',
		'automatique | coût le plus bas | toute la journée | tous les jours | national | France entière',
		'automático | menor costo | menor coste | todo el día | todos los días | nacional | público abierto',
		'menor custo | o dia todo | dia todo | todos os dias | público aberto | segmentação aberta',
		'automatico | costo più basso | tutto il giorno | tutti i giorni | nazionale | pubblico aperto',
		'laagste kosten | hele dag | elke dag | landelijk | 自動 | 終日 | 24時間 | 毎日 | 全日 | 最小単価 | 全国',
		'ブロード | ノンターゲティング | 자동 | 종일 | 매일 | 전국 | 논타겟 | 논타겟팅',
	).map(fold),
);

/** True for a cell that restricts nothing: "-", "all", "broad", "lowest cost", "all day". */
export function meansNothing(value: unknown): boolean {
	return (
		meansNoRestriction(value) || (typeof value === 'string' && idle.has(fold(value.slice(0, 60))))
	);
}
