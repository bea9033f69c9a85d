/** What happens in the histories besides the ordinary. A line switches its kind on or off. */
export const kinds = {
	/** Half of the histories create ads. */
	ads: true,
	/** TikTok's clock is a few seconds ahead of n8n's, or behind it. */
	clocksDiffer: true,
	/** n8n's clock steps by a minute, or an hour back. */
	clockSteps: true,
	/** Another worker takes over, whose clock is 20 minutes ahead or behind. */
	otherWorkers: true,
	/** Two executions run at once: of the same rows, or with other values. */
	twoAtOnce: true,
	/** Retry On Fail tries up to five times. */
	manyTries: true,
	/** Two agents call the tool for the same ad groups at once. */
	twoAgents: true,
	/** Ad groups are called by words that answers use. */
	readersWords: true,
	/** An ad account is filled in after a run that had none. */
	accountFilledIn: true,
	/** The sheet has today's date as its start, and is run twice that day. */
	sameDay: true,
	/** The calls for a key are counted and timed over all executions of a process. */
	openCalls: true,
	/** An ad group that was created twice has to be told. */
	secondIsTold: true,
};
