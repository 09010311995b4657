'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { nameGroupsOf } from '../../actions';

interface Name {
  group: string;
  /** Null: back to the proposed one. */
  name: string | null;
  source: 'accepted' | 'given';
}

/** Names groups and shows the page with the names; answers whether that went well. */
export function useNames(model: string) {
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const save = async (names: Name[]): Promise<boolean> => {
    setPending(true);
    try {
      await dataOf(nameGroupsOf({ model, names }));
      router.refresh();
      return true;
    } catch (failure) {
      toast.error(messageOf(failure));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { save, pending };
}
