import type { ReactNode } from 'react';
import { purposeOf } from '@/components/models/words';
import { Breadcrumb } from '@/components/shell/crumbs';
import { formatNoun } from '@/components/ui/format';
import { PageHeader } from '@/components/ui/page-header';
import { RefreshWhile } from '@/components/ui/refresh-while';
import { LinkTabs } from '@/components/ui/tabs';
import { isClusterKind, type ModelDetail } from '@/lib/services/models/types';
import { ModelStatusChips } from '../../_components/model-status-chips';
import { nextRunWords } from '../../_components/next-run-words';
import { ModelActs } from './model-acts';
import { TrainingState } from './training-state';

export interface ModelFrameProps {
  model: ModelDetail;
  canEdit: boolean;
  children: ReactNode;
}

/** The head of every page about a model: what it is, what it does now, the acts, the tabs, and a training on its way. */
export function ModelFrame({ model, canEdit, children }: ModelFrameProps) {
  const base = `/discover/models/${model.key}`;
  const clusters = isClusterKind(model.kind);
  const result = model.version?.result;
  const question = result?.type === 'classifier' ? result.question : (model.purpose ?? `${purposeOf(model)}.`);
  const scored =
    model.scored > 0
      ? `${formatNoun(model.scored, 'customer')} scored; ${nextRunWords(model.schedule)}.`
      : `${nextRunWords(model.schedule).replace(/^./, (first) => first.toUpperCase())}.`;
  const list = clusters
    ? { label: 'Clusters', href: '/discover/clusters' }
    : { label: 'Models', href: '/discover/models' };
  return (
    <>
      <Breadcrumb trail={[{ label: 'Discover', href: '/discover' }, list, { label: model.name }]} />
      <RefreshWhile on={model.latest?.progress !== null && model.latest !== null} />
      <PageHeader
        title={model.name}
        status={<ModelStatusChips model={model} />}
        actions={<ModelActs model={model} canEdit={canEdit} />}
      />
      <p className="-mt-2 text-pretty text-ink-2">{`${question} ${scored}`}</p>
      <LinkTabs
        label="About this model"
        items={[
          clusters
            ? { href: `/discover/clusters/${model.key}`, label: 'Groups' }
            : { href: base, label: model.kind === 'classifier' ? 'Model card' : 'Card' },
          ...(clusters || model.kind === 'recommender'
            ? []
            : [{ href: `${base}/scores`, label: 'Scores', count: model.scored }]),
          { href: `${base}/monitoring`, label: 'Monitoring', count: model.openAlerts || undefined },
          { href: `${base}/versions`, label: 'Versions', count: model.versions },
          { href: `${base}/activity`, label: 'Activity' },
        ]}
      />
      <TrainingState model={model} canEdit={canEdit} />
      {children}
    </>
  );
}
