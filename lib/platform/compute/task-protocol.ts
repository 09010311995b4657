import type { MessagePort } from 'node:worker_threads';
import type { WireError } from './wire';

/** A task on its way to a thread. `aborted` is one shared word: 1 asks the task to end. */
export interface TaskRequest {
  readonly task: string;
  readonly payload: unknown;
  readonly aborted: Int32Array;
  readonly port: MessagePort;
}

/** What comes back while it runs: that it began, and how far it is. */
export type TaskMessage = { readonly began: true } | { readonly share: number };

export type TaskReply<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly error: WireError };
