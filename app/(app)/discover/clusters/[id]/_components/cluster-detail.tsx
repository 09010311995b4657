'use client';

import Link from 'next/link';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RefreshWhile } from '@/components/ui/refresh-while';
import { Tabs } from '@/components/ui/tabs';
import type { ListedAct } from '@/lib/services/models/list-acts';
import type { ModelDetail, VersionSummary } from '@/lib/services/models/types';
import { isRunning, RUN_STATUS } from '../../_components/cluster-words';
import { ActivityTab } from './activity-tab';
import { ClusterActs } from './cluster-acts';
import { ClusterExplorer } from './cluster-explorer';
import { CurrencyProvider } from './currency';
import { CustomersTab } from './customers-tab';
import { FactStrip } from './fact-strip';
import { RunProgress } from './run-progress';
import { RunsTab } from './runs-tab';
import { groupViews } from './view';

export interface ClusterDetailProps {
  model: ModelDetail;
  runs: readonly VersionSummary[];
  acts: readonly ListedAct[];
  currency: string;
  /** Of customers who stand apart, by id. */
  names: Readonly<Record<string, string>>;
  /** Another run to compare with from the start. */
  compare: number | null;
  canEdit: boolean;
  canExport: boolean;
}

/** A clustering by one of its runs: what was found, whom it placed, every run, and what was done with it. */
export function ClusterDetail({ model, runs, acts, currency, names, compare, canEdit, canExport }: ClusterDetailProps) {
  const { version } = model;
  const result = version?.result?.type === 'clusters' ? version.result : null;
  const groups = result ? groupViews(result) : [];
  const latest = runs[0];
  const inUse = version !== null && model.champion === version.number;
  return (
    <CurrencyProvider value={currency}>
      <Breadcrumb
        trail={[
          { label: 'Discover', href: '/discover/clusters' },
          { label: 'Clusters', href: '/discover/clusters' },
          { label: model.name },
        ]}
      />
      <PageHeader
        title={model.name}
        status={
          version && (
            <>
              <Chip>Run {version.number}</Chip>
              <Chip tone={RUN_STATUS[version.status].tone} dot>
                {RUN_STATUS[version.status].word}
              </Chip>
            </>
          )
        }
        description={result?.headline ?? model.purpose}
        actions={<ClusterActs model={model} runs={runs} canEdit={canEdit} />}
      />
      {/* Customers are placed a moment after the first run is done. */}
      <RefreshWhile on={inUse && model.scoredAt === null} />
      {latest && <RunProgress key={latest.number} model={model.key} latest={latest} canEdit={canEdit} />}
      {latest?.status === 'failed' && (
        <Callout
          tone="bad"
          title={`Run ${latest.number} failed`}
          action={
            canEdit && (
              <Button asChild size="sm">
                <Link href={`/discover/clusters/new?from=${model.key}`}>Change and re-run</Link>
              </Button>
            )
          }
        >
          {latest.error ?? 'It gave no reason.'} {result ? 'What earlier runs found stands below.' : ''}
        </Callout>
      )}
      {result && version && !inUse && (
        <Callout>
          You look at run {version.number}. {model.champion === null ? 'No run' : `Run ${model.champion}`} is in use:
          its groups are those that segments ask for.
        </Callout>
      )}
      <Tabs
        label="About this clustering"
        items={[
          {
            value: 'groups',
            label: 'Groups',
            content:
              result && version ? (
                <div className="grid gap-4">
                  <FactStrip result={result} trainedAt={version.trainedAt} />
                  <ClusterExplorer
                    key={version.number}
                    model={model}
                    version={version}
                    result={result}
                    runs={runs}
                    names={names}
                    compare={compare}
                    canEdit={canEdit}
                  />
                </div>
              ) : (
                <Card>
                  <EmptyState title={isRunning(latest) ? 'The groups appear here' : 'No groups were found'}>
                    {isRunning(latest)
                      ? 'As soon as the run is done.'
                      : 'This run gave no result. Change what is compared, and run it again.'}
                  </EmptyState>
                </Card>
              ),
          },
          {
            value: 'customers',
            label: 'Customers',
            count: model.scored,
            content: (
              <CustomersTab
                model={model.key}
                scored={model.scored}
                groups={groups}
                canExport={canExport}
                inUse={inUse || version === null}
              />
            ),
          },
          {
            value: 'runs',
            label: 'Runs',
            count: runs.length,
            content: (
              <RunsTab model={model} run={result ? (version?.number ?? null) : null} runs={runs} canEdit={canEdit} />
            ),
          },
          { value: 'activity', label: 'Activity', content: <ActivityTab acts={acts} /> },
        ]}
      />
    </CurrencyProvider>
  );
}
