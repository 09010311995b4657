import { useRouter } from 'next/navigation';
import { useCallback, useTransition } from 'react';
import { type ActionAnswer, dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';

/** Does something and shows the page anew; answers why it was not done, in words, else null. */
export type RunAct = <T>(work: Promise<ActionAnswer<T>>, done?: (data: T) => void) => Promise<string | null>;

export function useAct(): { act: RunAct; pending: boolean } {
  const router = useRouter();
  const [pending, start] = useTransition();
  const act: RunAct = useCallback(
    async (work, done) => {
      try {
        const data = await dataOf(work);
        done?.(data);
        start(() => router.refresh());
        return null;
      } catch (error) {
        return messageOf(error);
      }
    },
    [router],
  );
  return { act, pending };
}
