export interface DateWords {
  /** The first day, or the time as it was written. */
  from: string;
  /** The day behind the last one. */
  to: string;
  /** What was left open and decided: the year. */
  taken?: string;
}
