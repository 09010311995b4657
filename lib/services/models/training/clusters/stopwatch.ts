import { performance } from 'node:perf_hooks';

/** How long the parts of a training took, in milliseconds: said on the card, never part of a decision. */
export class Stopwatch {
  private readonly begun = performance.now();
  private last = this.begun;
  private readonly steps: { name: string; ms: number }[] = [];

  lap(name: string): void {
    const now = performance.now();
    this.steps.push({ name, ms: Math.round(now - this.last) });
    this.last = now;
  }

  timings(): { total: number; steps: { name: string; ms: number }[] } {
    return { total: Math.round(performance.now() - this.begun), steps: this.steps };
  }
}
