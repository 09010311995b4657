import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import Piscina from 'piscina';
import { AppError } from '@/lib/core';
import { processWide } from '../process-wide';
import type { Task } from './define-task';
import { threadFile } from './files';
import type { TaskMessage, TaskReply, TaskRequest } from './task-protocol';
import { fromWire } from './wire';

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
  /** Buffers and ports that move to the thread instead of being copied. */
  readonly transfer?: readonly (ArrayBuffer | MessagePort)[];
  /** A thread of its own for work that must not wait behind others: a training may hold those of the pool for hours. */
  readonly lane?: string;
}

const IDLE_MS = 60_000;
/** A task that does not end this long after it was asked to is ended with its thread. */
const GRACE_MS = 5_000;

const pools = () => processWide('compute', () => new Map<string, Piscina>());

function threadPool(lane = ''): Piscina {
  const known = pools().get(lane);
  if (known) return known;
  const made = new Piscina({
    filename: threadFile('task'),
    minThreads: 0,
    maxThreads: lane ? 1 : Math.max(2, availableParallelism()),
    idleTimeout: IDLE_MS,
    // A thread keeps its event loop: it leads threads of its own.
    atomics: 'disabled',
    execArgv: [],
  });
  pools().set(lane, made);
  return made;
}

/**
 * Runs a task in a thread of the pool; the caller's event loop stays free. Errors come back as the task threw them
 * (anything but an AppError as `internal`); an abort rejects with the signal's reason, at the latest after five seconds.
 */
export async function runTask<Payload, Answer>(
  task: Task<Payload, Answer>,
  payload: Payload,
  { signal, onProgress, transfer = [], lane }: RunOptions = {},
): Promise<Answer> {
  signal?.throwIfAborted();
  const { port1, port2 } = new MessageChannel();
  const aborted = new Int32Array(new SharedArrayBuffer(4));
  const request: TaskRequest = { task: task.name, payload, aborted, port: port2 };
  const force = new AbortController();
  let began = false;
  let grace: NodeJS.Timeout | undefined;
  port1.on('message', (message: TaskMessage) => {
    if ('began' in message) began = true;
    else if (!signal?.aborted) onProgress?.(message.share);
  });
  const onAbort = (): void => {
    Atomics.store(aborted, 0, 1);
    if (!began) force.abort();
    else grace = setTimeout(() => force.abort(), GRACE_MS);
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const reply: TaskReply<Answer> = await threadPool(lane).run(request, {
      signal: force.signal,
      transferList: [port2, ...transfer],
    });
    if (reply.ok) return reply.answer;
    if (signal?.aborted) throw signal.reason;
    throw fromWire(reply.error);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof AppError) throw error;
    throw new AppError('internal', 'The computation ended before its time.', { cause: error });
  } finally {
    clearTimeout(grace);
    signal?.removeEventListener('abort', onAbort);
    port1.close();
  }
}

/** Ends all threads of the pools; for tests and commands that want to end. */
export async function closeThreads(): Promise<void> {
  const all = [...pools().values()];
  pools().clear();
  await Promise.all(all.map((one) => one.destroy()));
}
