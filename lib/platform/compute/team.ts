import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { AppError } from '@/lib/core';
import type { Parallel, Part } from '@/lib/modelling/parallel';
import { threadFile } from './files';
import { CONTROL, type PartAnswer, type PartRequest, type PartStart, takeParts } from './part-protocol';
import { fromWire, toWire } from './wire';

export interface Team extends Parallel {
  close(): Promise<void>;
}

const START_MS = 20_000;

/**
 * Helper threads that one thread leads while it waits: work goes out and comes back without an event loop, in some
 * 20 microseconds, so that the loops inside a `fit` can be spread. They start with the first work. Lead it from a
 * worker thread, a command or a test, never from a web process: it blocks.
 */
export function createTeam(threads = availableParallelism()): Team {
  const control = new Int32Array(new SharedArrayBuffer(CONTROL.size * 4));
  const helpers: { worker: Worker; port: MessagePort }[] = [];

  const start = (): void => {
    const file = threadFile('part');
    for (let i = helpers.length; i < threads - 1; i += 1) {
      const { port1, port2 } = new MessageChannel();
      const workerData: PartStart = { control, port: port2 };
      const worker = new Worker(file, { workerData, transferList: [port2], execArgv: [] });
      worker.unref();
      port1.unref();
      helpers.push({ worker, port: port1 });
    }
    for (let ready = 0; ready < helpers.length; ready = Atomics.load(control, CONTROL.ready)) {
      if (Atomics.wait(control, CONTROL.ready, ready, START_MS) === 'timed-out') {
        throw new AppError('internal', 'The helper threads did not start.');
      }
    }
  };

  const map = <Payload, Answer>(part: Part<Payload, Answer>, payloads: readonly Payload[]): Answer[] => {
    if (threads <= 1 || payloads.length <= 1) return payloads.map((payload) => part.run(payload));
    if (helpers.length < threads - 1) start();
    Atomics.store(control, CONTROL.next, 0);
    Atomics.store(control, CONTROL.done, 0);
    const request: PartRequest = { part: part.name, payloads };
    for (const { port } of helpers) port.postMessage(request);
    Atomics.add(control, CONTROL.round, 1);
    Atomics.notify(control, CONTROL.round);
    const answers = new Array<Answer>(payloads.length);
    let failure: unknown;
    try {
      takeParts(control, payloads, (payload, i) => {
        answers[i] = part.run(payload);
      });
    } catch (error) {
      failure = fromWireOnce(error);
      Atomics.store(control, CONTROL.next, payloads.length);
    }
    for (let done = 0; done < helpers.length; done = Atomics.load(control, CONTROL.done)) {
      Atomics.wait(control, CONTROL.done, done);
    }
    for (const { port } of helpers) {
      const message: { message: PartAnswer<Answer> } | undefined = receiveMessageOnPort(port);
      if (message?.message.error) failure ??= fromWire(message.message.error);
      for (const [i, answer] of message?.message.answers ?? []) answers[i] = answer;
    }
    if (failure) throw failure;
    return answers;
  };

  return {
    threads: Math.max(1, threads),
    map,
    close: async () => {
      await Promise.all(helpers.splice(0).map(({ worker }) => worker.terminate()));
      control.fill(0);
    },
  };
}

/** A failure in the leading thread looks like one of a helper. */
const fromWireOnce = (error: unknown): AppError => fromWire(toWire(error));
