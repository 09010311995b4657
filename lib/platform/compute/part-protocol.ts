import type { MessagePort } from 'node:worker_threads';
import type { WireError } from './wire';

/** Places in the shared control words: work given out so far, next payload to take, helpers that ended, helpers up. */
export const CONTROL = { round: 0, next: 1, done: 2, ready: 3, size: 4 } as const;

export interface PartStart {
  readonly control: Int32Array;
  readonly port: MessagePort;
}

export interface PartRequest {
  readonly part: string;
  readonly payloads: readonly unknown[];
}

export interface PartAnswer<Answer = unknown> {
  readonly answers: readonly (readonly [index: number, answer: Answer])[];
  readonly error: WireError | undefined;
}

/** Takes payloads one by one, as long as there are any that no other thread has taken. */
export function takeParts<Payload>(
  control: Int32Array,
  payloads: readonly Payload[],
  work: (payload: Payload, index: number) => void,
): void {
  for (;;) {
    const i = Atomics.add(control, CONTROL.next, 1);
    if (i >= payloads.length) return;
    work(payloads[i] as Payload, i);
  }
}
