import { formatCount, formatDecimal } from '@/components/ui/format';
import type { CampaignDraft } from './draft';

const figure = (value: number): string => (Number.isFinite(value) ? formatDecimal(value, 3) : '–');

/** What a pilot does, in a sentence or two; `size` is how many are in the segment now. */
export function pilotWords(draft: CampaignDraft, size: number | null): string {
  const { pilotShare, pilotHours, pilotLeast, pilotGoesOn, limits } = draft;
  const about = size === null || !Number.isFinite(pilotShare) ? null : Math.round((size * pilotShare) / 100);
  const few =
    about !== null && about < pilotLeast
      ? `, fewer than the ${figure(pilotLeast)} that it needs: a person will decide`
      : '';
  const who = `${figure(pilotShare)} % of those who receive it${about === null ? '' : ` (about ${formatCount(about)} of the segment${few})`} get it first.`;
  const opened = limits.minOpen === null ? '' : ` and it was opened by at least ${figure(limits.minOpen)} %`;
  const then = `After ${figure(pilotHours)} hours the rest ${pilotGoesOn ? 'follows by itself' : 'waits for a person'}, if at most ${figure(limits.maxBounce)} % bounced, ${figure(limits.maxComplaint)} % complained and ${figure(limits.maxUnsubscribe)} % unsubscribed${opened}; else it is paused and says why.`;
  return `${who} ${then}`;
}
