import { Facts } from '@/components/ui/card';
import { formatCount, formatDecimal } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ClusterResult } from '@/lib/services/models/types';
import { METHOD, silhouetteWords } from '../../_components/cluster-words';
import { NOISE } from '../../_components/group-colours';
import { featureNote, leftOutNote, methodNote, tookOf } from './view';

/** How the groups were found, in one strip. */
export function FactStrip({ result, trainedAt }: { result: ClusterResult; trainedAt: string | null }) {
  const { stability, silhouette, silhouetteSample, population } = result;
  const groups = result.groups.filter(({ id }) => id !== NOISE).length;
  const sampled = silhouetteSample > 0 && silhouetteSample < population.customers;
  return (
    <Facts
      items={[
        { label: 'Method', value: METHOD[result.algorithm], note: methodNote(result) },
        {
          label: 'Groups',
          value: result.algorithm === 'dbscan' ? formatCount(groups) : `k = ${formatCount(groups)}`,
          note: <span title={result.chosenBecause}>{result.chosenBecause.split('; ').at(-1)}</span>,
        },
        { label: 'Features', value: formatCount(result.features.length), note: featureNote(result) },
        { label: 'Customers', value: formatCount(population.customers), note: leftOutNote(result) },
        {
          label: 'Silhouette',
          value: formatDecimal(silhouette),
          note: `${silhouetteWords(silhouette)}${sampled ? `, on ${formatCount(silhouetteSample)}` : ''}`,
        },
        {
          label: 'Stability',
          value: formatDecimal(stability.adjustedRand),
          note: stability.resamples > 0 ? `ARI, ${formatCount(stability.resamples)} resamples` : 'not measured',
        },
        { label: 'Seed', value: String(result.seed), note: 'repeatable' },
        { label: 'Took', value: tookOf(result), note: <Time value={trainedAt} as="dateTime" /> },
      ]}
    />
  );
}
