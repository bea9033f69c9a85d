import './host';
import { getAdditionalKeys } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestOptions,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers, UnexpectedError, jsonParse } from 'n8n-workflow';

import type { EngineOptions } from './types';

const notOffered = async (): Promise<never> => {
	throw new UnexpectedError('The engine keeps no credentials');
};

const plainCopy = <T>(value: unknown): T => jsonParse<T>(JSON.stringify(value));

/** Gives nodes their credentials as n8n's own helper does, from values given instead of a database. */
export class EngineCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: EngineOptions['credentialTypes'],
		private readonly values: EngineOptions['credentials'],
	) {
		super();
	}

	getParentTypes = () => [];
	isCredentialUsableByNode = () => true;

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(typeName);
		if (authenticate === undefined && 'url' in options) return options;
		if (typeof authenticate === 'function' && 'url' in options) {
			return await authenticate(credentials, options);
		}
		throw new UnexpectedError('The engine signs by functions, and requests of today’s helper');
	}

	preAuthentication = async () => undefined;
	runPreAuthentication = async () => undefined;
	getCredentials = notOffered;
	updateCredentials = notOffered;
	updateCredentialsOauthTokenData = notOffered;

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		place?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.values[details.name] ?? this.values[type];
		if (stored === undefined) {
			throw new UnexpectedError(`Credential "${details.name}" does not exist for type "${type}"`);
		}
		const properties = this.getCredentialsProperties(type);
		const given = plainCopy<INodeParameters>(stored);
		const filled = NodeHelpers.getNodeParameters(properties, given, true, false, null, null) ?? {};
		if (place === undefined) return plainCopy(filled);
		const resolved = place.workflow.expression.getParameterValue(
			filled,
			place.runExecutionData,
			place.runIndex,
			place.itemIndex,
			place.node.name,
			place.connectionInputData,
			mode,
			getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
			executeData,
			false,
			filled,
		);
		return plainCopy(resolved);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeOf(type).properties;
	}

	typeOf(name: string): ICredentialType {
		const type = this.types[name];
		if (type === undefined) {
			throw new UnexpectedError(`The engine was not given the credential type "${name}"`);
		}
		return type;
	}
}
