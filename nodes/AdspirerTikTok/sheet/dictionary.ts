import { normalizeKey, words } from '../words/normalizeKey';

/** The words of headings in English, each with its plural, its short forms and its translations. */
const dictionary = `
	account acct konto compte cuenta conta アカウント 계정 | ad anzeigen annonce anuncio annunci inserzioni
	publicités pubs publicitaire publicitaria advertentie advertising 広告 광고 pubblicitario | advertiser
	annonceur anunciante inserzionista adverteerder 広告主 광고주 | age alter edad edades idade leeftijd
	leeftijden 年齢 연령 나이 etária | amount montant monto valor importe importo bedrag höhe 金額 금액 額 | app
	appli application aplicación aplicativo applicazione アプリ 앱 | area área zone zona gebiet zielgebiet
	streugebiet verbreitungsgebiet where ámbito território geografie | audience zielgruppe zielgruppen
	audiencia público pubblico pubblici doelgroep doelgroepen オーディエンス 오디언스 | bid gebot puja lance
	enchère offerta oferta bod 入札 입찰 입찰가 | billing 課金 과금 | budget bgt bdgt presupuesto orçamento verba
	予算 예산 inversión investimento investissement 예산액 予算額 | campaign camp cmp cpgn kampagne kampagnen
	campagne campaña campanha campagna キャンペーン 캠페인 | cap limit límite limiet plafond tope obergrenze キャップ
	上限 상한 제한 한도 | category | code コード 코드 | comment kommentar kommentare commentaire comentario commento
	commenti reacties コメント 댓글 | conversion conv konversion conversão conversione conversie コンバージョン cv 전환
	| cost kosten coût costo coste custo コスト 비용 | country ctry cntry countries pays país países paese
	paesi land landen länder 国 국가 nation nazione nazioni territory territories market mkt markt märkte
	marché mercado mercati markten marknad | cpa | cpm tkp | currency ccy curr währung devise monnaie
	moneda divisa moeda valuta 通貨 통화 | custom personalizado personalizada personnalisée personalizzato
	personalizzati aangepaste カスタム 맞춤 | daily dly tages diário diária giornaliero quotidien journalier
	täglich tägliches dagelijks 일일 日次 日額 하루 1일 pd gg | date dt datum fecha data 日時 날짜 일시 일 | day tag
	jour día giorno dag 日 1日 | days tage jours días giorni dagen 曜日 요일 weekdagen weekdays wochentage |
	delivery diffusion veiculação 配信 掲載 게재 집행 entrega auslieferungs | device gerät geräte endgerät
	endgeräte appareil dispositivo apparaat apparaten デバイス 端末 機種 기기 디바이스 단말기 | disabled disable off aus
	deaktivieren deaktiviert désactiver désactivés desactivar desactivados desativar desativados
	disattiva disattivati disattivato uit uitschakelen オフ 無効 비활성화 끄기 | download téléchargement descarga
	ダウンロード 다운로드 | end ende fin fine fim final término cierre einde eind 終了 종료 finish stop arrêt
	finalización 마감 | event ereignis événement evento gebeurtenis イベント 이벤트 | excluded excl exclude
	excluding exclusion exclue exclure exclu excluido excluida excluir exclusão escluso esclusione
	escludi ausgeschlossen ausgeschlossene ausschluss uitgesloten uitsluiting uitsluiten 除外 제외
	exclusiones exclusões esclusioni uitsluitingen ausschlüsse ausschließen | flight flt flug zeitraum
	período période laufzeit looptijd period 期間 기간 | frequency freq frequenz fréquence frecuencia
	frequência frequenza frequentie fq フリークエンシー 빈도 | from von ab du desde dal van vanaf | gender gndr
	gen geschlecht geschl geschlechter sex sexe sexo genre gênero genere sesso geslacht 性別 성별 | geo
	geography geographie geografia geografía geográfica géographique | goal ziel ziele doel 目標 | group
	grp gruppe gruppen groupe grupo gruppo groep グループ 그룹 set conjunto ensemble セット 세트 groepen | hours
	hour stunden heures horas orari uren horário horários orario uhrzeit uhrzeiten 時間帯 시간대 horária
	horárias oraria orarie horaire horaires tijden hrs timing dagdelen tageszeit tageszeiten sendezeit
	sendezeiten schaltzeit schaltzeiten | id ids identifiant | inclusion included include incluidos |
	interest int interesse interessen interessi interés intereses intérêt 興味 興味関心 관심사 관심 | keyword キーワード
	키워드 | language lang sprache sprachen langue idioma lingua lingue taal talen 言語 언어 | launch lancement
	lanzamiento lancio | link lien url 링크 | live 라이브 | location loc standort standorte ubicación
	ubicaciones localização localizações localisation localización locatie ロケーション praça plaza località
	localizzazione | max maximum maximal maximale máximo máxima massimo massima maximaal höchst 最大 最高 최대
	| media mídia | min minimum mínima mindest 最低 下限 | mode modo modus モード | name nm nom nombre nome
	naam 名 名称 名前 이름 명 | net netto gross brutto bruto lordo ht ttc グロス ネット 税抜 税抜き 税込 税込み 税別 nett neto
	brut bruta líquido líquida | new neu neue neuer nouveau nouvel nouvelle nuevo nueva novo nova nuovo
	nuova nieuw nieuwe 新しい 新 새 새로운 신규 변경 変更後 | number nummer nr no | objective obj objectif objetivo
	obiettivo doelstelling 目的 목적 | operating | optimization opt optimisation optimierung optimización
	otimização ottimizzazione optimalisatie 最適化 최적화 | os betriebssystem betriebssysteme
	besturingssysteem besturingssystemen オペレーティングシステム | per por par pro | pixel ピクセル 픽셀 | placement
	plcmt platzierung platzierungen emplacement posicionamento posicionamiento posizionamento
	posizionamenti plaatsing plaatsingen 配置 プレースメント 지면 配信面 | platform plat plattform plattformen
	plateforme plataforma piattaforma platforma プラットフォーム 플랫폼 | price | promotion | range tranche rango
	faixa fascia fasce bracket franja plage créneau créneaux categorie | region regionen região regione
	regio regioni 地域 지역 エリア | result ergebnis résultat resultado risultato resultaat | schedule | speed
	tempo rythme ritmo スピード 속도 | start begin beginn starting début início inicial inizio partenza
	arranque démarrage 開始 시작 ingangs | strategy 전략 | suppression suppress supp | system systèmes sistema
	| target targeted targeting cible alvo ciblage | time heure hora ora zeit zeiten zeitpunkt tijd
	moment 時間 時刻 시간 | to bis au hasta até al tot until til till through thru jusqu | total lifetime lt
	gesamt totale totaal global 合計 通算 総 총 complessivo 全期間 トータル 전체 통합 vitalício | type typ tipo art soort
	タイプ 種別 유형 타입 方式 形態 区分 種類 구분 종류 방식 method 方法 | video 動画 | week semana semaine settimana | ターゲット 타겟 対象`;

