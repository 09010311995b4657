import { formatCount, formatDecimal, formatDuration, formatNoun } from '@/components/ui/format';
import type { ClusterResult, FeatureSpread, GroupResult } from '@/lib/services/models/types';
import { coloursOf, NOISE } from '../../_components/group-colours';

/** A group as the screens draw it. */
export interface GroupView extends GroupResult {
  colour: string;
}

/** The groups, those that bring most first; outliers last. */
export function groupViews(result: ClusterResult): GroupView[] {
  const colours = coloursOf(result.groups.map(({ id }) => id));
  const weight = ({ id, revenueShare, share }: GroupResult) =>
    id === NOISE ? -1 : revenueShare === null ? share : revenueShare;
  return [...result.groups]
    .sort((a, b) => weight(b) - weight(a))
    .map((group) => ({ ...group, colour: colours.get(group.id) ?? 'var(--ink-3)' }));
}

export const featuresByName = (result: ClusterResult): ReadonlyMap<string, FeatureSpread> =>
  new Map(result.features.map((feature) => [feature.name, feature]));

const numberAt = (params: Readonly<Record<string, unknown>>, name: string): number | null => {
  const value = params[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** How the method was set, in a line. */
export function methodNote({ algorithm, params }: ClusterResult): string {
  if (algorithm === 'kmeans') return `${formatNoun(numberAt(params, 'starts') ?? 10, 'start')}, k\u2011means++`;
  if (algorithm === 'agglomerative') return params.linkage === 'average' ? 'average linkage' : 'Ward linkage';
  const eps = numberAt(params, 'eps');
  const least = numberAt(params, 'minPoints');
  return [eps !== null && `radius ${formatDecimal(eps)}`, least !== null && `${formatCount(least)} neighbours`]
    .filter(Boolean)
    .join(', ');
}

const SCALING: Readonly<Record<string, string>> = {
  standard: 'standardised',
  robust: 'scaled robustly',
  quantile: 'by rank',
  power: 'made normal',
};

/** `standardised, 4 on logs`. */
export function featureNote({ featureSet, features }: ClusterResult): string {
  const logs = features.filter(({ transform }) => transform === 'log').length;
  const scaled = SCALING[featureSet.scaling] ?? featureSet.scaling;
  return logs > 0 ? `${scaled}, ${formatCount(logs)} on logs` : scaled;
}

/** Who of the population was not looked at, and who is in no group, in a line. */
export function leftOutNote({ population, noise }: Pick<ClusterResult, 'population' | 'noise'>): string {
  const others = population.leftOut.reduce((sum, { customers }) => sum + customers, 0);
  const all = others + population.objecting;
  const words = population.objecting > 0 && others === 0 ? 'object to profiling' : 'left out';
  const parts = [all > 0 && `${formatCount(all)} ${words}`, noise > 0 && `${formatCount(noise)} in no group`];
  return parts.filter(Boolean).join(', ') || 'nobody left out';
}

/** `repeatable`, and how long it took. */
export const tookOf = ({ timings }: ClusterResult): string => formatDuration(timings.total);

/** `+1.4`, `−0.3`: a difference in standard deviations. */
export const signed = (value: number | null): string =>
  value === null ? '–' : `${value > 0 ? '+' : ''}${formatDecimal(value, 1)}`.replace(/^([+−]?\d+)$/, '$1.0');

/** From here a difference is worth saying: the threshold of the chart's vivid bars. */
export const VIVID = 0.8;

/** What sets a group apart, the largest differences first: “Orders far above average (+1.6), …”. */
export function differenceWords(group: GroupResult, features: ReadonlyMap<string, FeatureSpread>, most = 3): string {
  const apart = group.features
    .filter(({ difference }) => difference !== null && Math.abs(difference) >= 0.3)
    .sort((a, b) => Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))
    .slice(0, most)
    .map(({ feature, difference }) => {
      const amount = Math.abs(difference ?? 0) >= VIVID ? 'far ' : 'a little ';
      const side = (difference ?? 0) > 0 ? 'above' : 'below';
      return `${features.get(feature)?.label ?? feature} ${amount}${side} the average (${signed(difference)})`;
    });
  return apart.length > 0 ? apart.join(', ') : 'Like the average in every feature';
}
