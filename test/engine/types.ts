import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IConnections,
	IDataObject,
	INode,
	INodeType,
	IVersionedNodeType,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import type { EngineRun } from './execution';

export interface EngineOptions {
	/** Node types by full type name; the engine adds its own little ones. */
	nodeTypes: Record<string, INodeType | IVersionedNodeType>;
	credentialTypes: Record<string, ICredentialType>;
	/** Credential values by the name of the credential, or by its type's name. */
	credentials: Record<string, ICredentialDataDecryptedObject>;
}

export interface RunOptions {
	/** The workflow's nodes; a retry may leave them out to go on with the workflow it ran with. */
	nodes?: INode[];
	connections?: IConnections;
	/** The json of the items that the trigger gives out; one empty item by default. */
	rows?: IDataObject[];
	settings?: IWorkflowSettings;
	workflowId?: string;
	executionId?: string;
	mode?: WorkflowExecuteMode;
	/**
	 * Goes on with a failed or stopped run as n8n's retry does. A text is a run as it was stored, such
	 * as one that onProgress was handed: what is left when a server dies.
	 */
	retryOf?: EngineRun | string;
	/** Called when the execution is under way; the function it gets is the stop button. */
	onStarted?: (stop: () => void) => void;
	/** Called with the stored form of the run at its start and after each node, as n8n saves it. */
	onProgress?: (serialised: string) => void;
}

export interface OpenedList {
	node: INode;
	parameter: string;
	filter?: string;
	/** Where the page before said that this one begins. */
	paginationToken?: string;
}
