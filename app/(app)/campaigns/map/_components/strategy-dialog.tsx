'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Strategy } from '@/lib/services/campaigns/strategies/strategy-row';
import { saveStrategy } from '../../actions';

const TONES = ['warm', 'plain', 'playful', 'elegant'] as const;
type Tone = (typeof TONES)[number];
const isTone = (text: string): text is Tone => (TONES as readonly string[]).includes(text);

/** Goal, offer, tone, cadence and priority of a strategy. */
export function StrategyDialog({ strategy }: { strategy: Strategy }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [draft, setDraft] = useState({ ...strategy, offer: strategy.offer ?? '' });
  const save = async () => {
    const { name, goal, offer, tone, cadence, priority } = draft;
    const answer = await saveStrategy({
      id: strategy.id,
      strategy: { name, goal, offer: offer.trim() || null, tone: isTone(tone) ? tone : 'warm', cadence, priority },
    });
    if (!answer.ok) return setError(answer.error.errors[0]?.message ?? answer.error.message);
    setOpen(false);
    router.refresh();
  };
  const text = (key: 'name' | 'cadence') => ({
    value: draft[key],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [key]: event.target.value }),
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Edit strategy</Button>}
      title={`Edit ${strategy.name}`}
      footer={
        <Button variant="primary" onClick={save}>
          Save
        </Button>
      }
    >
      <div className="grid gap-3">
        {error && <Callout tone="bad">{error}</Callout>}
        <Field label="Name">
          <Input {...text('name')} />
        </Field>
        <Field label="Goal">
          <Textarea
            rows={2}
            value={draft.goal}
            onChange={(event) => setDraft({ ...draft, goal: event.target.value })}
          />
        </Field>
        <Field label="Offer" optional>
          <Input value={draft.offer} onChange={(event) => setDraft({ ...draft, offer: event.target.value })} />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Tone">
            <Select
              options={TONES.map((value) => ({ value, label: value }))}
              value={draft.tone}
              onValueChange={(tone) => setDraft({ ...draft, tone })}
            />
          </Field>
          <Field label="Priority" hint="Smaller goes first">
            <Input
              type="number"
              min={1}
              max={1000}
              value={draft.priority}
              onChange={(event) => setDraft({ ...draft, priority: Number(event.target.value) || 1 })}
            />
          </Field>
        </div>
        <Field label="Cadence">
          <Input {...text('cadence')} />
        </Field>
      </div>
    </Dialog>
  );
}
