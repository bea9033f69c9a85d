import './host';
import { Credentials, getAdditionalKeys } from 'n8n-core';
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

	getParentTypes(name: string): string[] {
		const parents = this.typeOf(name).extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		const { restrictToSupportedNodes, supportedNodes } = this.typeOf(credentialType);
		return !restrictToSupportedNodes || (supportedNodes ?? []).includes(nodeType);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		if (!('url' in options)) {
			throw new UnexpectedError('The engine signs requests of httpRequestWithAuthentication only');
		}
		const { authenticate } = this.typeOf(typeName);
		if (authenticate === undefined) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		throw new UnexpectedError('The engine signs by a function of the credential type only');
	}

	/** No credential type of the tests signs in before its first request. */
	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string): Promise<Credentials> {
		const credentials = new Credentials({ id: details.id, name: details.name }, type);
		await credentials.setData(this.storedValues(details, type));
		return credentials;
	}

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

	async updateCredentials(): Promise<void> {
		throw new UnexpectedError('The engine keeps no credentials');
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new UnexpectedError('The engine keeps no credentials');
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents = [], properties } = this.typeOf(type);
		const all = parents.flatMap((parent) => this.getCredentialsProperties(parent));
		NodeHelpers.mergeNodeProperties(all, properties);
		return all;
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
