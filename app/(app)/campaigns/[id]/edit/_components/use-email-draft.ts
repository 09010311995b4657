'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, api, messageOf } from '@/components/ui/api';
import type { EmailDocument } from '@/lib/content/document/document';
import { EMPTY_DOCUMENT } from './blocks';

export interface StoredEmail {
  document: EmailDocument;
  hash: string;
  number: number;
  status: string;
}

interface Saved {
  number: number;
  status: string;
  hash: string;
}

export type SaveState = 'saved' | 'saving' | 'waiting' | 'failed';

const PAUSE_MS = 900;

/** The email as it is being written: every change is kept by itself a moment later, and can be taken back. */
export function useEmailDraft(campaign: string, step: number, stored: StoredEmail | null) {
  const [document, setDocument] = useState<EmailDocument>(stored?.document ?? EMPTY_DOCUMENT);
  const [version, setVersion] = useState<Saved | null>(stored);
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<string | null>(null);
  const [past, setPast] = useState<EmailDocument[]>([]);
  const [future, setFuture] = useState<EmailDocument[]>([]);
  const hash = useRef(stored?.hash ?? null);
  const latest = useRef(document);
  const dirty = useRef(false);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const generated = useRef<boolean | undefined>(undefined);

  const save = useCallback(async (): Promise<boolean> => {
    if (timer.current) clearTimeout(timer.current);
    await running.current;
    if (!dirty.current) return true;
    const send = async (): Promise<boolean> => {
      dirty.current = false;
      setState('saving');
      try {
        const saved = await api<Saved>(`/api/ui/campaigns/${campaign}/email`, {
          method: 'PUT',
          json: { step, document: latest.current, from: hash.current, generated: generated.current },
        });
        hash.current = saved.hash;
        setVersion(saved);
        setError(null);
        setState(dirty.current ? 'waiting' : 'saved');
        return true;
      } catch (thrown) {
        dirty.current = true;
        const place = thrown instanceof ApiError ? thrown.errors[0] : undefined;
        setError(place ? `${place.message} (${place.path})` : messageOf(thrown));
        setState('failed');
        return false;
      }
    };
    const work = send();
    running.current = work;
    return work;
  }, [campaign, step]);

  const put = useCallback(
    (next: EmailDocument) => {
      latest.current = next;
      dirty.current = true;
      setDocument(next);
      setState('waiting');
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    [save],
  );

  const change = useCallback(
    (next: EmailDocument, options: { generated?: boolean } = {}) => {
      if (options.generated) generated.current = true;
      setPast((all) => [...all.slice(-99), latest.current]);
      setFuture([]);
      put(next);
    },
    [put],
  );
  const undo = useCallback(() => {
    const before = past.at(-1);
    if (!before) return;
    setPast(past.slice(0, -1));
    setFuture([latest.current, ...future]);
    put(before);
  }, [past, future, put]);
  const redo = useCallback(() => {
    const [next, ...rest] = future;
    if (!next) return;
    setFuture(rest);
    setPast([...past, latest.current]);
    put(next);
  }, [past, future, put]);

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('beforeunload', leave);
      if (dirty.current) void save();
    };
  }, [save]);

  return {
    document,
    change,
    undo,
    redo,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    save,
    state,
    error,
    version,
  };
}
