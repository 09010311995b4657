import type { Tone } from '@/components/ui/chip';
import type { SuppressionReason } from '@/lib/services/delivery/consent/suppress-addresses';

export const REASON_WORDS: Readonly<Record<SuppressionReason, { label: string; tone: Tone }>> = {
  hardBounce: { label: 'Bounced', tone: 'warn' },
  complaint: { label: 'Complained', tone: 'bad' },
  unsubscribe: { label: 'Unsubscribed', tone: 'neutral' },
  manual: { label: 'By hand', tone: 'neutral' },
  import: { label: 'Imported', tone: 'neutral' },
};
