/**
 * The sandbox: the Adspirer REST service as far as this package uses it, as a real HTTP server on
 * loopback. It is written from what is known of the service and shares no code with the package, so
 * that it refuses what the service would refuse.
 */
export { startSandbox, type Sandbox } from './server';
export type { SuccessForm } from './successForms';
export type { Fault } from './faults';
export type { ListSwitches } from './lists';
export type { SandboxOptions } from './options';
export type { ReceivedCall } from './reception';
