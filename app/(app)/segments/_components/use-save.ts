'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { ApiError, api, messageOf } from '@/components/ui/api';
import type { Rule } from '@/lib/rules';
import type { Segment } from '@/lib/services/segments/segment-row';

export interface SaveInput {
  name: string;
  description: string;
  goal: string;
  rule: Rule;
  status: Segment['status'];
  /** What breaks the owner's expectations is wanted all the same. */
  confirm?: boolean;
}

export interface SaveOptions {
  segment: Segment | undefined;
  /** Version that the edits start from. */
  base: number;
  onSaved: (segment: Segment) => void;
}

/** Saves a segment. A version that somebody else has overtaken is kept as `conflict`, to be decided by the person. */
export function useSave({ segment, base, onSaved }: SaveOptions) {
  const [pending, setPending] = useState(false);
  const [conflict, setConflict] = useState<Segment | null>(null);
  const show = (error: unknown) =>
    void toast.error(messageOf(error), { description: 'Your rule is kept on this device.' });
  /** The saved segment; undefined where there is a conflict to be decided. Throws every other failure. */
  const run = async ({
    name,
    description,
    goal,
    rule,
    status,
    confirm = false,
  }: SaveInput): Promise<Segment | undefined> => {
    setPending(true);
    const body = {
      name: name.trim(),
      description: description.trim() || null,
      goal: goal.trim() || null,
      rule,
      status,
      ...(confirm ? { confirm } : {}),
    };
    try {
      const saved = segment
        ? await api<Segment>(`/api/v1/segments/${segment.id}`, { method: 'PATCH', json: { ...body, version: base } })
        : await api<Segment>('/api/v1/segments', { json: body });
      onSaved(saved);
      return saved;
    } catch (error) {
      if (!segment || !(error instanceof ApiError) || error.status !== 409) throw error;
      const theirs = await api<Segment>(`/api/v1/segments/${segment.id}`);
      if (theirs.version === base) throw error;
      setConflict(theirs);
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { run, pending, conflict, forgetConflict: () => setConflict(null), show };
}
