'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { dataOf } from '@/components/forms/action-answer';
import { Breadcrumb } from '@/components/shell/crumbs';
import { ApiError, api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import type { FeaturePreview } from '@/lib/services/models/features/preview-features';
import { createClustering, runAgain } from '../../actions';
import { CorrelationCard } from './correlation-card';
import { type Draft, EMPTY, faultsOf, paramsOf, type Within } from './draft';
import { FeatureList } from './feature-list';
import { MethodCard } from './method-card';
import { PopulationField } from './population-field';
import { RunCard } from './run-card';

export interface NewClusteringProps {
  /** What to begin with. */
  draft: Draft | null;
  /** The clustering that is run again; else a new one is made. */
  again: { key: string; name: string } | null;
  /** The group to look inside. */
  within: Within | null;
  currency: string;
}

/** Choose whom to look at and what to compare them by; the rest is chosen by the figures unless one says otherwise. */
export function NewClustering({ draft: given, again, within, currency }: NewClusteringProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>(given ?? EMPTY);
  const [pending, setPending] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const population = draft.population;
  const known = population.type !== 'segment' || population.segment !== '';
  const { data, error, isFetching } = useQuery({
    queryKey: ['cluster-features', population],
    queryFn: ({ signal }) =>
      api<FeaturePreview>('/api/ui/clusters/features', { json: { population }, signal, timeout: 60_000 }),
    enabled: known,
    placeholderData: (before) => before,
    staleTime: 60_000,
    retry: false,
  });
  const usable = data?.features.filter(({ unusable }) => unusable === null) ?? [];
  const features =
    draft.features ??
    usable.filter(({ chosenByDefault }) => chosenByDefault).map(({ name }) => ({ name, transform: 'auto' as const }));
  const whole = { ...draft, features };
  const faults = faultsOf(whole);
  const change = (patch: Partial<Draft>) => {
    setRefusals([]);
    setDraft({ ...draft, ...patch });
  };
  const run = async () => {
    setTried(true);
    if (faults.length > 0) return;
    setPending(true);
    setRefusals([]);
    const definition = { population, features: [...features], params: paramsOf(whole), seed: draft.seed };
    try {
      if (again) {
        const { run: number } = await dataOf(runAgain({ model: again.key, ...definition }));
        router.push(`/discover/clusters/${again.key}?run=${number}`);
      } else {
        const kind = draft.algorithm === 'choose' ? ('kmeans' as const) : draft.algorithm;
        const { key } = await dataOf(createClustering({ kind, name: draft.name.trim(), ...definition }));
        router.push(`/discover/clusters/${key}`);
      }
      router.refresh();
    } catch (thrown) {
      const named = thrown instanceof ApiError ? thrown.errors.map(({ message }) => message) : [];
      setRefusals(named.length > 0 ? named : [messageOf(thrown)]);
      setPending(false);
    }
  };
  const title = again ? `Run ${again.name} again` : within ? `Groups inside ${within.groupName}` : 'Find groups';
  return (
    <>
      <Breadcrumb
        trail={[
          { label: 'Discover', href: '/discover/clusters' },
          { label: 'Clusters', href: '/discover/clusters' },
          ...(again ? [{ label: again.name, href: `/discover/clusters/${again.key}` }] : []),
          { label: again ? 'Another run' : 'New' },
        ]}
      />
      <PageHeader
        title={title}
        description="Customers who behave alike, found without being told what to look for. Everything below has a sensible start."
      />
      <div className="grid min-w-0 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <Card aria-labelledby="whom-title">
            <CardHead id="whom-title" title="Whom to look at?" />
            <CardBody>
              <PopulationField
                population={population}
                onChange={(next) => change({ population: next })}
                within={within}
                size={isFetching ? undefined : data}
              />
            </CardBody>
          </Card>
          {error ? (
            <Callout tone="bad" title="The features could not be read">
              {messageOf(error)}
            </Callout>
          ) : !data ? (
            <Card className="grid gap-3 p-4" aria-busy={known}>
              {known ? (
                <>
                  <p className="text-ink-2 text-sm">Reading how the features are spread…</p>
                  <Skeleton className="h-64" />
                </>
              ) : (
                <p className="text-ink-2 text-sm">Choose a segment, and its features appear here.</p>
              )}
            </Card>
          ) : (
            <>
              <FeatureList
                preview={data}
                chosen={features}
                onChange={(next) => change({ features: next })}
                currency={currency}
              />
              <CorrelationCard preview={data} chosen={features} />
            </>
          )}
          <MethodCard draft={draft} onChange={change} customers={data?.customers} />
        </div>
        <RunCard
          draft={whole}
          onName={(name) => change({ name })}
          again={again !== null}
          customers={isFetching ? undefined : data?.customers}
          faults={tried ? faults : []}
          refusals={refusals}
          pending={pending}
          onRun={() => void run()}
        />
      </div>
    </>
  );
}
