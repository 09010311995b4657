import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core';
import { sharedInt32 } from '@/lib/modelling/parallel';
import { probePart } from '@/lib/modelling/probe-part';
import { defineTask } from './define-task';
import { probeTask } from './probe-task';
import { closeThreads, runTask } from './run-task';
import { createTeam } from './team';

afterAll(closeThreads);

describe('a team', () => {
  it('spreads parts over threads, answers in order, and shares memory', async () => {
    const team = createTeam(3);
    const shared = sharedInt32(1);
    const payloads = Array.from({ length: 500 }, (_, value) => ({ value, shared }));
    for (let round = 1; round <= 20; round += 1) {
      expect(team.map(probePart, payloads)).toEqual(payloads.map(({ value }) => value * value));
      expect(shared[0]).toBe(500 * round);
    }
    await team.close();
    expect(team.map(probePart, payloads).length).toBe(500); // starts again
    await team.close();
  });

  it('throws what a part throws, and works on after that', async () => {
    const team = createTeam(2);
    const shared = sharedInt32(1);
    const payloads = [1, 2, -1, 4, 5, 6].map((value) => ({ value, shared }));
    expect(() => team.map(probePart, payloads)).toThrow(new AppError('invalidInput', 'A probe is not negative.'));
    expect(team.map(probePart, payloads.slice(3))).toEqual([16, 25, 36]);
    await team.close();
  });

  it('finds no part that is not in the list', async () => {
    const team = createTeam(2);
    const stranger = { name: 'stranger', run: (value: number) => value };
    const outcome = () =>
      team.map(
        stranger,
        Array.from({ length: 100_000 }, (_, i) => i),
      );
    expect(outcome).toThrow(expect.objectContaining({ code: 'internal' }));
    await team.close();
  });
});

describe('a task', () => {
  it('runs in a thread with helpers of its own and tells how far it is', async () => {
    const shares: number[] = [];
    const answer = await runTask(probeTask, { values: [1, 2, 3] }, { onProgress: (share) => shares.push(share) });
    expect(answer).toEqual({ squares: [1, 4, 9], parts: 3 });
    expect(shares).toEqual([0.25, 1]);
  });

  it('carries errors over with code, sentence and places', async () => {
    const empty = await runTask(probeTask, { values: [] }).catch((error: unknown) => error);
    expect(empty).toBeInstanceOf(AppError);
    expect(empty).toMatchObject({
      code: 'invalidInput',
      message: 'A probe needs numbers.',
      errors: [{ path: '/values' }],
    });
    await expect(runTask(probeTask, { values: [1, -1] })).rejects.toMatchObject({ code: 'invalidInput' });
    const stranger = defineTask({ name: 'stranger', run: () => 1 });
    await expect(runTask(stranger, null)).rejects.toMatchObject({ code: 'internal' });
  });

  it('is aborted while it computes, and the event loop stays free', async () => {
    const abort = new AbortController();
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const running = runTask(
      probeTask,
      { values: [1], spin: 'attentive' },
      { signal: abort.signal, onProgress: () => setTimeout(() => abort.abort(new Error('enough')), 100) },
    );
    await expect(running).rejects.toThrow('enough');
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(5);
  });

  it('is ended with its thread where it does not listen, and the pool works on', async () => {
    const abort = new AbortController();
    const running = runTask(
      probeTask,
      { values: [1], spin: 'stubborn' },
      { signal: abort.signal, onProgress: () => abort.abort(new Error('enough')) },
    );
    await expect(running).rejects.toThrow('enough');
    expect(await runTask(probeTask, { values: [2] })).toMatchObject({ squares: [4] });
  });

  it('does not begin when it was aborted before', async () => {
    await expect(
      runTask(probeTask, { values: [1] }, { signal: AbortSignal.abort(new Error('never')) }),
    ).rejects.toThrow('never');
  });
});
