/** The time that the waits of the node under test have skipped, in milliseconds. */
export const time = { skipped: 0 };
