/** Control characters and direction marks; a text may have tabs and line breaks. */
export const controls = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const escapedControls =
	/\\(?:u(?:00(?:0[0-8b-f]|1[\da-f]|7f|[89][\da-f])|061c|200[ef]|202[89a-e]|206[6-9])|[bfr])|(\\[^])/gi;

/** A text without them, written out or escaped as in JSON. */
export const withoutControls = (text: string) =>
	text.replace(escapedControls, '$1').replace(controls, '');
