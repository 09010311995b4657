'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardHead } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { FeaturePreview } from '@/lib/services/models/features/preview-features';
import type { FeatureChoice } from '@/lib/services/models/types';
import { formatFeature } from '../../_components/feature-format';
import { MiniHistogram } from './mini-histogram';

type Feature = FeaturePreview['features'][number];

const GROUP_LABEL: Readonly<Record<Feature['group'], string>> = {
  orders: 'Orders',
  money: 'Money',
  browsing: 'Browsing',
  email: 'Email',
  habit: 'Habits',
  interest: 'Interests',
  profile: 'Profile',
};
const TRANSFORM: Readonly<Record<FeatureChoice['transform'], string>> = {
  auto: 'By its shape',
  none: 'As it is',
  log: 'Logarithm',
  power: 'Made normal',
  quantile: 'By rank',
  winsorise: 'Ends cut off',
};
const isTransform = (value: string): value is FeatureChoice['transform'] => value in TRANSFORM;

/** What to compare customers by: every feature with how it is spread, what it lacks and how it would be prepared. */
export function FeatureList({ preview, chosen, onChange, currency }: FeatureListProps) {
  const [text, setText] = useState('');
  const groups = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const found = preview.features.filter(({ label }) => label.toLowerCase().includes(wanted));
    const byGroup = new Map<Feature['group'], Feature[]>();
    for (const feature of found) byGroup.set(feature.group, [...(byGroup.get(feature.group) ?? []), feature]);
    return byGroup;
  }, [preview, text]);
  const toggle = (name: string) =>
    onChange(
      chosen.some((each) => each.name === name)
        ? chosen.filter((each) => each.name !== name)
        : [...chosen, { name, transform: 'auto' }],
    );
  const usual = preview.features.filter(({ chosenByDefault, unusable }) => chosenByDefault && unusable === null);
  return (
    <Card aria-labelledby="features-title">
      <CardHead
        id="features-title"
        title="What to compare them by?"
        note={`${formatNoun(chosen.length, 'feature')} chosen`}
        actions={
          <>
            <Input
              type="search"
              aria-label="Search features"
              placeholder="Search features"
              value={text}
              onChange={(event) => setText(event.target.value)}
              className="h-7 w-40"
            />
            <Button
              size="sm"
              variant="quiet"
              onClick={() => onChange(usual.map(({ name }) => ({ name, transform: 'auto' })))}
            >
              The usual ones
            </Button>
          </>
        }
      />
      <div className="max-h-[34rem] overflow-y-auto">
        {groups.size === 0 && <p className="px-4 py-6 text-ink-2 text-sm">No feature of that name.</p>}
        {[...groups].map(([group, features]) => (
          <section key={group} aria-label={GROUP_LABEL[group]}>
            <h3 className="sticky top-0 z-1 border-line border-b bg-sunken px-4 py-1 font-medium text-ink-2 text-xs">
              {GROUP_LABEL[group]}
            </h3>
            <ul>
              {features.map((feature) => (
                <FeatureRow
                  key={feature.name}
                  feature={feature}
                  choice={chosen.find(({ name }) => name === feature.name)}
                  onToggle={() => toggle(feature.name)}
                  onTransform={(transform) =>
                    onChange(chosen.map((each) => (each.name === feature.name ? { ...each, transform } : each)))
                  }
                  currency={currency}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {preview.leftOut.length > 0 && (
        <p className="border-line border-t px-4 py-2 text-pretty text-ink-3 text-xs">
          Never compared by: {preview.leftOut.map(({ name, reason }) => `${name} (${reason})`).join(', ')}.
        </p>
      )}
    </Card>
  );
}

interface FeatureListProps {
  preview: FeaturePreview;
  chosen: readonly FeatureChoice[];
  onChange: (features: FeatureChoice[]) => void;
  currency: string;
}

function FeatureRow({ feature, choice, onToggle, onTransform, currency }: FeatureRowProps) {
  const { label, description, unit, unusable, missing, rows, quartiles, kind } = feature;
  const id = `feature-${feature.name}`;
  const format = (value: number | null) => formatFeature(value, unit, currency);
  const lacks = missing > 0 ? `, missing for ${formatPercent(shareOf(missing, rows), 0)}` : '';
  return (
    <li
      className={cn(
        'flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2',
        choice && 'bg-selected',
        unusable !== null && 'opacity-60',
      )}
    >
      <Checkbox
        id={id}
        checked={choice !== undefined}
        disabled={unusable !== null && choice === undefined}
        onCheckedChange={onToggle}
      />
      <label htmlFor={id} className="min-w-0 flex-1 basis-44">
        <span className="block font-medium text-sm">{label}</span>
        <span className="block text-ink-3 text-xs">{unusable ?? description}</span>
      </label>
      {choice && kind !== 'category' && (
        <Select
          aria-label={`How to prepare ${label}`}
          value={choice.transform}
          onValueChange={(value) => isTransform(value) && onTransform(value)}
          options={Object.entries(TRANSFORM).map(([value, text]) => ({
            value,
            label: value === 'auto' ? `${text}: ${TRANSFORM[feature.suggested].toLowerCase()}` : text,
          }))}
          className="h-7 w-48 text-xs max-sm:order-last max-sm:w-full"
        />
      )}
      <span className="w-40 text-right text-2xs text-ink-3 tabular-nums max-md:hidden">
        {kind === 'category'
          ? feature.values
              .slice(0, 2)
              .map(({ value }) => value)
              .join(', ')
          : `half from ${format(quartiles[0])} to ${format(quartiles[2])}`}
        {lacks}
      </span>
      <MiniHistogram feature={feature} vivid={choice !== undefined} />
    </li>
  );
}

interface FeatureRowProps {
  feature: Feature;
  choice: FeatureChoice | undefined;
  onToggle: () => void;
  onTransform: (transform: FeatureChoice['transform']) => void;
  currency: string;
}
