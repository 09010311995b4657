'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Select } from '@/components/ui/select';
import type { PlacedText } from '@/lib/content/review/texts-of';
import type { CommentPlace } from '@/lib/services/campaigns/review/comments/manage-comments';

const WHOLE = 'whole';

export interface CommentDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  texts: readonly PlacedText[];
  /** What is selected in the email. */
  selection: { block: string | null; quote: string } | null;
  /** Answers what went wrong, or null. */
  onDone: (body: string, place: CommentPlace | null) => Promise<string | null>;
}

/** A comment on a place of the email; on what is selected in it, where something is. */
export function CommentDialog({ open, onOpenChange, texts, selection, onDone }: CommentDialogProps) {
  const [pointer, setPointer] = useState(WHOLE);
  const [quote, setQuote] = useState('');
  const [body, setBody] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (!open) return;
    const chosen = selection ? texts.find(({ block }) => block !== null && block === selection.block) : undefined;
    setPointer(chosen?.pointer ?? WHOLE);
    setQuote(selection?.quote ?? '');
    setError(null);
  }, [open, selection, texts]);
  const done = async () => {
    setPending(true);
    const text = texts.find((each) => each.pointer === pointer);
    const wrong = await onDone(
      body,
      text ? { pointer, quote: quote.trim() || text.text.slice(0, 200), block: text.block } : null,
    );
    setPending(false);
    setError(wrong);
    if (wrong === null) {
      setBody('');
      onOpenChange(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Comment"
      description="Select words in the email first to comment on just those."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)} disabled={pending}>
            Cancel
          </Button>
          <Button variant="primary" onClick={done} pending={pending} disabled={!body.trim()}>
            Comment <Kbd className="border-current/45 bg-transparent text-current">Ctrl ⏎</Kbd>
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Field label="What do you say?">
          <Textarea
            autoFocus
            rows={3}
            value={body}
            onChange={(event) => setBody(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && body.trim()) {
                event.preventDefault();
                void done();
              }
            }}
          />
        </Field>
        <Field label="About">
          <Select
            value={pointer}
            onValueChange={setPointer}
            options={[
              { value: WHOLE, label: 'The whole email' },
              ...texts.map((text) => ({ value: text.pointer, label: text.label, hint: text.text.slice(0, 60) })),
            ]}
          />
        </Field>
        {pointer !== WHOLE && (
          <Field label="Words meant" optional hint="They are marked in the email.">
            <Input value={quote} onChange={(event) => setQuote(event.target.value)} />
          </Field>
        )}
        {error && <Callout tone="bad">{error}</Callout>}
      </div>
    </Dialog>
  );
}
