'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { formatNoun } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { METHOD } from '../../_components/cluster-words';
import type { Draft } from './draft';

/** What will be done, in a sentence, and the button that does it. */
export function RunCard({ draft, onName, again, customers, faults, refusals, pending, onRun }: RunCardProps) {
  const problems = [...faults, ...refusals];
  const method = draft.algorithm === 'choose' ? 'the method that separates them best' : METHOD[draft.algorithm];
  const many =
    draft.algorithm === 'dbscan'
      ? 'as many groups as there are dense places'
      : draft.k === null
        ? `the best number of groups from ${draft.kMin} to ${draft.kMax}`
        : `${draft.k} groups`;
  return (
    <Card aria-labelledby="run-title" className="xl:sticky xl:top-4">
      <CardHead id="run-title" title={again ? 'Run it again' : 'Ready?'} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onRun();
        }}
      >
        <CardBody className="grid gap-3">
          <Field label="Name">
            <Input
              value={draft.name}
              maxLength={200}
              placeholder="Buying behaviour"
              disabled={again}
              onChange={(event) => onName(event.target.value)}
            />
          </Field>
          <p className="text-pretty text-ink-2 text-sm">
            {customers === undefined ? 'The customers' : formatNoun(customers, 'customer')}, compared by{' '}
            {draft.features?.length ? formatNoun(draft.features.length, 'feature') : 'what you choose'}, {many} by{' '}
            {method}. Seed {Number.isFinite(draft.seed) ? draft.seed : '–'}.
          </p>
          {problems.length > 0 && (
            <Callout tone="bad">
              <ul className="grid gap-0.5">
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Callout>
          )}
        </CardBody>
        <CardFoot>
          <span>It goes on when you leave the page.</span>
          <Button type="submit" variant="primary" className="ml-auto" pending={pending}>
            {again ? 'Run again' : 'Find groups'}
          </Button>
        </CardFoot>
      </form>
    </Card>
  );
}

interface RunCardProps {
  draft: Draft;
  onName: (name: string) => void;
  again: boolean;
  customers: number | undefined;
  faults: readonly string[];
  refusals: readonly string[];
  pending: boolean;
  onRun: () => void;
}
