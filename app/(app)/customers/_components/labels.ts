import type { Tone } from '@/components/ui/chip';
import type { LifecycleStage } from '@/lib/catalog';
import type { EmailStatus } from '@/lib/services/profiles/email-status';

export const STAGE_LABEL: Record<LifecycleStage | 'none', string> = {
  new: 'New',
  active: 'Active',
  atRisk: 'At risk',
  lapsed: 'Lapsed',
  wonBack: 'Won back',
  none: 'Never ordered',
};

export const STAGE_TONE: Record<LifecycleStage, Tone> = {
  new: 'accent',
  active: 'good',
  atRisk: 'warn',
  lapsed: 'neutral',
  wonBack: 'good',
};

export const EMAIL_LABEL: Record<EmailStatus, string> = {
  reachable: 'Reachable',
  unsubscribed: 'Unsubscribed',
  bounced: 'Bounced',
  complained: 'Complained',
  noEmail: 'No email',
};

export const EMAIL_TONE: Record<EmailStatus, Tone> = {
  reachable: 'good',
  unsubscribed: 'neutral',
  bounced: 'bad',
  complained: 'bad',
  noEmail: 'neutral',
};

const regions = new Intl.DisplayNames(['en-GB'], { type: 'region', fallback: 'code' });

/** "Germany" of DE; what is no code stays as it is. */
export function countryName(country: unknown): string | null {
  if (typeof country !== 'string' || country === '') return null;
  return /^[A-Z]{2}$/.test(country) ? (regions.of(country) ?? country) : country;
}
