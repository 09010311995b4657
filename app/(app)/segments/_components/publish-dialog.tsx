'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { formatCount, formatNoun } from '@/components/ui/format';
import type { Rule } from '@/lib/rules';
import type { RuleImpact } from '@/lib/services/segments/compare-rules';
import type { Segment } from '@/lib/services/segments/segment-row';
import { ChangeFigures, useDryRun } from './change-figures';

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

/** The sentences of a refusal that a person may overrule. */
export const brokenIn = (error: unknown): string[] =>
  error instanceof ApiError && error.status === 409
    ? error.errors.filter(({ path }) => path.startsWith('/checks')).map(({ message }) => message)
    : [];

export interface PublishDialogProps {
  /** Missing for one that has not been saved yet. */
  segment: Segment | undefined;
  rule: Rule;
  /** Members that the rule would have now. */
  count: number | undefined;
  onClose: () => void;
  /** `confirm`: what breaks the owner's expectations is wanted all the same. */
  onPublish: (confirm: boolean) => Promise<unknown>;
  /** The version that is brought back; a draft stays a draft then. */
  restored?: number;
}

/** Before a rule takes effect: who enters, who leaves, what else changes, and what its owner did not expect. */
export function PublishDialog({ segment, rule, count, onClose, onPublish, restored }: PublishDialogProps) {
  const live = segment?.status === 'active';
  const run = useDryRun(segment?.id, { rule }, segment?.version);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [refused, setRefused] = useState<string[]>([]);
  const [confirmed, setConfirmed] = useState(false);
  const expected = live || restored === undefined ? run.data?.broken.map(({ message }) => message) : undefined;
  const broken = refused.length > 0 ? refused : (expected ?? []);
  const version = (segment?.version ?? 0) + 1;
  const act = restored !== undefined ? 'Restore' : live ? `Publish v${version}` : 'Activate';
  const publish = async () => {
    setPending(true);
    setFailure(null);
    try {
      await onPublish(confirmed);
    } catch (thrown) {
      const found = brokenIn(thrown);
      setRefused(found);
      if (found.length === 0) setFailure(messageOf(thrown));
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        restored !== undefined
          ? `Restore version ${restored}?`
          : live
            ? `Publish version ${version}?`
            : 'Activate this segment?'
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={broken.length > 0 && !confirmed} onClick={publish}>
            {act}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        {failure && <Callout tone="bad">{failure}</Callout>}
        {broken.length > 0 && (
          <BrokenExpectations broken={broken} confirmed={confirmed} onConfirm={setConfirmed} live={live} />
        )}
        {live && <ChangeFigures run={run} />}
        {!live && restored !== undefined && (
          <p className="text-ink-2 text-sm">The segment stays as it is, not live. It becomes version {version}.</p>
        )}
        {!live && restored === undefined && (
          <Beginning count={count} everyone={rule.children.length === 0 && !segment?.parentId} />
        )}
        {live && (
          <p className="text-ink-2 text-sm">
            It takes effect at once. The version in force now stays in the list of versions and can be restored.
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** What its owner did not expect, and the tick with which a person goes on all the same. */
export function BrokenExpectations({
  broken,
  confirmed,
  onConfirm,
  live,
}: {
  broken: readonly string[];
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
  live: boolean;
}) {
  return (
    <Callout tone="warn" title="This is not what is expected of it">
      <ul className="grid list-disc gap-1 pl-4">
        {broken.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control inside it */}
      <label className="mt-2 flex min-h-6 items-center gap-2 font-medium text-ink">
        <Checkbox checked={confirmed} onCheckedChange={(checked) => onConfirm(checked === true)} />
        {live ? 'Publish it all the same' : 'Activate it all the same'}
      </label>
    </Callout>
  );
}

function Beginning({ count, everyone }: { count: number | undefined; everyone: boolean }) {
  return (
    <p className="text-ink-2 text-sm">
      {count === undefined
        ? 'Its members'
        : everyone
          ? `Every customer, ${formatCount(count)} of them,`
          : formatNoun(count, 'customer')}{' '}
      {count === 1 ? 'enters' : 'enter'} it at once. From then on customers enter and leave by themselves, as events
      come and time passes.
    </p>
  );
}
