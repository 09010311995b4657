/** What PostgreSQL says of a snapshot and of the sequence that numbers a table's rows. */
export interface LogState {
  /** The sequence's last value; it is ahead of what the snapshot sees. */
  last: number;
  /** Every transaction below this had ended; every one from `xmax` on had not begun. */
  xmin: number;
  xmax: number;
  /** Milliseconds of any steady clock. */
  now: number;
}

/** A number is taken this long before its transaction has an id of its own; in truth it is microseconds. */
const SETTLING_MS = 5_000;

/**
 * Follows a table that only grows and whose rows are numbered by a sequence. Numbers become visible out of order, since
 * transactions end out of order: rows up to `stable` are all known, and of later ones each that has been seen is
 * remembered. `stable` moves to a number when every transaction that could have taken one below it has ended.
 */
export class LogCursor {
  stable = 0;
  private readonly loose = new Set<number>();
  private reached = -1;
  private candidate: { last: number; at: number; xmax?: number } | undefined;

  constructor(private readonly settlingMs = SETTLING_MS) {}

  /** A number up to which every row is visible has been found. */
  get knows(): boolean {
    return this.reached >= 0;
  }

  has(number: number): boolean {
    return number <= this.stable || this.loose.has(number);
  }

  /** Says whether a row is new, and knows it from then on. */
  take(number: number): boolean {
    if (this.has(number)) return false;
    this.loose.add(number);
    return true;
  }

  /** To be called before the rows of this very snapshot are read. */
  observe({ last, xmin, xmax, now }: LogState): void {
    const { candidate } = this;
    if (!candidate) {
      this.candidate = { last, at: now };
      return;
    }
    if (candidate.xmax === undefined) {
      if (now - candidate.at >= this.settlingMs) candidate.xmax = xmax;
    }
    if (candidate.xmax !== undefined && xmin >= candidate.xmax) {
      this.reached = candidate.last;
      this.candidate = { last, at: now };
    }
  }

  /** To be called when all rows after `stable` that the snapshot sees have been taken. */
  settle(): void {
    if (this.reached <= this.stable) return;
    this.stable = this.reached;
    for (const number of this.loose) if (number <= this.stable) this.loose.delete(number);
  }
}
