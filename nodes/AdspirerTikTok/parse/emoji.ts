/**
 * What counts as emoji: pictures that are drawn in color without being asked for, other signs that
 * ask for it (U+FE0F), keycaps and flags. Signs that are text by default, such as ©, ™, ★ and ♀, are
 * none, nor are digits.
 */
const emoji =
	/[#*0-9]\uFE0F?\u20E3|\p{RI}{2}|(?:\p{Emoji_Presentation}|(?![#*0-9©®™])\p{Emoji}\uFE0F|(?=[\u{1F000}-\u{1FAFF}])\p{Extended_Pictographic})[\uFE0E\uFE0F\u200D\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*/gu;

/** The text without its emoji, or undefined where it has none. */
export function withoutEmoji(text: string): string | undefined {
	const rest = text.replace(emoji, ' ');
	if (rest === text) return undefined;
	return rest
		.replace(/\uFE0E|\uFE0F|\u200D|\u20E3/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
