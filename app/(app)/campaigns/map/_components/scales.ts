import type { StrategyMap } from '@/lib/services/monitoring/campaigns/read-map';

/** Ends of the two scales that all cells share: the share who ordered, and revenue. */
export function scalesOf(map: StrategyMap): { ordered: number; revenue: number } {
  const all = map.rows.flatMap(({ cells }) => cells.flatMap(({ campaigns }) => campaigns));
  const ordered = Math.max(0.05, ...all.map((one) => Math.max(one.ordered?.high ?? 0, one.heldOut ?? 0)));
  const revenue = Math.max(1, ...all.map((one) => one.revenue?.high ?? 0));
  return { ordered: Math.min(1, Math.ceil(ordered * 50) / 50), revenue };
}
