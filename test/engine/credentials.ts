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

/**
 * Gives nodes their credentials as n8n's own helper does, from values given instead of a
 * database: defaults filled in, expressions resolved, and requests signed the way the credential
 * type says.
 */
export class EngineCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: EngineOptions['credentialTypes'],
		private readonly values: EngineOptions['credentials'],
	) {
		super();
	}

	/** None of the credential types is made of others. */
	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

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

	/** No credential type of the tests signs in before its first request. */
	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	getCredentials = notOffered;
	updateCredentials = notOffered;
	updateCredentialsOauthTokenData = notOffered;

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		place?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.storedValues(details, type);
		if (raw === true) return stored;
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

	/** A credential type by name. */
	typeOf(name: string): ICredentialType {
		const type = this.types[name];
		if (type === undefined) {
			throw new UnexpectedError(`The engine was not given the credential type "${name}"`);
		}
		return type;
	}

	private storedValues({ name }: INodeCredentialsDetails, type: string) {
		const values = this.values[name] ?? this.values[type];
		if (values === undefined) {
			throw new UnexpectedError(`Credential "${name}" does not exist for type "${type}"`);
		}
		return { ...values };
	}
}
