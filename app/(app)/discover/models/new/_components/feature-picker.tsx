'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';

export interface FeatureLine {
  name: string;
  label: string;
  group: string;
  description: string;
}

export interface FeaturePickerProps {
  features: readonly FeatureLine[];
  /** Names of those that are taken where nobody chooses. */
  usual: readonly string[];
  leftOut: readonly { name: string; reason: string }[];
  /** Null: those that suit are taken. */
  chosen: readonly string[] | null;
  onChange: (chosen: readonly string[] | null) => void;
}

const GROUPS: Readonly<Record<string, string>> = {
  orders: 'Orders',
  money: 'Money',
  browsing: 'Browsing',
  email: 'Email',
  habit: 'Habits',
  interest: 'Interests',
  profile: 'Profile',
};

/** What it may learn from, as of each past day; what is left out, and why. */
export function FeaturePicker({ features, usual, leftOut, chosen, onChange }: FeaturePickerProps) {
  const [open, setOpen] = useState(false);
  const all = features.map(({ name }) => name);
  const ticked = new Set(chosen ?? usual);
  const groups = [...new Set(features.map(({ group }) => group))];
  const toggle = (name: string, on: boolean) => onChange(all.filter((each) => (each === name ? on : ticked.has(each))));
  return (
    <Card>
      <CardHead
        title="What may it learn from?"
        note={`${ticked.size} of ${all.length}${chosen === null ? ', what usually helps' : ''}`}
        actions={
          <>
            {chosen !== null && (
              <Button size="sm" variant="quiet" onClick={() => onChange(null)}>
                Choose for me
              </Button>
            )}
            <Button size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? 'Show less' : 'Choose features'}
            </Button>
          </>
        }
      />
      <CardBody className="grid gap-3">
        {groups.map((group) => {
          const own = features.filter((feature) => feature.group === group);
          return open ? (
            <fieldset key={group}>
              <legend className="pb-1 font-medium text-ink-2 text-xs">{GROUPS[group] ?? group}</legend>
              <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
                {own.map((feature) => (
                  // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is its control
                  <label
                    key={feature.name}
                    className="flex min-h-6 items-start gap-2 text-sm"
                    title={feature.description}
                  >
                    <Checkbox
                      checked={ticked.has(feature.name)}
                      onCheckedChange={(on) => toggle(feature.name, on === true)}
                      className="mt-0.5"
                    />
                    {feature.label}
                  </label>
                ))}
              </div>
            </fieldset>
          ) : (
            <p key={group} className="text-sm">
              <span className="text-ink-3">{GROUPS[group] ?? group}: </span>
              {own
                .filter(({ name }) => ticked.has(name))
                .map(({ label }) => label)
                .join(', ') || 'none'}
            </p>
          );
        })}
      </CardBody>
      <CardFoot className="items-start">
        <span>
          Everything is read as it was known at the time, so that nothing of the outcome leaks in. Left out:{' '}
          {leftOut.map(({ name, reason }) => `${name} (${reason})`).join(', ')}.
        </span>
      </CardFoot>
    </Card>
  );
}
