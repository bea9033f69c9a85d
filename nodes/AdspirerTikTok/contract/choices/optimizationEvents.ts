import type { Choice } from '../../parse/choice';
import { words } from '../../parse/words';

/**
 * The pixel events of the service. Aliases are the names of TikTok's Events Manager, in several
 * languages, and the names that the service has retired (Adspirer's changelog).
 */
export const optimizationEvents: readonly Choice[] = [
	{
		name: 'Add to Cart',
		value: 'ON_WEB_CART',
		aliases: words(
			'ADD_TO_CART | add to basket | added to cart | ATC | AddToCart | In den Warenkorb',
			'Warenkorb | zum Warenkorb hinzufügen | ajout au panier | ajouter au panier',
			'añadir al carrito | agregar al carrito | adicionar ao carrinho | カートに追加',
			'カート追加',
		),
	},
	{
		name: 'Click Landing Page',
		value: 'CLICK_LANDING_PAGE',
		aliases: ['BUTTON_CLICK', 'click button', 'ClickButton', 'Button-Klick', 'ボタンクリック'],
	},
	{
		name: 'Complete Payment',
		value: 'COMPLETE_PAYMENT',
		aliases: words(
			'purchase | purchases | payment | completed payment | CompletePayment | buy | sale',
			'Kauf | Käufe | Zahlung abschließen | Zahlung abgeschlossen | Kaufabschluss | achat',
			'achats | paiement effectué | paiement terminé | compra | compras | pago completado',
			'completar pago | finalizar compra | pagamento concluído | concluir pagamento | 購入',
			'支払い完了 | 決済完了 | 購入完了 | 支払完了',
		),
	},
	{
		name: 'Consult',
		value: 'CONSULT',
		aliases: words(
			'CONTACT | contact us | consultation | inquiry | Kontakt | Kontaktaufnahme | contacto',
			'contato | 問い合わせ | お問い合わせ | 相談',
		),
	},
	{
		name: 'Conversion Leads',
		value: 'CONVERSION_LEADS',
		aliases: ['conversion lead', 'qualified lead', 'qualified leads'],
	},
	{
		name: 'Download Finish',
		value: 'DOWNLOAD_FINISH',
		aliases: words(
			'DOWNLOAD | downloads | file download | téléchargement | descarga | ダウンロード',
			'Herunterladen | transferência | baixar',
		),
	},
	{
		name: 'Form Submission',
		value: 'FORM',
		aliases: words(
			'SUBMIT_FORM | submit a form | form submit | form fill | SubmitForm | lead | leads',
			'generate lead | Formular absenden | Formular | envoi de formulaire | formulaire',
			'envoyer un formulaire | enviar formulario | envío de formulario | formulario',
			'enviar formulário | envio de formulário | formulário | フォーム送信 | フォーム',
		),
	},
	{
		name: 'Initiate Order',
		value: 'INITIATE_ORDER',
		aliases: words(
			'initiate checkout | InitiateCheckout | begin checkout | checkout | place an order',
			'PlaceAnOrder | place order | Bezahlvorgang starten | Bestellung aufgeben | Checkout',
			'passer commande | passer une commande | iniciar pago | realizar pedido',
			'hacer un pedido | iniciar finalização da compra | fazer pedido | fazer um pedido',
			'チェックアウト | 注文 | 注文開始 | 購入手続き開始',
		),
	},
	{
		name: 'None',
		value: '',
		description: 'Optimize for no event',
		aliases: ['n/a', 'keins', 'keines', 'aucun', 'ninguno', 'nenhum', 'なし'],
	},
	{
		name: 'Page Visit',
		value: 'PAGE_VISIT',
		aliases: words(
			'page view | page views | PageView | page visits | landing page view | Seitenaufruf',
			'Seitenbesuch | visite de page | vue de page | visita a la página | visita à página',
			'ページビュー | ページ訪問',
		),
	},
	{
		name: 'Phone Connect',
		value: 'PHONE_CONNECT',
		aliases: ['phone call', 'call', 'Anruf', 'appel', 'llamada', 'ligação', '電話'],
	},
	{
		name: 'Registration',
		value: 'ON_WEB_REGISTER',
		aliases: words(
			'COMPLETE_REGISTRATION | registrations | sign up | signup | sign-ups | register',
			'Registrierung | Registrierung abschließen | Anmeldung | inscription | inscriptions',
			'registro | completar registro | cadastro | concluir cadastro | 登録 | 会員登録',
			'登録完了',
		),
	},
	{
		name: 'Search',
		value: 'SEARCH',
		aliases: ['Suche', 'recherche', 'búsqueda', 'pesquisa', '検索'],
	},
	{
		name: 'Subscribe',
		value: 'SUBSCRIBE',
		aliases: ['subscription', 'Abonnieren', 's’abonner', 'suscribirse', 'inscrever-se', '購読'],
	},
	{
		name: 'Subscribe on Website',
		value: 'ON_WEB_SUBSCRIBE',
		aliases: ['website subscription', 'web subscribe'],
	},
	{
		name: 'View Content',
		value: 'ON_WEB_DETAIL',
		aliases: words(
			'VIEW_CONTENT | content view | content views | product view | view product',
			'Inhalt ansehen | Inhalte ansehen | voir le contenu | afficher le contenu',
			'ver contenido | ver conteúdo | visualizar conteúdo | コンテンツ閲覧',
			'コンテンツビュー | コンテンツの閲覧',
		),
	},
];
