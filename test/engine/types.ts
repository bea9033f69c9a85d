import type {
	ExecutionError,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeType,
	IRun,
	IRunExecutionData,
	IVersionedNodeType,
	IWorkflowSettings,
	NodeExecutionHint,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** What an engine knows; nodes and credentials are found by these names. */
export interface EngineOptions {
	/** Node types by full type name; the engine adds its own little ones. */
	nodeTypes: Record<string, INodeType | IVersionedNodeType>;
	/** Credential types by name. */
	credentialTypes: Record<string, ICredentialType>;
	/** Credential values by the name of the credential, or by its type's name. */
	credentials: Record<string, ICredentialDataDecryptedObject>;
}

/** One execution. */
export interface RunOptions {
	/** The workflow's nodes; a retry may leave them out to go on with the workflow it ran with. */
	nodes?: INode[];
	connections?: IConnections;
	/** The json of the items that the trigger gives out; one empty item when left out. */
	rows?: IDataObject[];
	settings?: IWorkflowSettings;
	workflowId?: string;
	/** A fresh one for each run when left out. */
	executionId?: string;
	/** 'trigger' when left out, 'retry' for a retry. */
	mode?: WorkflowExecuteMode;
	/**
	 * Goes on with a failed or stopped run as n8n's retry does. A text is a run as it was stored,
	 * for example one that onProgress was handed: what is left when a server dies or when the stop
	 * button's own write to the database wins.
	 */
	retryOf?: EngineRun | string;
	/** Called when the execution is under way; the function it gets is the stop button. */
	onStarted?: (stop: () => void) => void;
	/** Called with the stored form of the run at its start and after each node, as n8n saves it. */
	onProgress?: (serialised: string) => void;
}

/** What came of an execution. */
export interface EngineRun {
	run: IRun;
	runExecutionData: IRunExecutionData;
	executionId: string;
	workflow: Workflow;
	/** 'success', 'error' or 'canceled', for the most part. */
	status: string;
	/** The workflow's error. */
	error: ExecutionError | undefined;
	/** The run's end as n8n stores it in its database. */
	serialised: string;
	/** What the run held at the very moment it was stopped; undefined when it was not. */
	serialisedAtStop: string | undefined;
	/** A node's output items, of its last run unless told; none when there are none. */
	items(nodeName: string, output?: number, runIndex?: number): INodeExecutionData[];
	/** The json of all items that a node gave out, over all its runs. */
	json(nodeName: string, output?: number): IDataObject[];
	/** How often a node ran. */
	runs(nodeName: string): number;
	/** The hints a node left, of its last run unless told. */
	hints(nodeName: string, runIndex?: number): NodeExecutionHint[];
	/** Their lines, as a person reads what n8n shows as HTML. */
	hintLines(nodeName: string, runIndex?: number): string[];
	/** The error in a node's own record, of its last run unless told. */
	nodeError(nodeName: string, runIndex?: number): ExecutionError | undefined;
}

/** What the credential form shows after its test. */
export interface CredentialTestOutcome {
	status: 'OK' | 'Error';
	message: string;
}

/** A list of the form that somebody opens. */
export interface OpenedList {
	/** The node, with the parameters that the form holds. */
	node: INode;
	/** The parameter that the list belongs to. */
	parameter: string;
	/** What was typed to search for. */
	filter?: string;
	/** Where the page before said that this one begins. */
	paginationToken?: string;
}

/** Runs workflows and credential tests through n8n's own engine. */
export interface Engine {
	run(options: RunOptions): Promise<EngineRun>;
	/** Opens a list in the form as n8n's server does for its editor. */
	openList(list: OpenedList): Promise<INodeListSearchResult>;
	testCredential(
		typeName: string,
		values: ICredentialDataDecryptedObject,
	): Promise<CredentialTestOutcome>;
}
