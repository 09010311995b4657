'use client';

import { useId } from 'react';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { EmailDocument } from '@/lib/content/document/document';

const UTM = [
  { key: 'source', label: 'utm_source' },
  { key: 'medium', label: 'utm_medium' },
  { key: 'campaign', label: 'utm_campaign' },
] as const;

/** What holds for the email as a whole: its parts, and how its links are marked. */
export function DocumentCard({
  document,
  change,
}: {
  document: EmailDocument;
  change: (document: EmailDocument) => void;
}) {
  const id = useId();
  return (
    <Card>
      <CardHead title="The email as a whole" />
      <CardBody className="grid gap-4">
        <span className="flex items-start gap-2.5 text-sm">
          <Switch
            id={id}
            checked={document.amp ?? false}
            onCheckedChange={(amp) => change({ ...document, amp })}
            className="mt-0.5"
          />
          <label htmlFor={id}>
            Also as AMP for Email
            <span className="block text-ink-3 text-xs">
              A third part besides HTML and plain text, for mailboxes that read it; the checks validate it.
            </span>
          </label>
        </span>
        <fieldset className="grid gap-2 sm:grid-cols-3 xl:grid-cols-1 2xl:grid-cols-3">
          <legend className="mb-2 text-ink-2 text-sm">Added to every link of the shop</legend>
          {UTM.map(({ key, label }) => (
            <Field key={key} label={label}>
              <Input
                value={document.utm[key]}
                maxLength={100}
                placeholder={key === 'campaign' ? 'The campaign’s name' : undefined}
                onChange={({ target }) => change({ ...document, utm: { ...document.utm, [key]: target.value } })}
              />
            </Field>
          ))}
        </fieldset>
      </CardBody>
    </Card>
  );
}
