'use client';

import { RotateCcw } from 'lucide-react';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { formatNoun } from '@/components/ui/format';
import { replayDeliveries } from '../../actions';

/** Sends messages again under the ids that they had. */
export function ReplayButton({
  webhookId,
  deliveries,
  size = 'sm',
  done,
}: {
  webhookId: string;
  deliveries: string[];
  size?: 'sm' | 'md';
  done?: () => void;
}) {
  const [pending, start] = useTransition();
  const replay = () =>
    start(() =>
      dataOf(replayDeliveries({ id: webhookId, deliveries })).then(
        () => {
          toast.success(`${formatNoun(deliveries.length, 'message')} on the way again`);
          done?.();
        },
        (error: unknown) => void toast.error(messageOf(error)),
      ),
    );
  return (
    <Button size={size} pending={pending} onClick={replay}>
      <RotateCcw aria-hidden />
      Replay
    </Button>
  );
}
