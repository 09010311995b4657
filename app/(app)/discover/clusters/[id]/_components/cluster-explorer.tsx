'use client';

import { useMemo, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { useUrlState } from '@/components/ui/url-state';
import type { ClusterResult, ModelDetail, ModelVersion, VersionSummary } from '@/lib/services/models/types';
import { NOISE } from '../../_components/group-colours';
import { CompareCard } from './compare-card';
import { DendrogramCard } from './dendrogram-card';
import { DifferenceCard } from './difference-card';
import { EpsCard } from './eps-card';
import { GroupsCard } from './groups-card';
import { KCard } from './k-card';
import { MapCard } from './map/map-card';
import { OutlierCard } from './outlier-card';
import { PromoteCard } from './promote/promote-card';
import { SilhouetteCard } from './silhouette-card';
import { StabilityCard } from './stability-card';
import { groupViews } from './view';

export interface ClusterExplorerProps {
  model: ModelDetail;
  version: ModelVersion;
  result: ClusterResult;
  runs: readonly VersionSummary[];
  /** Of customers who stand apart, by id. */
  names: Readonly<Record<string, string>>;
  compare: number | null;
  canEdit: boolean;
}

/** What a run found: the map, the groups, what sets them apart, how sure one can be, and what to make of one. */
export function ClusterExplorer({ model, version, result, runs, names, compare, canEdit }: ClusterExplorerProps) {
  const groups = useMemo(() => groupViews(result), [result]);
  const { params, set } = useUrlState({ shallow: true });
  const [large, setLarge] = useState(false);
  const real = groups.filter(({ id }) => id !== NOISE);
  const asked = params.get('group');
  const chosen = groups.find(({ id }) => id === asked) ?? real[0];
  const selected = chosen?.id ?? null;
  const select = (group: string) => set({ group: group === real[0]?.id ? null : group });
  const run = version.number;
  const name = `${model.key}-run-${run}`;
  const common = { result, groups };
  return (
    <div className="grid gap-4">
      {result.warnings.map(({ message, severity }) => (
        <Callout key={message} tone={severity === 'info' ? 'info' : severity === 'forbidden' ? 'bad' : 'warn'}>
          {message}
        </Callout>
      ))}
      <div className={cn('grid min-w-0 gap-4', !large && 'xl:grid-cols-[minmax(0,1.86fr)_minmax(0,1fr)]')}>
        <MapCard
          {...common}
          model={model.key}
          run={run}
          selected={selected}
          onSelect={select}
          large={large}
          onLarge={setLarge}
        />
        <GroupsCard
          model={model.key}
          groups={groups}
          selected={selected}
          onSelect={select}
          canEdit={canEdit}
          inUse={model.champion === run}
        />
      </div>
      <div className="grid min-w-0 items-start gap-4 xl:grid-cols-[minmax(0,1.86fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4">
          <DifferenceCard {...common} selected={selected} onSelect={select} csvName={`${name}-differences`} />
          <div className={cn('grid min-w-0 gap-4', result.kCurve.length > 1 && 'md:grid-cols-2')}>
            <KCard result={result} chosen={real.length} csvName={`${name}-k`} />
            <SilhouetteCard {...common} csvName={`${name}-silhouettes`} />
          </div>
        </div>
        {chosen && chosen.id !== NOISE && (
          <PromoteCard
            key={chosen.id}
            model={model}
            run={run}
            result={result}
            group={chosen}
            population={version.definition.population}
            canEdit={canEdit}
          />
        )}
      </div>
      {result.dendrogram && (
        <DendrogramCard
          model={model.key}
          dendrogram={result.dendrogram}
          groups={groups}
          csvName={`${name}-dendrogram`}
          canEdit={canEdit}
        />
      )}
      {result.algorithm === 'dbscan' && result.neighbourDistances && (
        <EpsCard neighbours={result.neighbourDistances} csvName={`${name}-neighbours`} />
      )}
      <div className="grid min-w-0 items-start gap-4 lg:grid-cols-2">
        <StabilityCard {...common} csvName={`${name}-stability`} />
        <OutlierCard {...common} names={names} csvName={`${name}-outliers`} />
      </div>
      <div id="compare" className="scroll-mt-20">
        <CompareCard
          model={model.key}
          run={run}
          runs={runs}
          groups={groups}
          other={compare}
          csvName={`${name}-comparison`}
        />
      </div>
    </div>
  );
}