const english = new Map(
	words(dictionary.replaceAll('\n', ' ')).flatMap((entry) => {
		const [word = '', ...forms] = entry.split(/\s+/);
		return [word, ...forms].map((form): [string, string] => [normalizeKey(form), word]);
	}),
);

/** What says nothing between two other words, such as in "fecha de inicio" and "hours of the day". */
const particles = new Set(
	`a al and at da de dei del della der des di die do du e el en et for il in la le o of or ou para the
	und van y`.split(/\s+/),
);

// Of two letters a compound has none but these: "Auto" isn't "au" and "to".
const anyForm = [...english.keys()]
	.filter((form) => !/^(?!ad|id)[a-z]{1,2}$/.test(form))
	.sort((one, other) => other.length - one.length)
	.join('|');
const everyForm = new RegExp(`の|(${anyForm})(?:s(?=$|${anyForm}))?`, 'g');

/** "Kampagnenstart" and "広告グループ名" are several words; an S more or less makes no other word. */
function inEnglish(word: string): string[] {
	const parts = english.has(word) ? [[word, word]] : [...word.matchAll(everyForm)];
	if (parts.map(([part]) => part).join('') === word) {
		return parts.flatMap(([, form = '']) => english.get(form) ?? []);
	}
	return [word.length > 3 ? word.replace(/s$/, '') : word];
}

/** The words of a heading as it has them, without case and accents. */
export function plainWords(heading: string): string[] {
	return telling(heading).map(normalizeKey);
}

/** The words of a heading in English, as far as they are known, and without particles. */
export function tokenize(heading: string): string[] {
	return telling(heading).flatMap((word) => inEnglish(normalizeKey(word)));
}

/** The words that a longer one holds in scripts without spaces, in English. */
export function wordsWithin(word: string): string[] {
	const found = [...word.matchAll(everyForm)].map(([, form = '']) => form);
	return found.flatMap((form) => (/^\W{2,}$/.test(form) ? (english.get(form) ?? []) : []));
}

function telling(heading: string): string[] {
	const written = heading.normalize('NFKC').replace(/(?<!\p{L})(?:dell|[dl])['’]/giu, ' ');
	const text = written === written.toUpperCase() ? written.toLowerCase() : written;
	const all = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
	// In "Budget DE" it is Germany.
	return all.filter((word, at) => at === 0 || at === all.length - 1 || !particles.has(word));
}

/** What is the same for the same words in any order. */
export const keyOf = (list: readonly string[]) => [...new Set(list)].sort().join(' ');
