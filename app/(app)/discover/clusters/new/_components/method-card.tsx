'use client';

import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { METHOD, METHOD_HINT } from '../../_components/cluster-words';
import type { Algorithm, Draft } from './draft';
import { NumberField } from './number-field';

/** Agglomerative clustering looks at every pair: beyond this it learns of a sample. */
const MANY = 10_000;
const ALGORITHMS: readonly Algorithm[] = ['choose', 'kmeans', 'agglomerative', 'dbscan'];
const LABEL = { ...METHOD, choose: 'Let it choose' };

const SCALING = [
  { value: 'standard', label: 'Standardised', hint: 'mean 0, deviation 1' },
  { value: 'robust', label: 'Robust', hint: 'by median and quartiles' },
  { value: 'quantile', label: 'By rank', hint: 'everyone evenly spread' },
  { value: 'power', label: 'Made normal', hint: 'Yeo–Johnson' },
] as const;
const OUTLIERS = [
  { value: 'keep', label: 'Keep them', hint: 'they may pull groups' },
  { value: 'winsorise', label: 'Draw them in', hint: 'the ends are cut off' },
  { value: 'exclude', label: 'Leave them out', hint: 'they belong to no group' },
] as const;

/** How to look: the method, how many groups, and what else may be said. */
export function MethodCard({ draft, onChange, customers }: MethodCardProps) {
  const { algorithm } = draft;
  const counted = algorithm !== 'dbscan';
  return (
    <Card aria-labelledby="method-title">
      <CardHead id="method-title" title="How to look?" />
      <CardBody className="grid gap-5">
        <RadioGroup
          aria-labelledby="method-title"
          className="sm:grid-cols-2"
          value={algorithm}
          onValueChange={(value) => onChange({ algorithm: ALGORITHMS.find((each) => each === value) ?? 'choose' })}
          options={ALGORITHMS.map((value) => ({
            value,
            label: LABEL[value],
            hint:
              value === 'agglomerative' && (customers ?? 0) > MANY
                ? `${METHOD_HINT[value]} With so many customers it looks at a sample.`
                : METHOD_HINT[value],
          }))}
        />
        {counted && (
          <div className="grid gap-3">
            <div className="flex flex-wrap items-center gap-3">
              <span className="font-medium text-ink-2 text-xs">How many groups</span>
              <Segmented
                label="How many groups"
                options={[
                  { value: 'sweep', label: 'The best of several' },
                  { value: 'fixed', label: 'Exactly' },
                ]}
                value={draft.k === null ? 'sweep' : 'fixed'}
                onValueChange={(value) => onChange({ k: value === 'fixed' ? 5 : null })}
              />
            </div>
            <div className="grid max-w-96 grid-cols-2 gap-3">
              {draft.k === null ? (
                <>
                  <NumberField
                    key="from"
                    label="From"
                    min={2}
                    max={30}
                    value={draft.kMin}
                    onChange={(value) => onChange({ kMin: value ?? Number.NaN })}
                  />
                  <NumberField
                    key="to"
                    label="To"
                    min={2}
                    max={30}
                    value={draft.kMax}
                    onChange={(value) => onChange({ kMax: value ?? Number.NaN })}
                  />
                </>
              ) : (
                <NumberField
                  key="k"
                  label="Groups"
                  min={2}
                  max={30}
                  value={draft.k}
                  onChange={(value) => onChange({ k: value ?? Number.NaN })}
                />
              )}
            </div>
          </div>
        )}
        {algorithm === 'dbscan' && (
          <div className="grid max-w-xl grid-cols-1 gap-3 sm:grid-cols-2">
            <NumberField
              label="Radius"
              hint="In deviations. Left empty: the knee of the distances."
              min={0}
              max={100}
              step={0.01}
              value={draft.eps}
              empty="chosen"
              onChange={(eps) => onChange({ eps })}
            />
            <NumberField
              label="Neighbours of a dense place"
              hint="Left empty: twice the number of features."
              min={2}
              max={1000}
              value={draft.minPoints}
              empty="chosen"
              onChange={(minPoints) => onChange({ minPoints })}
            />
          </div>
        )}
        <details className="group">
          <summary className="w-fit cursor-pointer rounded-xs py-0.5 font-medium text-accent text-sm">
            More: scaling, outliers, starts, resamples, seed
          </summary>
          <div className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            <Field label="Scaling">
              <Select
                value={draft.scaling}
                options={SCALING}
                onValueChange={(value) =>
                  onChange({ scaling: SCALING.find((each) => each.value === value)?.value ?? 'standard' })
                }
              />
            </Field>
            <Field label="Outliers">
              <Select
                value={draft.outliers}
                options={OUTLIERS}
                onValueChange={(value) =>
                  onChange({ outliers: OUTLIERS.find((each) => each.value === value)?.value ?? 'keep' })
                }
              />
            </Field>
            {algorithm === 'agglomerative' && (
              <Field label="Linkage">
                <Select
                  value={draft.linkage}
                  options={[
                    { value: 'ward', label: 'Ward', hint: 'groups of like spread' },
                    { value: 'average', label: 'Average', hint: 'groups of any size' },
                  ]}
                  onValueChange={(value) => onChange({ linkage: value === 'average' ? 'average' : 'ward' })}
                />
              </Field>
            )}
            {(algorithm === 'kmeans' || algorithm === 'choose') && (
              <NumberField
                label="Starts"
                hint="The best of so many tries."
                min={1}
                max={100}
                value={draft.starts}
                onChange={(value) => onChange({ starts: value ?? Number.NaN })}
              />
            )}
            <NumberField
              label="Resamples"
              hint="For the stability; 0 leaves it out."
              min={0}
              max={200}
              value={draft.resamples}
              onChange={(value) => onChange({ resamples: value ?? Number.NaN })}
            />
            <NumberField
              label="Seed"
              hint="The same seed on the same data gives the same groups."
              min={0}
              max={2_147_483_647}
              value={draft.seed}
              onChange={(value) => onChange({ seed: value ?? Number.NaN })}
            />
          </div>
        </details>
      </CardBody>
    </Card>
  );
}

interface MethodCardProps {
  draft: Draft;
  onChange: (patch: Partial<Draft>) => void;
  customers: number | undefined;
}
