'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { RuleText } from '@/components/rule-builder/rule-text';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TEMPLATES } from './templates';

/** Begins a segment: empty, or from a rule that has proved itself. */
export function NewSegmentActs() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>From a template</Button>
      <Button asChild variant="primary">
        <Link href="/segments/new">
          <Plus aria-hidden />
          New segment
        </Link>
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="lg"
        title="Start from a template"
        description="Each opens in the builder, with its audience counted. Nothing is saved until you save it."
      >
        <TemplateCards />
      </Dialog>
    </>
  );
}

/** The templates as cards that open in the builder. */
export function TemplateCards() {
  return (
    <ul className="grid gap-2.5 pb-3 text-left sm:grid-cols-2">
      {TEMPLATES.map((template) => (
        <li key={template.key}>
          <Link
            href={`/segments/new?template=${template.key}`}
            className="block h-full rounded-md border border-line bg-card px-3.5 py-3 hover:border-line-strong hover:bg-hover"
          >
            <span className="block font-semibold">{template.name}</span>
            <span className="block text-ink-2 text-sm">{template.description}</span>
            <RuleText rule={template.rule} className="mt-1.5 text-ink-3! text-xs" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
