'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';

export interface WordsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  label: string;
  act: string;
  tone: 'primary' | 'danger';
  /** Answers what went wrong, or null. */
  onDone: (words: string) => Promise<string | null>;
}

/** Asks for the words that go with a refusal. Ctrl or ⌘ with Enter sends them. */
export function WordsDialog({ open, onOpenChange, title, description, label, act, tone, onDone }: WordsDialogProps) {
  const [words, setWords] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const done = async () => {
    if (!words.trim()) {
      setError('Say in a few words what has to change.');
      return;
    }
    setPending(true);
    const wrong = await onDone(words);
    setPending(false);
    setError(wrong);
    if (wrong === null) {
      setWords('');
      onOpenChange(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)} disabled={pending}>
            Cancel
          </Button>
          <Button variant={tone} onClick={done} pending={pending}>
            {act} <Kbd className="border-current/45 bg-transparent text-current">Ctrl ⏎</Kbd>
          </Button>
        </>
      }
    >
      <Field label={label}>
        <Textarea
          autoFocus
          rows={4}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              void done();
            }
          }}
        />
      </Field>
      {error && (
        <Callout tone="bad" className="mt-3">
          {error}
        </Callout>
      )}
    </Dialog>
  );
}
