import { Chip } from '@/components/ui/chip';
import { formatPercent } from '@/components/ui/format';
import type { ModelSummary } from '@/lib/services/models/types';

/** What a model does now, in chips: the version in use, the one that waits, a training on its way. */
export function ModelStatusChips({ model }: { model: ModelSummary }) {
  const { latest, champion, challenger, status } = model;
  return (
    <>
      {status === 'archived' && <Chip>Archived</Chip>}
      {champion !== null && status !== 'archived' && (
        <Chip tone="good" dot>
          Champion v{champion}
        </Chip>
      )}
      {challenger !== null && <Chip tone="accent">v{challenger} waiting</Chip>}
      {latest?.progress && (
        <Chip tone="accent">
          v{latest.number}{' '}
          {latest.status === 'queued' ? 'queued' : `training, ${formatPercent(latest.progress.share, 0)}`}
        </Chip>
      )}
      {latest?.status === 'failed' && <Chip tone="bad">v{latest.number} failed</Chip>}
      {champion === null && latest?.status === 'cancelled' && <Chip>Cancelled</Chip>}
      {champion === null && latest?.status === 'ready' && <Chip>v{latest.number} trained</Chip>}
    </>
  );
}
