import { isReason, REASON_KEYS, type Reason, STAGES, type Stage, stageOf } from './reasons';

export interface WaterfallStage {
  stage: Stage;
  /** Those who are left after it. */
  left: number;
  lost: number;
  reasons: { reason: Reason; count: number }[];
  /** Of the quiet hours: those whose email waits for their end. */
  moved?: number;
}

/** From the members of a segment to those who receive an email. */
export interface Waterfall {
  at: string;
  members: number;
  stages: WaterfallStage[];
  receives: number;
}

/** Counts by reason ('' for whoever receives the email) as a waterfall. */
export function buildWaterfall(counts: ReadonlyMap<string, number>, moved: number, at: Date): Waterfall {
  const members = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let left = members;
  const stages = STAGES.map((stage): WaterfallStage => {
    const reasons = [...counts].flatMap(([reason, count]) =>
      isReason(reason) && stageOf(reason) === stage ? [{ reason, count }] : [],
    );
    reasons.sort((a, b) => b.count - a.count || REASON_KEYS.indexOf(a.reason) - REASON_KEYS.indexOf(b.reason));
    const lost = reasons.reduce((sum, { count }) => sum + count, 0);
    left -= lost;
    return { stage, left, lost, reasons, ...(stage === 'quiet' ? { moved } : {}) };
  });
  return { at: at.toISOString(), members, stages, receives: left };
}

/** Reasons of customers who have an address and have not withdrawn, so that a segment counts them as reachable. */
const NOT_ASKED: readonly Reason[] = ['neverAsked', 'pending', 'tooOld'];

/**
 * Of those without consent, how many their segment counts as reachable by email: it asks whether they can be reached, a
 * campaign whether they have said yes. At most; some may be suppressed as well.
 */
export const reachableWithoutConsent = ({ stages }: Waterfall): number =>
  stages
    .flatMap(({ reasons }) => reasons)
    .reduce((sum, { reason, count }) => sum + (NOT_ASKED.includes(reason) ? count : 0), 0);
