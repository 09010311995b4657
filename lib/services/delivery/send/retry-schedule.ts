const MINUTE = 60_000;
/** Pauses between the attempts at one message; greylisting lets the second or third through. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720, 720].map((minutes) => minutes * MINUTE);

/** When a message that failed for a while is tried again, after so many attempts; null: not any more (after about a day and a half). */
export function nextAttempt(attempts: number, at: Date, wanted?: number): Date | null {
  const pause = PAUSES[attempts - 1];
  if (pause === undefined) return null;
  return new Date(at.getTime() + (wanted === undefined ? pause : Math.min(Math.max(wanted, 1_000), 24 * 60 * MINUTE)));
}
