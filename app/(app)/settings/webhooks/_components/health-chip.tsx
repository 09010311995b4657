import { Chip } from '@/components/ui/chip';
import { type Health, healthOf } from './words';

const LOOK: Readonly<Record<Health, { tone: 'good' | 'warn' | 'neutral'; label: string }>> = {
  active: { tone: 'good', label: 'Active' },
  failing: { tone: 'warn', label: 'Failing' },
  disabled: { tone: 'neutral', label: 'Disabled' },
};

/** How an endpoint is doing, in a word. */
export function HealthChip({ webhook }: { webhook: Parameters<typeof healthOf>[0] }) {
  const { tone, label } = LOOK[healthOf(webhook)];
  return <Chip tone={tone}>{label}</Chip>;
}
