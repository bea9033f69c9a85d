import { variantsIn } from '../contract/choices';
import { parseYesNo } from '../parse/choice';
import { hasExcludingSign, isDoubtful, meansEmpty, meansNoRestriction } from '../parse/keyword';
import { normalizeKey } from '../words/normalizeKey';

/** What a status says of an ad group: on, created and then paused, or not to be created yet. */
export type Status = 'on' | 'off' | 'not yet';

/** What words of a status say, from the strongest: "approved, on hold" is not to be created. */
const wordsFor = {
	'not yet': `draft | tbd | tbc | tba | hold | killed | kill | not | no | dont | nogo | pending
		cancelled | canceled | cancel | rejected | declined | unapproved | awaiting | waiting | review
		be | unconfirmed | tentative | postponed | delayed | dropped | removed | deleted | archived
		ended | completed | finished | in Freigabe | zur Freigabe | Arbeit | with | planning | Planung
		beim | niet | wip | backlog | idea | propos(ed/al) | Entwurf | offen | ausstehend | wartet
		Prüfung | Klärung | Abstimmung | storniert | abgelehnt | nicht | gestrichen | zurückgestellt
		verschoben | beendet | abgesagt | brouillon | attente | valider | annulé(e) | refusé(e)
		confirmer | non | en cours de validation | terminé | reporté | borrador | pendiente | espera
		definir | confirmar | aprobar | autorizar | skip | cancelad(o/a) | rechazad(o/a) | revisión | finalizado
		pospuesto | rascunho | pendente | aguardando | reprovad(o/a) | em aprovação | análise
		encerrado | não | adiado | planejamento | bozza | attesa | definire | in approvazione
		confermare | approvare | annullat(o/a) | rifiutato | rimandato | concept | afwachting
		bevestigen | wacht | geannuleerd | afgewezen | nog | uitgesteld | 下書き | 未定 | 保留(中) | 承認待ち
		(クライアント)確認中 | 検討中 | 未承認 | 中止 | キャンセル | 見送り | 却下 | 準備中 | 調整中 | 未確定 | 未 | × | 대기(중) | 보류 | 초안
		미정 | 취소 | 검토중 | 승인대기 | 미승인 | (광고주 )확인중 | 컨펌대기 | 아니오 | 중단 | utkast | udkast`,
	/** What an ad group may wait for; a status that leaves open whether it does says nothing. */
	awaited: `approval | aprobación | aprovação | assets | budget | creative | Freigabe | PO
		validation`,
	off: `paused | pause | off | inactive | disable(d) | stopped | suspended | pausiert | inaktiv
		aus | deaktiviert | gestoppt | inactif | désactivé(e) | pausad(o/a) | inactiv(o/a)
		desactivado | detenido | inativ(o/a) | desativad(o/a) | pausa | inattivo | disattivato
		sospeso | gepauzeerd | inactief | uit | gestopt | (配信)停止 | 停止中 | 一時停止(中) | オフ | 無効
		spent(o/a) | pauze | pausar | stoppé(e) | pausé(e) | (一時)停止で入稿 | 꺼짐 | 일시(중지/정지) | 중지 | 정지
		비활성(화) | 오프 | pausad`,
	on: `active | live | ready | approved | go | enable(d) | scheduled | launch(ing) | ok(ay)
		confirmed | planned | new | create | build | to do | set up | to set up | upcoming | booked
		final | running | on | on air | greenlit | signed | aktiv | bereit | freigegeben | Freigabe erteilt
		genehmigt | bestätigt | geplant | startklar | gebucht | startbereit | erstellen | anlegen
		actif | activé(e) | prêt(e) | validé(e) | approuvé(e) | confirmé(e) | programmé(e)
		planifié(e) | ligne | lancer | lancement | créer | activ(o/a) | list(o/a) | aprobad(o/a)
		confirmad(o/a) | programad(o/a) | planificado | autorizad(o/a) | al aire | en vivo | ativ(o/a)
		pront(o/a) | aprovad(o/a) | agendad(o/a) | no ar | liberad(o/a) | attiv(o/a) | approvat(o/a)
		confermat(o/a) | programmato | pianificato | actief | klaar | goedgekeurd | akkoord
		bevestigd | (in)gepland | 配信予定 | 配信中 | 有効 | 承認(/済み/済) | 準備完了 | 確認(済/済み) | 확인(완료) | 컨펌완료 | 確定 | オン
		予定 | 配信可 | 公開 | 済 | ○ | 〇 | ◯ | 활성(화) | 진행(중) | 예정 | subir | ativar | activar | lançar
		lanzar | attivare | lanciare | (집행/진행)예정 | 승인(완료) | 확정 | 라이브 | 온 | 예 | 네 | klar | godkänd
		godkendt`,
	/** What decides nothing beside others: "approved by client", "à lancer". */
	beside: `a | à | air | as | auf | bon | by | par | yet | client(e) | cre(ar/are) | criar | da | de | di | do
		em | en | for | good | in | klant | Kunde(n) | la | mettre | nehmen | noch | op | open | para | pelo
		por | pour | schalten | set | start(en) | te | the | to | under | up`,
} as const;

