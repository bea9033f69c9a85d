/**
 * What a parser makes of what a person wrote: the value to send, nothing to send, or why it was
 * refused. A problem completes a sentence that begins with the field's name, such as "is "abc",
 * which isn't a valid amount. Enter a number such as 50."
 */
export type Parsed<T> =
	| {
			readonly value: T;
			/**
			 * Set where the value is a reading of the text and not the text itself, to be shown to the
			 * person: completes '"$1,250.00" was read as …', for instance "1250, in the ad account's
			 * currency".
			 */
			readonly readAs?: string;
			/** Something unusual about the value; completes a sentence as a problem does. */
			readonly warning?: string;
	  }
	| { readonly nothing: true }
	| { readonly problem: string };

/** An empty cell, or a word such as "n/a" that means one. */
export const nothing = { nothing: true } as const;
