'use client';

import { CornerDownLeft, LoaderCircle, MessageSquareText } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { toast } from 'sonner';
import { ApiError, messageOf } from '@/components/ui/api';
import { IconButton } from '@/components/ui/button';
import { MAX_SENTENCE } from '@/lib/rules/parse-sentence/vocabulary';
import { useBuilder } from '../builder-context';
import { AnswerView } from './answer-view';
import { useSentence, useWarmVocabulary } from './use-sentence';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * A box to say in English whom one looks for. Enter shows what was understood as a difference from the present rule;
 * only applying it changes the rule, and that is undone in one step.
 */
export function SentenceBox() {
  const { dispatch, count: before } = useBuilder();
  const [text, setText] = useState('');
  const [touched, setTouched] = useState(false);
  useWarmVocabulary(touched);
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  const { asking, answer, next, differences, way, setWay, empty, count } = useSentence();
  const { error, isPending } = asking;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      if (!field.current || document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return;
      event.preventDefault();
      field.current.focus();
      field.current.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  if (!dispatch) return null;
  const shown = answer?.text === text.trim() && !isPending;
  const ask = () => {
    if (text.trim() !== '') asking.mutate(text.trim());
  };
  const close = () => {
    asking.reset();
    field.current?.focus();
  };
  const apply = () => {
    if (!next) return;
    dispatch({ type: 'replace', rule: next });
    asking.reset();
    setText('');
    // On with the rule, where undo is the rule's and no longer the field's.
    field.current?.blur();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-rule] [data-handle]')?.focus());
    toast.success(way === 'add' ? 'Added to the rule' : 'The rule was replaced', {
      action: { label: 'Undo', onClick: () => dispatch({ type: 'undo' }) },
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (shown) apply();
      else ask();
    } else if (event.key === 'Escape' && (answer || error)) {
      event.preventDefault();
      close();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and of the answer below it
    <div onKeyDown={onKeyDown}>
      <form
        className="flex min-h-10.5 items-center gap-2.5 border-line border-t pr-2 pl-4 focus-within:ring-2 focus-within:ring-accent focus-within:ring-inset"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <MessageSquareText className="size-4 shrink-0 text-ink-3" strokeWidth={1.6} aria-hidden />
        <input
          ref={field}
          aria-label="Describe the audience, or what to change"
          aria-describedby={hint}
          aria-keyshortcuts="/"
          aria-invalid={error ? true : undefined}
          className="h-10 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3 sm:text-sm"
          placeholder="Describe the audience, or what to change: “leave out anyone who spent less than £20”"
          autoComplete="off"
          maxLength={MAX_SENTENCE}
          value={text}
          onFocus={() => setTouched(true)}
          onChange={(event) => setText(event.target.value)}
        />
        <span id={hint} className="sr-only">
          Enter shows what is understood. Control and Enter applies it. The slash key comes here.
        </span>
        <IconButton
          label="Show what is understood"
          className="size-7"
          type="submit"
          disabled={text.trim() === '' || isPending}
        >
          {isPending ? <LoaderCircle className="animate-spin" aria-hidden /> : <CornerDownLeft aria-hidden />}
        </IconButton>
      </form>
      {error && !isPending && (
        <p
          role="alert"
          className="rounded-b-lg border-line border-t bg-bad-soft px-4 py-2 text-sm [overflow-wrap:anywhere]"
        >
          <b className="font-semibold">{messageOf(error)}</b>
          {error instanceof ApiError && error.errors[0] && `: this ${error.errors[0].message}`}. Name what they did, who
          they are or what they are worth, such as “bought twice in the last 90 days and live in Germany”.
        </p>
      )}
      {answer && !isPending && !error && (
        <AnswerView
          answer={answer}
          differences={differences}
          way={way}
          onWay={setWay}
          empty={empty}
          count={count}
          before={before}
          onApply={apply}
          onCancel={close}
          onSelect={(start, end) => {
            setText(answer.text);
            requestAnimationFrame(() => {
              field.current?.focus();
              field.current?.setSelectionRange(start, end);
            });
          }}
        />
      )}
    </div>
  );
}