type Says = keyof typeof wordsFor;

const strengths = Object.keys(wordsFor).filter((key): key is Says => key in wordsFor);

// Folding would leave nothing of a sign.
const keyOf = (text: string) => normalizeKey(text) || text.trim();

const meaningOfWord = new Map(
	strengths.flatMap((says) =>
		variantsIn(wordsFor[says]).map((word) => [keyOf(word), says] as const),
	),
);

/** No status is longer. */
const maxLength = 60;

/** What a cell of a status column says; undefined where a word isn't known, or in doubt. */
export function statusOf(cell: unknown): Status | undefined {
	if (typeof cell === 'string') {
		if (cell.length > maxLength || isDoubtful(cell) || hasExcludingSign(cell)) return undefined;
		const text = cell.normalize('NFKC').replace(/sign(ed)?[ -]off/gi, (_, ed) => (ed ? 'on' : ''));
		const whole = meaningOfWord.get(keyOf(text));
		const words = text.split(/[\s,;:/()–-]+/).filter((word) => normalizeKey(word) !== '');
		const all = new Set(
			whole ? [whole] : words.map((word) => meaningOfWord.get(normalizeKey(word))),
		);
		const says = all.has(undefined) ? undefined : strengths.find((one) => all.has(one));
		if (says === 'on' || says === 'off' || says === 'not yet') return says;
	}
	const answer = parseYesNo(cell);
	if (!('value' in answer)) return undefined;
	return answer.value ? 'on' : 'not yet';
}

/** The same under a heading that is a status itself: "Paused" is yes or no, and so is "Skip?". */
export function statusFor(heading: string, cell: unknown): Status | undefined {
	if (meansEmpty(cell)) return 'on';
	const asked = statusOf(heading.replace(/[?？]/g, ''));
	const answer = parseYesNo(cell);
	if (asked === undefined || asked === 'on' || !('value' in answer)) return statusOf(cell);
	return answer.value ? asked : 'on';
}

/** What restricts nothing beside "all" and "none". */
const idle = new Set(
	variantsIn(`
		auto | automatic | auto bid | automática | 自動入札 | auction | lowest (cost/)
		max(imum) delivery | no (cap/bid) | uncapped | standard | 24/7 | 24h | 24 hours
		all (day/days/hours/UK) | always on | every day | 7 days | mon-sun | mo-so | national
		nationwide | broad (targeting/audience) | breed | large | automatisch | niedrigste Kosten
		ganztägig | rund um die Uhr | täglich | bundesweit | breite Zielgruppe | UK-wide | automatique
		coût le plus bas | toute la journée | tous les jours | France entière | automático
		menor (costo/coste/custo) | todo el día | todos los días | nacional | público (abierto/aberto)
		(o) dia todo | todos os dias | segmentação aberta | automatico | costo più basso
		tutto il giorno | tutti i giorni | nazionale | pubblico aperto | net(to) | H/F | M/F | M/W/D
		hommes et femmes | hombres y mujeres | homens e mulheres | hele (week/dag) | laagste kosten
		elke dag | landelijk | 自動 | 終日 | 24時間 | 毎日 | 全日 | 最小単価 | 全国 | ブロード | ノンターゲティング | 자동 | 종일 | 매일
		전국 | 논타겟(팅)
	`).map(normalizeKey),
);

/** True for a cell that restricts nothing: "-", "all", "broad", "lowest cost", "all day". */
export function isNonRestrictive(value: unknown): boolean {
	return (
		meansNoRestriction(value) ||
		(typeof value === 'string' && idle.has(normalizeKey(value.slice(0, 60))))
	);
}

const groupsOfCountries = new Set(
	variantsIn(`
		DACH | D-A-CH | GSA | Benelux | Nordic(s) | Nordeuropa | Scandinavia | Skandinavien
		Balti(cs/kum) | UK&I | UKI | ANZ | GCC | Iberia | EU(27/) | Europ(e/a) | UE | EEA | Eurozone
		CEE | EMEA | MENA | APAC | JAPAC | SEA | ASEAN | LATAM | NORAM | (North/South/Latin) America
		Asia (Pacific) | Africa | Middle East | Oceania | AMER | Americas | global | worldwide
		international | weltweit | mundial | mondial | 全世界 | 海外
	`).map(normalizeKey),
);

/** True for a part of the world, beside a column with its countries. */
export const isGroupOfCountries = (text: string) => groupsOfCountries.has(normalizeKey(text));
