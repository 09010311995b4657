'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { formatNoun } from '@/components/ui/format';

/** Looks at one live segment, or at all of them, at once. */
export function CheckNow({ segment }: { segment?: string }) {
  const router = useRouter();
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const check = async () => {
    setPending(true);
    try {
      const { checked, found } = await api<{ checked: number; found: number }>('/api/ui/segments/findings', {
        json: segment ? { segment } : {},
        timeout: 300_000,
      });
      await queries.invalidateQueries({ queryKey: ['findings'] });
      router.refresh();
      toast.success(
        segment
          ? `${formatNoun(found, 'finding')}`
          : `${formatNoun(checked, 'segment')} looked at, ${formatNoun(found, 'finding')}`,
      );
    } catch (error) {
      toast.error(messageOf(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Button size="sm" pending={pending} onClick={check}>
      Look now
    </Button>
  );
}
