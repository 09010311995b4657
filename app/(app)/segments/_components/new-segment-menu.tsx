'use client';

import { useQueries } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { RuleText } from '@/components/rule-builder/rule-text';
import { api } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatNoun } from '@/components/ui/format';
import { TEMPLATE_GROUPS, TEMPLATES, type Template } from './templates';

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
        description="Each with whom it would hold for in this shop now. It opens in the builder; nothing is saved until you save it."
      >
        <TemplateCards />
      </Dialog>
    </>
  );
}

const TOGETHER = 4;

/** Whom each template would hold for now; a few are counted at a time, so that the first are there soon. */
async function countTemplates(templates: readonly Template[], signal: AbortSignal): Promise<Record<string, number>> {
  const { counts } = await api<{ counts: number[] }>('/api/ui/segments/counts', {
    json: { rules: templates.map(({ rule }) => rule) },
    signal,
  });
  return Object.fromEntries(templates.map(({ key }, index) => [key, counts[index] ?? 0]));
}

function useCounts(): Record<string, number> {
  const parts = Array.from({ length: Math.ceil(TEMPLATES.length / TOGETHER) }, (_, part) =>
    TEMPLATES.slice(part * TOGETHER, (part + 1) * TOGETHER),
  );
  const answers = useQueries({
    queries: parts.map((templates, part) => ({
      queryKey: ['template-counts', part],
      queryFn: ({ signal }: { signal: AbortSignal }) => countTemplates(templates, signal),
      staleTime: 60_000,
    })),
  });
  return Object.assign({}, ...answers.map(({ data }) => data ?? {}));
}

/** The templates as cards that open in the builder. */
export function TemplateCards() {
  const counts = useCounts();
  return (
    <div className="grid gap-4 pb-3 text-left">
      {TEMPLATE_GROUPS.map((group) => (
        <section key={group} aria-label={group}>
          <h3 className="pb-1.5 font-medium text-ink-2 text-xs">{group}</h3>
          <ul className="grid gap-2.5 sm:grid-cols-2">
            {TEMPLATES.filter((template) => template.group === group).map((template) => (
              <TemplateCard key={template.key} template={template} count={counts[template.key]} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const TemplateCard = ({ template, count }: { template: Template; count: number | undefined }) => (
  <li>
    <Link
      href={`/segments/new?template=${template.key}`}
      className="block h-full rounded-md border border-line bg-card px-3.5 py-3 hover:border-line-strong hover:bg-hover"
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 font-semibold">{template.name}</span>
        <span className="whitespace-nowrap text-ink-2 text-xs tabular-nums" data-count={count}>
          {count === undefined ? '…' : formatNoun(count, 'customer')}
        </span>
      </span>
      <span className="block text-ink-2 text-sm">{template.description}</span>
      <RuleText rule={template.rule} className="mt-1.5 text-ink-3! text-xs" />
    </Link>
  </li>
);
