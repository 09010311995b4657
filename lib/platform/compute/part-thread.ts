import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { PARTS } from '@/lib/modelling/parts';
import { beModest } from './be-modest';
import { CONTROL, type PartAnswer, type PartRequest, type PartStart, takeParts } from './part-protocol';
import { toWire, type WireError } from './wire';

/** A helper thread of a team: waits for work without an event loop, does parts, waits again. Ends with its leader. */
const { control, port }: PartStart = workerData;
const parts = new Map(PARTS.map((part) => [part.name, part]));
beModest();

function serve(request: PartRequest): PartAnswer {
  const answers: [number, unknown][] = [];
  let error: WireError | undefined;
  try {
    const part = parts.get(request.part);
    if (!part) throw new Error(`no part is called ${request.part}: is it in lib/modelling/parts.ts?`);
    // The name was looked up: the payload is what this part was given by its caller.
    takeParts(control, request.payloads, (payload, i) => answers.push([i, part.run(payload as never)]));
  } catch (thrown) {
    error = toWire(thrown);
    Atomics.store(control, CONTROL.next, request.payloads.length);
  }
  return { answers, error };
}

let round = Atomics.load(control, CONTROL.round);
Atomics.add(control, CONTROL.ready, 1);
Atomics.notify(control, CONTROL.ready);
for (;;) {
  Atomics.wait(control, CONTROL.round, round);
  const received: { message: PartRequest } | undefined = receiveMessageOnPort(port);
  if (!received) continue;
  round = Atomics.load(control, CONTROL.round);
  port.postMessage(serve(received.message));
  Atomics.add(control, CONTROL.done, 1);
  Atomics.notify(control, CONTROL.done);
}
