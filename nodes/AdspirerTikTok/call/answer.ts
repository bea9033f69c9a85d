/** What a call brought back: an answer of whatever kind, or none. */
export type Answer =
	| {
			readonly kind: 'answer';
			readonly status: number;
			/** Names in lower case. */
			readonly headers: Readonly<Record<string, string>>;
			readonly text: string;
	  }
	| {
			readonly kind: 'none';
			readonly reason: NoAnswerReason;
			/** False where the request can't have reached the service. */
			readonly mayHaveArrived: boolean;
			/** The system's own code, such as ECONNREFUSED; empty where there is none. */
			readonly code: string;
	  };

export type NoAnswerReason =
	| 'timeout'
	| 'refused'
	| 'unknown host'
	| 'dropped'
	| 'certificate'
	| 'not sent'
	| 'stopped';
