import type { Tone } from '@/components/ui/chip';
import type { ClusterKind, Population, VersionSummary } from '@/lib/services/models/types';

export const METHOD: Readonly<Record<ClusterKind, string>> = {
  kmeans: 'K-Means',
  dbscan: 'DBSCAN',
  agglomerative: 'Hierarchical',
};

/** What a method is good for, in a line. */
export const METHOD_HINT: Readonly<Record<ClusterKind | 'choose', string>> = {
  choose: 'Tries what suits the number of customers and keeps what separates them best.',
  kmeans: 'Round groups of similar spread; everyone belongs to one. Fast at any size.',
  agglomerative: 'Joins the most similar step by step; the tree shows groups within groups.',
  dbscan: 'Dense regions of any shape; whoever stands alone is an outlier.',
};

/** How a mean silhouette reads (the bands of Kaufman and Rousseeuw 1990). */
export function silhouetteWords(value: number | null): string {
  if (value === null) return 'not measured';
  if (value > 0.7) return 'clearly apart';
  if (value > 0.5) return 'well apart';
  if (value > 0.25) return 'some overlap';
  return 'much overlap';
}

/** How a bootstrap Jaccard index of a group reads (the bands of Hennig 2007). */
export function stabilityWords(value: number | null): string {
  if (value === null) return 'not measured';
  if (value >= 0.85) return 'found again nearly always';
  if (value >= 0.75) return 'found again mostly';
  if (value >= 0.6) return 'there is a pattern, its edge is uncertain';
  return 'not found again: do not rely on it';
}

export const RUN_STATUS: Readonly<Record<VersionSummary['status'], { word: string; tone: Tone }>> = {
  queued: { word: 'Waiting', tone: 'accent' },
  training: { word: 'Running', tone: 'accent' },
  ready: { word: 'Done', tone: 'good' },
  champion: { word: 'In use', tone: 'good' },
  challenger: { word: 'Done, waits for a decision', tone: 'warn' },
  retired: { word: 'Used before', tone: 'neutral' },
  withdrawn: { word: 'Withdrawn', tone: 'neutral' },
  failed: { word: 'Failed', tone: 'bad' },
  cancelled: { word: 'Cancelled', tone: 'neutral' },
};

export const isRunning = (run: Pick<VersionSummary, 'status'> | null | undefined): boolean =>
  run?.status === 'queued' || run?.status === 'training';

const TRIGGER: Readonly<Record<string, string>> = {
  created: 'first run',
  hand: 'by hand',
  schedule: 'by schedule',
  drift: 'after drift',
  update: 'update with new data',
};
export const triggerWords = (trigger: string): string => TRIGGER[trigger] ?? trigger;

/** Who is looked at, in words. */
export function populationWords(population: Population, nameOf: (segment: string) => string | undefined): string {
  switch (population.type) {
    case 'everyone':
      return 'everyone';
    case 'segment':
      return nameOf(population.segment) ?? population.segment;
    case 'rule':
      return 'those for whom a rule holds';
    case 'group':
      return `a group of ${population.model}`;
  }
}
