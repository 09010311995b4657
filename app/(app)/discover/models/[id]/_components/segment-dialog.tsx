'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { FormError } from '@/components/forms/form-error';
import { RuleText } from '@/components/rule-builder/rule-text';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatNoun, formatPercent } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import type { ModelSummary } from '@/lib/services/models/types';
import { makeScoreSegment } from '../../actions';
import { type Scope, scoreRule } from './score-rule';

export interface SegmentDialogProps {
  model: ModelSummary;
  scope: Scope;
  onClose: () => void;
}

/** A live segment of those whom the model flags, or of its top: named, counted, and made. */
export function SegmentDialog({ model, scope, onClose }: SegmentDialogProps) {
  const router = useRouter();
  const what =
    scope.kind === 'top'
      ? `top ${scope.percent} %`
      : `flagged from ${formatPercent(scope.threshold, 0).replace('\u00a0', ' ')}`;
  const [name, setName] = useState(`${model.name}: ${what}`);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const rule = scoreRule(model, scope);
  const { data } = useQuery({
    queryKey: ['score-segment-count', JSON.stringify(rule)],
    queryFn: ({ signal }) => api<{ counts: number[] }>('/api/ui/segments/counts', { json: { rules: [rule] }, signal }),
  });
  const save = async () => {
    setPending(true);
    try {
      const { id } = await dataOf(
        makeScoreSegment({ name, rule, description: `Made of the scores of ${model.name} (${model.key}).` }),
      );
      toast.success('The segment is live');
      router.push(`/segments/${id}`);
    } catch (failure) {
      setError(messageOf(failure));
      setPending(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Create a segment"
      description="It follows the scores: each time customers are scored anew, they enter and leave by themselves."
      footer={
        <Button variant="primary" pending={pending} disabled={name.trim() === ''} onClick={save}>
          Create segment
        </Button>
      }
    >
      <div className="grid gap-3">
        <Field label="Name">
          <Input value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
        </Field>
        <RuleText rule={rule} />
        <p className="text-sm" aria-live="polite">
          <b className="font-semibold" data-testid="segment-count">
            {data ? formatNoun(data.counts[0], 'customer') : 'Counting …'}
          </b>{' '}
          now
        </p>
        <FormError message={error} />
      </div>
    </Dialog>
  );
}
