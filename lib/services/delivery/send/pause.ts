/** Why nothing is handed over for a while. */
export interface Pause {
  kind: 'throttled' | 'away';
  words: string;
  /** Epoch milliseconds. */
  since: number;
  until: number;
}

const [SHORTEST_MS, LONGEST_MS] = [1_000, 5 * 60_000];

/** The pause after a provider was away or had enough: twice as long each time, until something is taken again. */
export class Pauses {
  private failures = 0;
  current: Pause | undefined;

  /** True: it is a new one, or for another reason. */
  failed(kind: Pause['kind'], words: string, now: number, retryAfter?: number): boolean {
    const before = this.current;
    // What was already under way when the pause began does not make it longer.
    if (before && now < before.until) return false;
    this.failures += 1;
    const grown = Math.min(SHORTEST_MS * 2 ** (this.failures - 1), LONGEST_MS);
    this.current = { kind, words, since: before?.since ?? now, until: now + Math.max(retryAfter ?? 0, grown) };
    return before?.words !== words;
  }

  /** True: there was a pause, and it is over. */
  succeeded(): boolean {
    const had = this.current !== undefined;
    this.failures = 0;
    this.current = undefined;
    return had;
  }

  isOn(now: number): boolean {
    return this.current !== undefined && now < this.current.until;
  }
}

/** Lets so many through a second, evenly; without a rate everything. */
export class Pace {
  private next = 0;

  constructor(private readonly perSecond: number | undefined) {}

  /** Milliseconds until the next may go; 0: it goes, and counts. */
  take(now: number): number {
    if (this.perSecond === undefined) return 0;
    if (now < this.next) return this.next - now;
    this.next = Math.max(this.next + 1_000 / this.perSecond, now - 1_000 / this.perSecond);
    return 0;
  }
}
