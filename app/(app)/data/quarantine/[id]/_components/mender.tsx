'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { Textarea } from '@/components/ui/input';
import type { FieldError } from '@/lib/core';
import { discard, mend, restore } from '../../actions';
import { PayloadView } from './payload-view';

export interface MenderProps {
  id: string;
  payload: string;
  errors: FieldError[];
  state: 'waiting' | 'replayed' | 'discarded';
  canReplay: boolean;
}

const pretty = (payload: string): string => {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
};

/** Reads a refused event, lets it be mended, and replays it; what is still wrong is shown at its place. */
export function Mender({ id, payload, errors, state, canReplay }: MenderProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [text, setText] = useState<string | null>(null);
  const [faults, setFaults] = useState(errors);
  const [failure, setFailure] = useState<string | null>(null);
  const replayNow = () =>
    start(async () => {
      setFailure(null);
      const result = await mend({ id, payload: text ?? payload }).catch(() => null);
      if (result?.ok) {
        toast.success('Replayed: the event is stored');
        router.push('/data/quarantine');
        return;
      }
      setFaults(result?.error.errors.length ? [...result.error.errors] : faults);
      setFailure(result?.error.message ?? 'The server cannot be reached; what you typed is still here.');
    });
  const settle = (act: typeof discard, words: string) =>
    start(async () => {
      const result = await act({ ids: [id] }).catch(() => null);
      if (result?.ok) {
        toast.success(words);
        router.refresh();
      } else setFailure(result?.error.message ?? 'The server cannot be reached; nothing was changed.');
    });
  const editing = text !== null;
  return (
    <Card aria-labelledby="payload">
      <CardHead
        id="payload"
        title="What came?"
        note={editing ? 'your version; the original is kept' : 'as it came'}
        actions={
          canReplay &&
          state === 'waiting' && (
            <Button size="sm" onClick={() => setText(editing ? null : pretty(payload))}>
              {editing ? 'Drop the changes' : 'Edit'}
            </Button>
          )
        }
      />
      {editing ? (
        <CardBody>
          <Textarea
            aria-label="The event as JSON"
            value={text}
            onChange={(event) => setText(event.target.value)}
            spellCheck={false}
            maxLength={100_000}
            className="min-h-80 font-mono text-xs"
            aria-describedby={faults.length > 0 ? 'faults' : undefined}
          />
        </CardBody>
      ) : (
        <PayloadView payload={payload} errors={faults} />
      )}
      {(failure || (editing && faults.length > 0)) && (
        <div id="faults" className="px-4 pb-4">
          <Callout tone="bad" title={failure ?? 'What is wrong'}>
            <ul className="grid gap-0.5">
              {faults.map((fault) => (
                <li key={`${fault.path} ${fault.message}`}>
                  <code className="font-mono text-xs">{fault.path || 'the event'}</code> {fault.message}
                </li>
              ))}
            </ul>
          </Callout>
        </div>
      )}
      {canReplay && state !== 'replayed' && (
        <CardFoot className="justify-end py-3">
          {state === 'discarded' ? (
            <Button pending={pending} onClick={() => settle(restore, 'Brought back')}>
              Bring back
            </Button>
          ) : (
            <>
              <span className="mr-auto">
                A replayed event keeps the time at which it was received, where it names no other.
              </span>
              <Button
                variant="dangerQuiet"
                pending={pending}
                onClick={() => settle(discard, 'Discarded; it can be brought back')}
              >
                Discard
              </Button>
              <Button variant="primary" pending={pending} onClick={replayNow}>
                {editing ? 'Replay your version' : 'Replay'}
              </Button>
            </>
          )}
        </CardFoot>
      )}
    </Card>
  );
}
