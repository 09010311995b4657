import { chanceRange, isClear } from './change-test';
import type { EmailCount } from './sql/email-counts';
import type { SegmentSizes } from './sql/segment-sizes';
import type { StageFlow } from './sql/stage-flows';
import type { UnsubscribeCampaign } from './sql/unsubscribe-campaigns';
import { GROUPS, type Group } from './stages';
import type { SegmentChange, StageChange, UnsubscribeChange } from './types';

/** A campaign is named where at least half of the unsubscribes came from it. */
const NAMED_SHARE = 0.5;

/** More or fewer unsubscribes than in the period before; undefined where there is no difference. */
export function findUnsubscribeChange(
  now: EmailCount,
  before: EmailCount,
  campaigns: readonly UnsubscribeCampaign[],
  line: number[],
): UnsubscribeChange | undefined {
  const effect = now.unsubscribed - before.unsubscribed;
  if (effect === 0) return undefined;
  const first = campaigns[0];
  const campaign = effect > 0 && first && first.unsubscribed >= NAMED_SHARE * now.unsubscribed ? first : null;
  const clear = isClear(effect, now.unsubscribed, before.unsubscribed);
  return {
    kind: 'unsubscribes',
    effect,
    chance: chanceRange(now.unsubscribed, before.unsubscribed),
    grade: clear ? (campaign ? 'seenTogether' : 'noCause') : 'chance',
    line,
    now: now.unsubscribed,
    before: before.unsubscribed,
    delivered: now.delivered,
    deliveredBefore: before.delivered,
    campaign,
  };
}

/** Stages that grew or shrank. Why is known by definition: customers pass on by an order, or by time without one. */
export function findStageChanges(
  flows: readonly StageFlow[],
  sizes: Record<Group, number[]>,
  line: (sizes: number[]) => number[],
): StageChange[] {
  return GROUPS.filter((group) => group !== 'none').flatMap((group): StageChange[] => {
    const ins = flows.filter((flow) => flow.to === group);
    const outs = flows.filter((flow) => flow.from === group);
    const entered = sum(ins);
    const left = sum(outs);
    const effect = entered - left;
    if (effect === 0) return [];
    const main = (
      effect > 0
        ? ins.map(({ from, customers }) => ({ group: from, customers }))
        : outs.map(({ to, customers }) => ({ group: to, customers }))
    ).sort((a, b) => b.customers - a.customers)[0];
    return [
      {
        kind: 'stage',
        group,
        effect,
        chance: chanceRange(entered, left),
        grade: isClear(effect, entered, left) ? 'knownCause' : 'chance',
        line: line(sizes[group]),
        size: sizes[group].at(-1) ?? 0,
        entered,
        left,
        main: main ?? null,
      },
    ];
  });
}

const sum = (flows: readonly StageFlow[]): number => flows.reduce((total, flow) => total + flow.customers, 0);

/** Segments that grew or shrank, of those that have been measured since before the period began. */
export function findSegmentChanges(
  segments: readonly SegmentSizes[],
  start: Date,
  line: (sizes: number[]) => number[],
): SegmentChange[] {
  return segments.flatMap((segment): SegmentChange[] => {
    const effect = segment.entered - segment.left;
    if (effect === 0 || !segment.measuredSince || segment.measuredSince >= start) return [];
    return [
      {
        kind: 'segment',
        id: segment.id,
        name: segment.name,
        effect,
        chance: chanceRange(segment.entered, segment.left),
        grade: isClear(effect, segment.entered, segment.left) ? 'noCause' : 'chance',
        line: line(segment.sizes),
        size: segment.size,
        entered: segment.entered,
        left: segment.left,
      },
    ];
  });
}
