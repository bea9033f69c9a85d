import { each, is, reads, refused, type Cell } from './cell';

const [ios, android] = [['IOS'], ['ANDROID']];
const none = refused("isn't an operating system that TikTok can target", 'Android, iOS or both');

export const operatingSystemCells: readonly Cell[] = [
	...each(is(ios), 'iOS | IOS'),
	...each(
		{ nothing: 'all systems' },
		'both | Beide | les deux | ambos | entrambi | 両方 | 둘 다 | iOS, Android | iPhones + Android phones',
		'iOS, Android | iOS and Android | iOS & Android | iOS/Android | iOS+Android | iOS oder Android',
		'iOS・Android',
	),
	['["IOS"]', is(ios)],
	...each(
		reads(ios, 'iOS'),
		'iPhone | iPhones | iPad | iPhone & iPad | Apple | iOS devices | iOS only',
	),
	...each(
		reads(android, 'Android'),
		'Android phones | Android tablets | Android users | Android-Geräte | アンドロイド',
	),
	[['IOS', 'ANDROID'], { nothing: 'all systems' }],
	...each(
		refused("a version or model can't be sent. Enter iOS or Android alone"),
		'iOS 14+ | iOS14 | iOS 14.5 or later | iOS ab 14 | iPhone 12 | Android 9+ | Android 10 and up',
	),
	['iOS 14+, Android 9+', refused('includes "iOS 14+"', 'The same goes for "Android 9+"')],
	...each(
		'nothing',
		'All | All devices | alle Geräte | tous les appareils | 全デバイス | Mobile | Móvil',
	),
	['', 'nothing'],
	...each(none, 'Desktop | Windows Phone | HarmonyOS'),
	...each(refused('includes "Windows"'), 'iOS, Windows | iOS and Windows'),
	['Windows and Linux', refused('is "Windows and Linux"')],
	[14, refused('is "14"')],
	[{ os: 'iOS' }, refused('an object with os')],
];
