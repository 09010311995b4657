import type { Random } from '@/lib/core';
import type { DemoCustomer } from '../people/types';
import { DAY, HOUR, MINUTE } from '../time';
import type { DemoCampaign } from './campaigns';
import { NEWSLETTER_REFERRER } from './pages';
import { visit } from './visit';
import type { World } from './world';

const BOUNCE = 0.0011;
const SPAM = 0.00016;
const UNSUBSCRIBE = 0.0022;

/** Sends a subscriber every campaign until he leaves, complains or his mailbox is gone; opens and clicks follow. */
export function mailing(
  world: World,
  random: Random,
  index: number,
  customer: DemoCustomer,
  campaigns: readonly DemoCampaign[],
): void {
  if (customer.consentAtSignUp !== 'subscribed' || customer.signedUpAt === null) return;
  let orders = 0;
  for (let i = 0; i < campaigns.length; i += 1) {
    const campaign = campaigns[i];
    if (!campaign || campaign.at < customer.signedUpAt) continue;
    while ((customer.orders[orders]?.at ?? Number.POSITIVE_INFINITY) < campaign.at) orders += 1;
    const at = campaign.at + random.int(0, 25 * MINUTE);
    if (random.chance(BOUNCE)) {
      world.log.add('emailBounced', index, at, i);
      return;
    }
    world.log.add('emailDelivered', index, at, i);
    if (react(world, random, index, customer, campaign, i, at, customer.orders[orders - 1]?.at ?? customer.signedUpAt))
      return;
  }
}

/** Gives true where the customer left. */
function react(
  world: World,
  random: Random,
  index: number,
  customer: DemoCustomer,
  campaign: DemoCampaign,
  i: number,
  at: number,
  lastOrder: number,
): boolean {
  const fresh = 0.35 + 0.65 * Math.exp(-(at - lastOrder) / (150 * DAY));
  const weary = 1.6 - customer.engagement;
  if (random.chance(SPAM * weary)) {
    world.log.add('emailSpam', index, at + random.exponential(9 * HOUR), i);
    return true;
  }
  if (random.chance(UNSUBSCRIBE * weary)) {
    world.log.add('unsubscribed', index, at + random.exponential(8 * HOUR), i);
    return true;
  }
  if (!random.chance(Math.min(0.95, customer.openRate * campaign.appeal * fresh))) return false;
  const opened = at + random.exponential(random.chance(0.7) ? 2.5 * HOUR : 20 * HOUR) + 20_000;
  world.log.add('emailOpened', index, opened, i);
  if (!random.chance(0.05 + 0.2 * customer.engagement)) return false;
  const clicked = opened + random.exponential(40_000) + 2_000;
  const product = campaign.category ? world.popularIn(campaign.category, random) : world.popular(random);
  world.log.add('emailClicked', index, clicked, i, product);
  const views = [product, ...Array.from({ length: random.int(0, 2) }, () => world.popular(random))];
  if (random.chance(0.8))
    visit(world, random, {
      customer: index,
      at: clicked + random.int(800, 3000),
      views,
      pages: 0,
      referrer: NEWSLETTER_REFERRER,
    });
  return false;
}
