'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { formatPercent } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { type EmailDocument, VARIANT_KEYS, type Variant, type VariantKey } from '@/lib/content/document/document';
import type { EmailProposal } from '@/lib/services/content/generate-email';
import { VariantSplit } from './variant-split';

interface VariantFieldsProps {
  document: EmailDocument;
  variant: VariantKey;
  choose: (variant: VariantKey) => void;
  change: (document: EmailDocument) => void;
  proposal: EmailProposal | null;
}

/** Subject and preheader of each variant, and whether its content is its own. */
export function VariantFields({ document, variant, choose, change, proposal }: VariantFieldsProps) {
  const one = document.variants.find(({ key }) => key === variant);
  if (!one) return null;
  const set = (patch: Partial<Variant>) =>
    change({
      ...document,
      variants: document.variants.map((each) => (each.key === variant ? { ...each, ...patch } : each)),
    });
  const free = VARIANT_KEYS.find((key) => !document.variants.some((each) => each.key === key));
  const add = () => {
    if (!free) return;
    const variants = [...document.variants, { ...one, key: free, reason: '' }].sort((a, b) =>
      a.key.localeCompare(b.key),
    );
    change({ ...document, variants });
    choose(free);
  };
  const remove = () => {
    const variants = document.variants.filter(({ key }) => key !== variant);
    change({ ...document, variants });
    choose(variants[0]?.key ?? 'A');
  };
  const whole = document.variants.reduce((sum, { weight }) => sum + weight, 0);
  const predicted = proposal?.variants.find(
    ({ key, subject }) => key === variant && subject === one.subject,
  )?.predicted;
  return (
    <Card>
      <CardHead
        title="Subject"
        note={
          document.variants.length > 1 ? `${formatPercent(one.weight / whole, 0)} of those who receive it` : undefined
        }
        actions={
          free && (
            <Button size="sm" variant="quiet" onClick={add}>
              <Plus aria-hidden />
              Variant
            </Button>
          )
        }
      />
      <CardBody className="grid gap-3">
        {document.variants.length > 1 && (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Segmented
              label="Variant"
              options={document.variants.map(({ key }) => ({ value: key, label: key }))}
              value={variant}
              onValueChange={choose}
            />
            <Button size="sm" variant="quiet" onClick={remove}>
              <Trash2 aria-hidden />
              Remove {variant}
            </Button>
          </div>
        )}
        <Field label="Subject" hint={`${[...one.subject].length} characters; phones show about 41`}>
          <Input value={one.subject} maxLength={500} onChange={(event) => set({ subject: event.target.value })} />
        </Field>
        <Field label="Preheader" hint="The line behind the subject in the inbox">
          <Input value={one.preheader} maxLength={500} onChange={(event) => set({ preheader: event.target.value })} />
        </Field>
        {one.reason && <p className="text-ink-2 text-xs">Why: {one.reason}</p>}
        {predicted && (
          <p className="text-ink-2 text-xs">
            Expected to be opened by {formatPercent(predicted.rate)} ({formatPercent(predicted.low)} to{' '}
            {formatPercent(predicted.high)}), an estimate.
          </p>
        )}
        {document.variants.length > 1 && <VariantSplit document={document} change={change} />}
        {document.variants.length > 1 && (
          <Button
            size="sm"
            variant="quiet"
            className="justify-self-start"
            onClick={() => set({ blocks: one.blocks ? null : structuredClone(document.blocks) })}
          >
            {one.blocks ? 'Use the content of all variants' : `Give ${variant} content of its own`}
          </Button>
        )}
      </CardBody>
    </Card>
  );
}
