export const asyncHooks: typeof import('node:async_hooks');
export const childProcess: typeof import('node:child_process');
export const crypto: typeof import('node:crypto');
export const diagnostics: typeof import('node:diagnostics_channel');
export const fs: typeof import('node:fs');
export const http: typeof import('node:http');
export const net: typeof import('node:net');
export const os: typeof import('node:os');
export const path: typeof import('node:path');
export const perfHooks: typeof import('node:perf_hooks');
export const readline: typeof import('node:readline/promises');
export const timers: typeof import('node:timers/promises');
export const util: typeof import('node:util');
export const setTimer: (callback: () => void, ms: number) => NodeJS.Timeout;
export const clearTimer: (timer: NodeJS.Timeout | undefined) => void;
export const nextTurn: (callback: () => void) => NodeJS.Immediate;
export const thisProcess: NodeJS.Process;
/** The folder that holds package.json. */
export const projectRoot: string;
