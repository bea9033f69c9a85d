const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { until } = require('./commands');
const { sandboxKey } = require('./sandbox');

const owner = {
	email: 'owner@example.com',
	firstName: 'Owner',
	lastName: 'Of This Test',
	password: 'Only-4-this-test',
};

/** The REST interface that n8n's own editor uses, as the owner of the instance. */
class Rest {
	cookie = '';
	browserId = randomUUID();

	constructor(url) {
		this.url = url;
	}

	/** Sends a request and gives its `data`; throws with n8n's own message where it is refused. */
	async ask(method, path, body) {
		const answer = await fetch(`${this.url}${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': this.browserId,
				...(this.cookie && { cookie: this.cookie }),
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (cookie) this.cookie = cookie.split(';')[0];
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
		const read = text === '' ? undefined : JSON.parse(text);
		return read && typeof read === 'object' && 'data' in read ? read.data : read;
	}

	async setUpOwner() {
		await this.ask('POST', '/rest/owner/setup', owner);
	}

	async logIn() {
		await this.ask('POST', '/rest/login', {
			emailOrLdapLoginId: owner.email,
			password: owner.password,
		});
	}

	async createCredential(name, data, type = 'adspirerApi') {
		return await this.ask('POST', '/rest/credentials', { name, type, data });
	}

	async createServiceCredential({ url }) {
		return await this.createCredential('Adspirer account', { apiKey: sandboxKey, baseUrl: url });
	}

	async createWorkflow(workflow) {
		const { name, nodes, connections, settings = {} } = workflow;
		// Without pinData n8n can not run a single step by hand afterwards; its editor sends it too.
		const saved = { name, nodes, connections, settings, pinData: {} };
		return await this.ask('POST', '/rest/workflows', saved);
	}

	/** Puts a workflow into service, as the editor's Publish button does. */
	async activate(id) {
		const { versionId } = await this.ask('GET', `/rest/workflows/${id}`);
		await this.ask('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	async deactivate(id) {
		await this.ask('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/**
	 * Begins a run by hand from a trigger; gives the execution's ID. n8n checks the form first, and
	 * gives that up where the machine takes a quarter of a second for it: then nothing has begun.
	 */
	async start(workflow, trigger = 'Start') {
		const run = { workflowId: workflow.id, triggerToStartFrom: { name: trigger } };
		return await until(`a run of workflow ${workflow.id} to begin`, async () => {
			try {
				return (await this.ask('POST', `/rest/workflows/${workflow.id}/run`, run)).executionId;
			} catch (error) {
				if (/Regular expression execution timed out/.test(error.message)) return undefined;
				throw error;
			}
		});
	}

	/** An execution with its data unfolded, as it is stored by now. */
	async execution(id) {
		const { parse } = require('flatted');
		const stored = await this.ask('GET', `/rest/executions/${id}`);
		return { ...stored, data: stored.data ? parse(stored.data) : undefined };
	}

	async ended(id) {
		const over = ['success', 'error', 'crashed', 'canceled'];
		await until(`execution ${id} to end`, async () => {
			const { status } = await this.ask('GET', `/rest/executions/${id}`);
			return over.includes(status);
		});
		return await this.execution(id);
	}

	async run(workflow, trigger = 'Start') {
		return await this.ended(await this.start(workflow, trigger));
	}

	/** The executions of a workflow, the newest first. n8n gives them in pages. */
	async executionsOf(workflow) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
		const all = new Map();
		let cursor = '';
		do {
			const query = `filter=${filter}&limit=100${cursor && `&cursor=${cursor}`}`;
			const { results, nextCursor } = await this.ask('GET', `/rest/executions?${query}`);
			for (const execution of results) all.set(execution.id, execution);
			cursor = nextCursor ?? '';
		} while (cursor);
		return [...all.values()];
	}

	/**
	 * Retries a failed execution and gives the new one. It is looked for in the list: in queue mode
	 * n8n never answers the request where the retry ends before n8n has begun to wait for it.
	 */
	async retry(id, loadWorkflow) {
		const { workflowId } = await this.ask('GET', `/rest/executions/${id}`);
		const all = async () => await this.executionsOf({ id: workflowId });
		const known = (await all()).map((execution) => execution.id);
		let refused;
		this.ask('POST', `/rest/executions/${id}/retry`, { loadWorkflow }).catch((error) => {
			refused = error;
		});
		const retried = await until(`the retry of execution ${id} to begin`, async () => {
			if (refused) throw refused;
			return (await all()).find(
				({ id: other, mode }) => mode === 'retry' && !known.includes(other),
			);
		});
		return await this.ended(retried.id);
	}
}

/** A node's output in its last pass, or in the one named; output 1 is the error output. */
function outputOf(execution, node, { output = 0, pass = -1 } = {}) {
	const items = execution.data?.resultData.runData[node]?.at(pass)?.data?.main[output] ?? [];
	return items.map(({ json }) => json);
}

function errorOf(execution) {
	const { message = '', description = '' } = execution.data?.resultData.error ?? {};
	return `${message}\n${description}`;
}

/** Gives an execution that has succeeded; throws with what n8n shows of its error otherwise. */
function succeeded(execution) {
	assert.equal(execution.status, 'success', errorOf(execution));
	return execution;
}

module.exports = { Rest, outputOf, succeeded, errorOf, owner };
