import { Facts } from '@/components/ui/card';
import { formatCount } from '@/components/ui/format';
import type { SendingState } from '@/lib/services/delivery/send/read-sending';

/** How sending stands now. */
export function SendingFacts({ state }: { state: SendingState }) {
  return (
    <Facts
      items={[
        { label: 'Handed over', value: formatCount(state.sentToday), note: 'in 24 hours' },
        { label: 'Waiting', value: formatCount(state.waiting), note: 'due now' },
        { label: 'Under way', value: formatCount(state.underWay) },
        { label: 'To be tried again', value: formatCount(state.retrying), note: 'refused for a while' },
        { label: 'Uncertain', value: formatCount(state.uncertain), note: 'never repeated by itself' },
      ]}
    />
  );
}
