import { createRandom } from '@/lib/core';
import { DAY, HOUR, MINUTE, startOfDay } from '../time';
import { slug } from './pages';

export interface DemoCampaign {
  id: string;
  name: string;
  subject: string;
  at: number;
  /** Category that it is about, if any. */
  category: string | null;
  /** Multiplies the chance of an open. */
  appeal: number;
}

const THEMES: readonly (readonly [name: string, subject: string, category: string | null])[] = [
  ['Candlelight evenings', 'Warm light for long evenings', 'Lighting & Candles'],
  ['Kitchen favourites', 'Ten things our own kitchens would miss', 'Kitchen & Dining'],
  ['Party season', 'Bunting, balloons and all the rest', 'Party & Gift Wrap'],
  ['Garden opening', 'The garden is calling', 'Garden'],
  ['Bags for the road', 'Pack lightly, carry prettily', 'Bags & Purses'],
  ['Post a letter', 'Paper is patient: cards and notebooks', 'Stationery & Cards'],
  ['Little ones', 'Toys that outlive their batteries', 'Toys & Games'],
  ['Christmas preview', 'First look at this Christmas', 'Christmas'],
  ['Members’ offer', 'Ten per cent for you until Sunday', null],
];

/** Newsletters on Thursdays (weekly in the last half year, fortnightly before) and a campaign every four weeks. */
export function buildCampaigns(start: number, now: number, seed: string): DemoCampaign[] {
  const random = createRandom(`${seed}/campaigns`);
  const campaigns: DemoCampaign[] = [];
  const thursday = startOfDay(now) - ((new Date(now).getUTCDay() + 3) % 7) * DAY;
  for (let week = 0; thursday - week * 7 * DAY > start; week += 1) {
    const day = thursday - week * 7 * DAY;
    const date = new Date(day).toISOString().slice(0, 10);
    if (week < 26 || week % 2 === 0) {
      campaigns.push({
        id: `newsletter-${date}`,
        name: `Newsletter ${date}`,
        subject: 'This week at the shop',
        at: day + 10 * HOUR,
        category: null,
        appeal: 0.85 + 0.3 * random.next(),
      });
    }
    if (week % 4 === 1) {
      const [name, subject, category] = THEMES[(week >> 2) % THEMES.length] ?? ['Offer', 'An offer', null];
      campaigns.push({
        id: `${slug(name)}-${date}`,
        name,
        subject,
        at: day + 4 * DAY + 17 * HOUR + 30 * MINUTE,
        category,
        appeal: 0.8 + 0.7 * random.next(),
      });
    }
  }
  return campaigns.filter((campaign) => campaign.at < now).sort((a, b) => a.at - b.at);
}
