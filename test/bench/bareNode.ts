import type { INodeType } from 'n8n-workflow';
import { nodeThat, textField } from '../engine/functionNode';
import { crypto } from '../platform';

/**
 * A node that makes the calls of this node and does nothing else: n8n's request helper once for
 * each row, with a ready body, 20 calls at a time.
 */
export function bareNode(baseUrl: string): INodeType {
	return nodeThat(
		async function () {
			const body = this.getNodeParameter('body', 0);
			const waiting = this.getInputData().map(() => crypto.randomUUID());
			const worker = async () => {
				for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
					await this.helpers.httpRequestWithAuthentication.call(this, 'adspirerApi', {
						method: 'POST',
						url: `${baseUrl}/api/v1/tools/add_tiktok_ad_group/execute`,
						headers: {
							Accept: 'application/json',
							'Content-Type': 'application/json',
							'Idempotency-Key': key,
						},
						body,
						json: false,
						encoding: 'text',
						returnFullResponse: true,
						ignoreHttpStatusErrors: true,
						disableFollowRedirect: true,
						timeout: 120_000,
					});
				}
			};
			await Promise.all(Array.from({ length: 20 }, worker));
			return [{ done: true }];
		},
		{
			credentials: [{ name: 'adspirerApi', required: true }],
			properties: [textField('body')],
		},
	);
}
