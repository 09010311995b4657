'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type ActionAnswer, dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';

/** Runs an action; answers whether it worked, and keeps what went wrong. */
export function useSave() {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const save = async <T>(work: Promise<ActionAnswer<T>>): Promise<boolean> => {
    setPending(true);
    setError(null);
    try {
      await dataOf(work);
      router.refresh();
      return true;
    } catch (failure) {
      setError(messageOf(failure));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { pending, error, setError, save };
}
