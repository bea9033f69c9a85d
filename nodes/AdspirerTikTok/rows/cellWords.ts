import { parseYesNo } from '../parse/choice';
import { meansNoRestriction } from '../parse/knownWord';
import { fold, words } from '../parse/words';

/** What a status says of an ad group: on, created and then paused, or not to be created yet. */
export type Status = 'on' | 'off' | 'not yet';

const wordsFor: Readonly<Record<Status, readonly string[]>> = {
	on: words(
		'active | live | ready | approved | go | enabled | enable | scheduled | launch | launching | ok',
		'okay | confirmed | planned | new | create | to create | to build | ready to launch | ready to go',
		'good to go | signed off | go live | upcoming | booked | final | running | on air | set live',
		'client approved | approved by client | to launch | greenlit | aktiv | bereit | freigegeben',
		'genehmigt | bestätigt | geplant | startklar | gebucht | startbereit | actif | active | activée',
		'prêt | prête | validé | validée | approuvé | approuvée | confirmé | confirmée | programmé',
		'programmée | planifié | planifiée | en ligne | à lancer | bon pour lancement | activo | activa',
		'listo | lista | aprobado | aprobada | confirmado | confirmada | programado | programada',
		'planificado | autorizado | autorizada | al aire | ativo | ativa | pronto | pronta | aprovado',
		'aprovada | agendado | agendada | no ar | liberado | liberada | attivo | attiva | approvato',
		'approvata | confermato | confermata | programmato | pianificato | actief | klaar | goedgekeurd',
		'akkoord | bevestigd | gepland | ingepland | 配信予定 | 配信中 | 有効 | 承認済み | 承認済 | 承認',
		'準備完了 | 確認済 | 確認済み | 확인 | 확인완료 | 確定 | オン | 予定 | 配信可 | 公開 | 済 | ○ | 〇 | ◯ | 활성 | 활성화 | 진행 | 진행중 | 예정',
		'subir | ativar | activar | lançar | lanzar | attivare | to do | to set up | Live schalten | live nehmen | erstellen | anlegen | por lanzar | por subir | en vivo | a lançar | a subir',
		'listo para lanzar | lista para lanzar | para lanzar | para subir | da attivare | da lanciare',
		'à créer | à mettre en ligne | OK client | client OK | aprovado pelo cliente | Freigabe erteilt',
		'집행예정 | 진행예정 | 승인 | 승인완료 | 확정 | 라이브 | 온 | 예 | 네 | Aktiv | klar | godkänd | godkendt',
	),
	off: words(
		'paused | pause | off | inactive | disabled | disable | stopped | start paused | create paused',
		'build paused | suspended | pausiert | inaktiv | aus | deaktiviert | gestoppt | en pause | inactif',
		'inactive | désactivé | désactivée | pausado | pausada | inactivo | inactiva | desactivado',
		'detenido | inativo | inativa | desativado | desativada | in pausa | inattivo | disattivato',
		'sospeso | gepauzeerd | inactief | uit | gestopt | 停止中 | 停止 | 一時停止 | 一時停止中 | オフ | 無効',
		'pausiert anlegen | pausiert starten | créer en pause | à créer en pause | subir en pausa',
		'crear en pausa | subir pausado | criar pausado | creare in pausa | spento | spenta | op pauze',
		'pausar | stoppé | stoppée | set to paused | set paused | aktiv (pausiert starten) | en pausa | pausa | pausé | pausée | em pausa',
		'create as paused | build as paused | launch paused | 一時停止で入稿 | 停止で入稿 | 꺼짐',
		'配信停止 | 일시중지 | 일시정지 | 중지 | 정지 | 비활성 | 비활성화 | 오프 | pausad',
	),
	'not yet': words(
		'draft | tbd | tbc | tba | on hold | hold | killed | kill | not launching | pending | cancelled',
		'canceled | cancel | rejected | declined | not approved | unapproved | awaiting approval | waiting',
		'pending approval | awaiting client | in review | under review | review | to be approved | not yet',
		'do not launch | dont launch | not ready | not live | no go | nogo | not confirmed | unconfirmed',
		'tentative | postponed | delayed | dropped | removed | deleted | archived | ended | completed',
		'in Freigabe | zur Freigabe | in Arbeit',
		'hold for client | client hold | with client | pending client | pending client approval',
		'awaiting PO | pending PO | awaiting sign-off | awaiting client approval | awaiting budget',
		'awaiting creative | awaiting assets | not signed off | in planning | to be confirmed',
		'in Planung | beim Kunden | wartet auf Freigabe | en attente client | en attente de validation',
		'pendiente de OK | pendiente de aprobación | pendiente cliente | por definir | a definir',
		'aguardando cliente | aguardando OK | em planejamento | in approvazione | da definire',
		'wacht op klant | wacht op akkoord | クライアント確認中 | 컨펌대기 | 광고주 확인중',
		'finished | wip | backlog | idea | proposed | proposal | Entwurf | offen | noch offen | ausstehend',
		'wartet | in Prüfung | in Klärung | in Abstimmung | storniert | abgelehnt | nicht freigegeben',
		'gestrichen | zurückgestellt | verschoben | beendet | abgesagt | brouillon | en attente | à valider',
		'annulé | annulée | refusé | refusée | à confirmer | non validé | en cours de validation | terminé',
		'reporté | borrador | pendiente | en espera | por confirmar | por aprobar | cancelado | cancelada',
		'rechazado | rechazada | en revisión | finalizado | no aprobado | pospuesto | rascunho | pendente',
		'em espera | a confirmar | aguardando | aguardando aprovação | reprovado | reprovada | em aprovação',
		'em análise | encerrado | não aprovado | adiado | bozza | in attesa | da confermare | da approvare',
		'annullato | annullata | rifiutato | rimandato | concept | in afwachting | te bevestigen | wacht',
		'geannuleerd | afgewezen | nog niet | nog open | uitgesteld | 下書き | 未定 | 保留 | 保留中 | 承認待ち',
		'確認中 | 検討中 | 未承認 | 中止 | キャンセル | 見送り | 却下 | 準備中 | 調整中 | 未確定 | 未 | × | 대기 | 대기중',
		'보류 | 초안 | 미정 | 취소 | 검토중 | 승인대기 | 미승인 | 확인중 | 아니오 | 중단 | utkast | udkast',
	),
};

