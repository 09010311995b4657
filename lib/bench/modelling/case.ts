import type { Team } from '@/lib/platform/compute/team';
import type { BenchCase } from '../report';
import type { Python } from './python';

export const SEED = 11;

/** What a case may use: threads, the peer's language where it is there, a folder for what both read. */
export interface Bench {
  readonly team: Team;
  readonly python: Python | undefined;
  readonly folder: string;
}

/** A case of `npm run bench modelling`: a file of its own, in the list of `cases.ts`. */
export interface ModellingCase {
  /** As in the result; further figures of the case begin with it. */
  readonly name: string;
  readonly sizes: Readonly<Record<string, number>>;
  run(bench: Bench): Promise<BenchCase[]>;
}

/** Milliseconds of the middle one of several runs, after one that does not count; and what the last run gave. */
export async function measure<T>(work: () => T | Promise<T>, runs = 3): Promise<{ ms: number; answer: T }> {
  let answer = await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const started = performance.now();
    answer = await work();
    times.push(performance.now() - started);
  }
  return { ms: times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN, answer };
}

/** Ours beside a peer's milliseconds; without a peer there is no ratio. */
export function against(
  name: string,
  ours: number,
  peer: number | undefined,
  peerName: string,
  note?: string,
): BenchCase {
  const base = { case: name, ours, unit: 'ms', note };
  if (peer === undefined) return { ...base, peer: null, peerName: null, ratio: null };
  return { ...base, peer, peerName, ratio: peer / ours };
}
