'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { ApiError, api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Combobox } from '@/components/ui/combobox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatCount } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { SegmentChecks } from '@/lib/services/segments/segment-checks';
import type { SegmentOwner } from '@/lib/services/segments/segment-owner';
import type { Segment } from '@/lib/services/segments/segment-row';
import { ChangeFigures, useDryRun } from './change-figures';
import { BrokenExpectations, brokenIn } from './publish-dialog';

const NONE = 'none';
const numberOf = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};
const textOf = (value: number | null | undefined, factor = 1): string =>
  value === null || value === undefined ? '' : String(Math.round(value * factor * 100) / 100);

/** Goal, owner, place in the hierarchy, and what is expected of a segment. */
export function SettingsDialog({
  segment,
  owners,
  onClose,
}: {
  segment: Segment;
  owners: readonly SegmentOwner[];
  onClose: () => void;
}) {
  const router = useRouter();
  const { data: things } = useThings();
  const cross = segment.checks?.crossCheck;
  const [goal, setGoal] = useState(segment.goal ?? '');
  const [ownerId, setOwnerId] = useState(segment.ownerId ?? NONE);
  const [parentId, setParentId] = useState(segment.parentId ?? NONE);
  const [least, setLeast] = useState(textOf(segment.checks?.minSize));
  const [most, setMost] = useState(textOf(segment.checks?.maxSize));
  const [limit, setLimit] = useState(textOf(segment.checks?.changeLimit, 100));
  const [crossId, setCrossId] = useState(cross?.segmentId ?? NONE);
  const [crossOp, setCrossOp] = useState<'atMost' | 'atLeast'>(cross?.op ?? 'atMost');
  const [crossShare, setCrossShare] = useState(textOf(cross?.share, 100));
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [confirmed, setConfirmed] = useState(false);
  const parent = parentId === NONE ? null : parentId;
  const moved = parent !== segment.parentId;
  const run = useDryRun(segment.id, moved ? { parentId: parent } : undefined, segment.version);
  const segments = (things?.segments ?? []).filter(({ id, status }) => id !== segment.id && status !== 'archived');
  const options = (none: string) => [
    { value: NONE, label: none },
    ...segments.map(({ id, name, size }) => ({ value: id, label: name, hint: formatCount(size) })),
  ];
  const share = numberOf(crossShare);
  const percent = numberOf(limit);
  const checks: SegmentChecks = {
    minSize: numberOf(least),
    maxSize: numberOf(most),
    changeLimit: percent === null ? null : percent / 100,
    crossCheck: crossId === NONE || share === null ? null : { segmentId: crossId, op: crossOp, share: share / 100 },
  };
  const faultAt = (path: string): string | undefined =>
    error instanceof ApiError ? error.errors.find((each) => each.path.startsWith(path))?.message : undefined;
  const broken = brokenIn(error);
  const save = async () => {
    setPending(true);
    setError(null);
    try {
      await api<Segment>(`/api/v1/segments/${segment.id}`, {
        method: 'PATCH',
        json: {
          version: segment.version,
          goal: goal.trim() || null,
          ownerId: ownerId === NONE ? null : ownerId,
          ...(moved ? { parentId: parent } : {}),
          checks: Object.values(checks).every((value) => value === null) ? null : checks,
          ...(confirmed ? { confirm: true } : {}),
        },
      });
      toast.success('Saved');
      router.refresh();
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Settings of ${segment.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={pending} disabled={broken.length > 0 && !confirmed} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {error !== null && broken.length === 0 && <Callout tone="bad">{messageOf(error)}</Callout>}
        {broken.length > 0 && (
          <BrokenExpectations broken={broken} confirmed={confirmed} onConfirm={setConfirmed} live />
        )}
        <Field label="Goal" hint="What it is to achieve: “win the second order”." error={faultAt('/goal')}>
          <Input value={goal} maxLength={500} onChange={(event) => setGoal(event.target.value)} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Owner" error={faultAt('/ownerId')}>
            <Select
              value={ownerId}
              onValueChange={setOwnerId}
              options={[
                { value: NONE, label: 'Nobody' },
                ...owners.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
          <Field label="Stands below" hint="It never leaves that segment." error={faultAt('/parentId')}>
            <Combobox
              value={parentId}
              onValueChange={setParentId}
              options={options('Nothing: it stands by itself')}
              searchPlaceholder="Search segments"
              aria-label="Stands below"
            />
          </Field>
        </div>
        {moved && segment.status === 'active' && <ChangeFigures run={run} />}
        <fieldset className="grid gap-3 border-line border-t pt-3">
          <legend className="sr-only">What is expected of it</legend>
          <p className="text-ink-2 text-sm">
            Before a rule takes effect, these are looked at; what breaks has to be confirmed.
          </p>
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="At least" hint="members" optional error={faultAt('/checks/minSize')}>
              <Input inputMode="numeric" value={least} onChange={(event) => setLeast(event.target.value)} />
            </Field>
            <Field label="At most" hint="members" optional error={faultAt('/checks/maxSize')}>
              <Input inputMode="numeric" value={most} onChange={(event) => setMost(event.target.value)} />
            </Field>
            <Field label="Change" hint="% at once; 20 unless said" optional error={faultAt('/checks/changeLimit')}>
              <Input inputMode="decimal" value={limit} onChange={(event) => setLimit(event.target.value)} />
            </Field>
          </div>
          <div className="grid items-start gap-4 sm:grid-cols-[2fr_1fr_1fr]">
            <Field label="Cross-check with" optional error={faultAt('/checks/crossCheck')}>
              <Combobox
                value={crossId}
                onValueChange={setCrossId}
                options={options('No segment')}
                searchPlaceholder="Search segments"
                aria-label="Cross-check with"
              />
            </Field>
            <Field label="Of its members">
              <Select
                value={crossOp}
                onValueChange={(value) => setCrossOp(value === 'atLeast' ? 'atLeast' : 'atMost')}
                options={[
                  { value: 'atMost', label: 'at most' },
                  { value: 'atLeast', label: 'at least' },
                ]}
              />
            </Field>
            <Field label="In both" hint="%">
              <Input inputMode="decimal" value={crossShare} onChange={(event) => setCrossShare(event.target.value)} />
            </Field>
          </div>
        </fieldset>
      </div>
    </Dialog>
  );
}