/** No status is longer. */
const maxLength = 60;

// Folding would leave nothing of a sign.
const keyOf = (text: string) => fold(text) || text.trim();

const statusOfWord = new Map(
	(['on', 'off', 'not yet'] as const).flatMap((status) =>
		wordsFor[status].map((word): [string, Status] => [keyOf(word), status]),
	),
);

/** What a cell of a status column says; undefined for a word that isn't known. */
export function statusOf(cell: unknown): Status | undefined {
	if (typeof cell === 'string') {
		if (cell.length > maxLength) return undefined;
		const known = statusOfWord.get(keyOf(cell.normalize('NFKC')));
		if (known) return known;
	}
	const answer = parseYesNo(cell);
	if (!('value' in answer)) return undefined;
	return answer.value ? 'on' : 'not yet';
}

/** What restricts nothing beside "all" and "none". */
const idle = new Set(
	words(
		'auto | automatic | auto bid | automática | 自動入札 | auction | lowest cost | lowest | max delivery | maximum delivery | no cap | no bid',
		'uncapped | standard | 24/7 | 24h | 24 hours | all day | all days | always on | all hours | every day',
		'7 days | mon-sun | mo-so | nationwide | national | broad targeting | broad audience | breed | large | automatisch',
		'niedrigste Kosten | ganztägig | rund um die Uhr | täglich | bundesweit | breite Zielgruppe | UK-wide | all UK',
		'automatique | coût le plus bas | toute la journée | tous les jours | national | France entière',
		'automático | menor costo | menor coste | todo el día | todos los días | nacional | público abierto',
		'menor custo | o dia todo | dia todo | todos os dias | público aberto | segmentação aberta',
		'automatico | costo più basso | tutto il giorno | tutti i giorni | nazionale | pubblico aperto',
		'net | netto | H/F | M/F | M/W/D | hommes et femmes | hombres y mujeres | homens e mulheres | hele week',
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

const groupsOfCountries = new Set(
	words(
		'DACH | D-A-CH | GSA | Benelux | Nordics | Nordic | Nordeuropa | Scandinavia | Skandinavien',
		'Baltics | Baltikum | UK&I | UKI | ANZ | GCC | Iberia | EU | EU27 | Europe | Europa | UE | EEA',
		'Eurozone | CEE | EMEA | MENA | APAC | JAPAC | SEA | ASEAN | LATAM | NORAM | North America',
		'South America | Latin America | Asia | Asia Pacific | Africa | Middle East | Oceania | AMER',
		'Americas | global | worldwide | international | weltweit | mundial | mondial | 全世界 | 海外',
	).map(fold),
);

/** True for a part of the world, beside a column with its countries. */
export const isGroupOfCountries = (text: string) => groupsOfCountries.has(fold(text));
