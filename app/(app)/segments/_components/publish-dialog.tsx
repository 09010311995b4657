'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { formatCount, formatNoun } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { Rule } from '@/lib/rules';
import type { RuleImpact } from '@/lib/services/segments/compare-rules';
import type { Segment } from '@/lib/services/segments/segment-row';

/** Who enters and who leaves when a segment takes a rule. */
export const useImpact = (segment: Segment | undefined, rule: string, enabled: boolean) =>
  useQuery({
    queryKey: ['impact', segment?.id, segment?.version, rule],
    queryFn: ({ signal }) =>
      api<RuleImpact>(`/api/ui/segments/${segment?.id}/impact`, {
        json: { rule: JSON.parse(rule) as unknown },
        signal,
      }),
    enabled: enabled && segment !== undefined && rule !== '',
    staleTime: 10_000,
    retry: false,
  });

export interface PublishDialogProps {
  /** Missing for one that has not been saved yet. */
  segment: Segment | undefined;
  rule: Rule;
  /** Members that the rule would have now. */
  count: number | undefined;
  onClose: () => void;
  onPublish: () => Promise<unknown>;
}

/** Before a rule takes effect: who enters, who leaves. */
export function PublishDialog({ segment, rule, count, onClose, onPublish }: PublishDialogProps) {
  const live = segment?.status === 'active';
  const { data, error, isPending } = useImpact(segment, JSON.stringify(rule), live);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const version = (segment?.version ?? 0) + 1;
  const publish = async () => {
    setPending(true);
    setFailure(null);
    try {
      await onPublish();
    } catch (thrown) {
      setFailure(messageOf(thrown));
    } finally {
      setPending(false);
    }
  };
  const everyone = rule.children.length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="sm"
      title={live ? `Publish version ${version}?` : 'Activate this segment?'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} onClick={publish}>
            {live ? `Publish v${version}` : 'Activate'}
          </Button>
        </>
      }
    >
      {failure && (
        <Callout tone="bad" className="mb-3">
          {failure}
        </Callout>
      )}
      {live && error && <Callout tone="warn">Who enters and leaves could not be counted. {messageOf(error)}</Callout>}
      {live && isPending && !error && <Skeleton className="h-16 w-full" />}
      {live && data && (
        <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-sm border border-line bg-line text-center">
          {[
            { label: 'enter', value: `+${formatCount(data.entering)}`, tone: data.entering > 0 ? 'text-good' : '' },
            { label: 'leave', value: `−${formatCount(data.leaving)}`, tone: data.leaving > 0 ? 'text-bad' : '' },
            { label: `then, now ${formatCount(data.before)}`, value: formatCount(data.after), tone: '' },
          ].map(({ label, value, tone }) => (
            <div key={label} className="flex flex-col-reverse bg-card px-2 py-2.5">
              <dt className="text-ink-2 text-xs">{label}</dt>
              <dd className={`font-semibold text-lg tabular-nums ${tone}`}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {!live && (
        <p className="text-ink-2 text-sm">
          {count === undefined
            ? 'Its members'
            : everyone
              ? `Every customer, ${formatCount(count)} of them,`
              : formatNoun(count, 'customer')}{' '}
          {count === 1 ? 'enters' : 'enter'} it at once. From then on customers enter and leave by themselves, as events
          come and time passes.
        </p>
      )}
      {live && (
        <p className="mt-3 text-ink-2 text-sm">
          It takes effect at once. The version in force now stays in the list of versions and can be restored.
        </p>
      )}
    </Dialog>
  );
}
