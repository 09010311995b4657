'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Meter } from '@/components/charts/meter';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatCount, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { Segment } from '@/lib/services/segments/segment-row';
import type { SplitBy } from '@/lib/services/segments/split-parts';
import type { SplitPreview } from '@/lib/services/segments/split-segment';

const WORDS: Readonly<Record<SplitBy, string>> = {
  lifecycleStage: 'Lifecycle stage',
  country: 'Country',
  recencyScore: 'RFM: recency',
  frequencyScore: 'RFM: frequency',
  monetaryScore: 'RFM: money spent',
  favouriteCategory: 'Favourite category',
};
const isSplit = (value: string): value is SplitBy => value in WORDS;

/** Splits a segment into children, each shown with its size before it is made. */
export function SplitDialog({ segment, onClose }: { segment: Segment; onClose: () => void }) {
  const router = useRouter();
  const queries = useQueryClient();
  const [by, setBy] = useState<SplitBy>('lifecycleStage');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: ['split', segment.id, segment.version, by],
    queryFn: ({ signal }) => api<SplitPreview>(`/api/ui/segments/${segment.id}/split`, { query: { by }, signal }),
    staleTime: 10_000,
  });
  const chosen = data?.parts.filter(({ key }) => !left.has(key)) ?? [];
  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  const make = async () => {
    setPending(true);
    setFailure(null);
    try {
      await api(`/api/ui/segments/${segment.id}/split`, { json: { by, parts: chosen.map(({ key }) => key) } });
      toast.success(`${formatNoun(chosen.length, 'child', 'children')} of ${segment.name} made`);
      await queries.invalidateQueries({ queryKey: ['suggest', 'things'] });
      router.push('/segments?view=tree');
      router.refresh();
    } catch (thrown) {
      setFailure(messageOf(thrown));
      setPending(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Split ${segment.name}`}
      description="Each part becomes a segment below it, live at once. A customer is in one part."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={chosen.length === 0} onClick={make}>
            Make {formatNoun(chosen.length, 'child', 'children')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {failure && <Callout tone="bad">{failure}</Callout>}
        <Field label="Split by" className="w-60">
          <Select
            value={by}
            onValueChange={(value) => {
              setLeft(new Set());
              if (isSplit(value)) setBy(value);
            }}
            options={Object.entries(WORDS).map(([value, label]) => ({ value, label }))}
          />
        </Field>
        {error && <Callout tone="bad">{messageOf(error)}</Callout>}
        {!data && !error && <Skeleton className="h-48 w-full" />}
        {data?.parts.length === 0 && (
          <p className="text-ink-2 text-sm">Nobody is in it, so there is nothing to split.</p>
        )}
        {data && data.parts.length > 0 && (
          <ul aria-label="Parts" className="divide-y divide-line rounded-md border border-line text-sm">
            {data.parts.map(({ key, label, size }) => {
              const share = shareOf(size, data.parent.size);
              return (
                <li key={key}>
                  {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control inside it */}
                  <label className="grid min-h-9 grid-cols-[auto_1fr_5rem_4rem_3.5rem] items-center gap-3 px-3 py-1.5">
                    <Checkbox checked={!left.has(key)} onCheckedChange={() => toggle(key)} />
                    <span className="min-w-0 truncate">{label}</span>
                    <Meter share={share} label={`${label}, share of ${segment.name}`} />
                    <span className="text-right font-[550] tabular-nums">{formatCount(size)}</span>
                    <span className="text-right text-ink-2 tabular-nums">{formatPercent(share, 0)}</span>
                  </label>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
