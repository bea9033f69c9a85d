/** One thing that is wrong or unusual about a row. */
export interface Problem {
	/** The field's label in the form. */
	readonly field: string;
	/** Completes a sentence that begins with the field, such as "is empty. Fill it in." */
	readonly message: string;
}
