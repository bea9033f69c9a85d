import type { NodeApiError } from 'n8n-workflow';
import type { Failure } from '../response/failure';
import { momentOf } from './formatDay';

/** n8n's own words for why a node failed (n8n-workflow 2.41; older versions ignore them). */
export type DeclaredCause = NonNullable<NodeApiError['failure']>;

/** The declared cause of a failure; undefined where n8n has no word for it, such as a bad row. */
export function declaredCause({ kind, reason, waitMs, quota }: Failure): DeclaredCause | undefined {
	switch (reason.type) {
		case 'throttled':
			return { cause: 'rate-limited', ...(waitMs !== undefined && { retryAfterMs: waitMs }) };
		case 'quota spent': {
			const resetsAt = momentOf(quota?.period_end)?.toMillis();
			return {
				cause: 'quota-exhausted',
				...(resetsAt !== undefined && { resetsAtEpochMs: resetsAt }),
			};
		}
		case 'unauthorized':
		case 'bad credential':
			return { cause: 'credential-invalid' };
		case 'redirect':
		case 'tool not found':
		case 'forbidden':
		case 'not found':
			return { cause: 'configuration-invalid' };
		case 'internal error':
			return { cause: 'node-defect' };
		case 'not sent':
			return reason.because === 'stopped' ? undefined : declaredCause(reason.because);
		default: {
			const isDown = kind === 'server' || kind === 'network';
			return isDown ? { cause: 'temporarily-unavailable' } : undefined;
		}
	}
}
