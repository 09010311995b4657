'use client';

import { Check, RotateCcw } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Textarea } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import type { CommentRow } from '@/lib/services/campaigns/review/comments/manage-comments';
import { Moment } from './due';
import { Section } from './section';

export interface CommentsSectionProps {
  comments: readonly CommentRow[];
  pinOf: ReadonlyMap<string, number>;
  labelOf: (pointer: string) => string;
  pending: boolean;
  /** The button that begins a new comment. */
  newRef: RefObject<HTMLButtonElement | null>;
  onNew: () => void;
  onReply: (parentId: string, body: string) => Promise<boolean>;
  onResolve: (id: string, resolved: boolean) => void;
}

/** Threads, the open ones first; each leads to its place in the email by its pin. */
export function CommentsSection({
  comments,
  pinOf,
  labelOf,
  pending,
  newRef,
  onNew,
  onReply,
  onResolve,
}: CommentsSectionProps) {
  const heads = comments.filter(({ parentId }) => parentId === null);
  const open = heads.filter(({ resolvedAt }) => resolvedAt === null);
  const settled = heads.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <Section
      title="Comments"
      note={heads.length > 0 ? `${open.length} open, ${settled.length} resolved` : undefined}
      id="comments"
    >
      <div className="grid gap-3">
        {[...open, ...settled].map((head) => (
          <Thread
            key={head.id}
            head={head}
            answers={comments.filter(({ parentId }) => parentId === head.id)}
            pin={pinOf.get(head.id)}
            label={head.place ? labelOf(head.place.pointer) : null}
            pending={pending}
            onReply={onReply}
            onResolve={onResolve}
          />
        ))}
        <button
          ref={newRef}
          type="button"
          onClick={onNew}
          className="flex h-8 items-center gap-2 rounded-sm border border-line-strong px-2.5 text-ink-3 hover:border-ink-3"
        >
          {heads.length > 0 ? 'Another comment' : 'Say something about a place, or about the whole'}
          <Kbd className="ml-auto">C</Kbd>
        </button>
      </div>
    </Section>
  );
}

interface ThreadProps extends Pick<CommentsSectionProps, 'pending' | 'onReply' | 'onResolve'> {
  head: CommentRow;
  answers: readonly CommentRow[];
  pin: number | undefined;
  label: string | null;
}

function Thread({ head, answers, pin, label, pending, onReply, onResolve }: ThreadProps) {
  const [body, setBody] = useState('');
  const settled = head.resolvedAt !== null;
  const reply = async () => {
    if (body.trim() && (await onReply(head.id, body))) setBody('');
  };
  return (
    <article
      className={cn('grid gap-2', settled && 'text-ink-2')}
      id={`thread-${head.id}`}
      aria-label={`Comment of ${head.author}`}
    >
      {[head, ...answers].map((one) => (
        <div key={one.id} className="grid grid-cols-[22px_minmax(0,1fr)_auto] gap-x-2.25">
          <Avatar name={one.author} className="mt-0.5 size-5.5" />
          <div className="min-w-0">
            <p className="text-ink-3 text-xs">
              <b className="font-[550] text-ink text-sm">{one.author}</b>
              {one === head && pin !== undefined && ` on pin ${pin}`}
              {one === head && label && `, ${label}`} <Moment value={one.at} />
            </p>
            {one === head && head.place?.quote && (
              <p className="truncate border-line-strong border-l-2 pl-2 text-ink-2 text-xs">{head.place.quote}</p>
            )}
            <p className="whitespace-pre-wrap break-words">{one.body}</p>
          </div>
          {one === head && (
            <Button size="sm" variant="quiet" disabled={pending} onClick={() => onResolve(head.id, !settled)}>
              {settled ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
              {settled ? 'Open again' : 'Resolve'}
            </Button>
          )}
        </div>
      ))}
      {settled ? (
        <p className="ml-7.75 text-ink-3 text-xs">Resolved{head.resolvedBy ? ` by ${head.resolvedBy}` : ''}</p>
      ) : (
        <div className="ml-7.75 flex items-end gap-2">
          <Textarea
            rows={1}
            value={body}
            onChange={(event) => setBody(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void reply();
            }}
            aria-label={`Reply to ${head.author}`}
            placeholder={`Reply to ${head.author.split(' ')[0]}`}
            className="min-h-8"
          />
          {body.trim() && (
            <Button onClick={reply} pending={pending}>
              Reply
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
