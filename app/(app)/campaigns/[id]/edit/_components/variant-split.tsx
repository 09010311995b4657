'use client';

import { Equal } from 'lucide-react';
import { ShareBar } from '@/components/charts/share-bar';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { formatDecimal, formatPercent } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import type { EmailDocument, Variant } from '@/lib/content/document/document';

const COLOURS = ['var(--c1)', 'var(--c2)', 'var(--c3)', 'var(--c4)', 'var(--c5)'];
const MOST = 1_000;

/** The hundredths that the weights are, whatever they add up to. */
const shares = (variants: readonly Variant[]): number[] => {
  const whole = variants.reduce((sum, { weight }) => sum + weight, 0);
  return variants.map(({ weight }) => weight / whole);
};

/** Which part of those who receive the email gets which variant. */
export function VariantSplit({
  document,
  change,
}: {
  document: EmailDocument;
  change: (document: EmailDocument) => void;
}) {
  const { variants } = document;
  const parts = shares(variants);
  const put = (weights: readonly number[]) =>
    change({
      ...document,
      variants: variants.map((variant, index) => ({ ...variant, weight: weights[index] ?? variant.weight })),
    });
  const even = variants.every(({ weight }) => weight === variants[0]?.weight);
  return (
    <div className="grid gap-2 rounded-sm bg-sunken p-2.5">
      <div className="flex items-center justify-between gap-2">
        <p className="font-medium text-ink-2 text-xs">Who gets which?</p>
        <Button size="sm" variant="quiet" disabled={even} onClick={() => put(variants.map(() => 1))}>
          <Equal aria-hidden />
          Equal parts
        </Button>
      </div>
      <ShareBar
        parts={variants.map(({ key }, index) => ({ label: key, value: parts[index] ?? 0, colour: COLOURS[index] }))}
        label={variants.map(({ key }, index) => `${key} ${formatPercent(parts[index], 0)}`).join(', ')}
      />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(4.25rem,1fr))] gap-2">
        {variants.map(({ key, weight }, index) => (
          <Field key={key} label={`Parts for ${key}`} hint={formatPercent(parts[index], 0)}>
            <Input
              type="number"
              inputMode="decimal"
              min={1}
              max={MOST}
              step="any"
              value={formatDecimal(weight).replaceAll(',', '')}
              onChange={({ target }) => {
                const next = Math.min(MOST, Number(target.value));
                if (next > 0) put(variants.map((each) => (each.key === key ? next : each.weight)));
              }}
            />
          </Field>
        ))}
      </div>
      <p className="text-ink-3 text-xs">
        Each customer’s variant is drawn once, and stays. Parts count against each other: 3 and 1 are 75 % and 25 %.
      </p>
    </div>
  );
}
