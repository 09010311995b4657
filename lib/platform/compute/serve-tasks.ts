import { AppError } from '@/lib/core';
import { beModest } from './be-modest';
import type { Task, TaskContext } from './define-task';
import { sharedSignal } from './shared-signal';
import type { TaskMessage, TaskReply, TaskRequest } from './task-protocol';
import { createTeam, type Team } from './team';
import { toWire } from './wire';

const LEAST_STEP = 0.002;

/** The function that a thread of the pool exports: runs one of the tasks and answers with its outcome. */
export function serveTasks(
  tasks: readonly Task<never, unknown>[],
): (request: TaskRequest) => Promise<TaskReply<unknown>> {
  const known = new Map(tasks.map((task) => [task.name, task]));
  let team: Team | undefined;
  beModest();
  return async ({ task: name, payload, aborted, port }) => {
    const send = (message: TaskMessage): void => port.postMessage(message);
    let told = 0;
    const context: TaskContext = {
      signal: sharedSignal(aborted),
      onProgress: (share) => {
        if (share < 1 && share - told < LEAST_STEP) return;
        told = share;
        send({ share });
      },
      get parallel() {
        team ??= createTeam();
        return team;
      },
    };
    try {
      send({ began: true });
      const task = known.get(name);
      if (!task) throw new AppError('internal', `No task is called ${name}: is it in lib/worker/compute/tasks.ts?`);
      context.signal.throwIfAborted();
      // The name was looked up: the payload is what this task was given by its caller.
      return { ok: true, answer: await task.run(payload as never, context) };
    } catch (error) {
      return { ok: false, error: toWire(error) };
    } finally {
      port.close();
    }
  };
}
