import { TZDate } from '@date-fns/tz';
import { startOfDay } from 'date-fns';
import { Breadcrumb } from '@/components/shell/crumbs';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { can } from '@/lib/services/accounts/permissions';
import type { PersonPrincipal } from '@/lib/services/accounts/principal';
import { listQueue } from '@/lib/services/campaigns/review/reading/list-queue';
import { readReview } from '@/lib/services/campaigns/review/reading/read-review';
import { readTrail } from '@/lib/services/campaigns/review/reading/read-trail';
import { readShopZone } from '@/lib/services/campaigns/shop-zone';
import { ReviewWorkspace } from './review-workspace';

/** The screen of reviews: of one (its id), or (null) of whichever waits first. */
export async function showReviews(person: PersonPrincipal, asked: string | null) {
  const at = systemClock.now();
  const mayDecide = can(person.role, 'reviews.decide');
  const zone = await readShopZone(pool());
  const dayStart = new Date(startOfDay(new TZDate(at.getTime(), zone)).getTime());
  const queue = await listQueue(pool(), { userId: person.userId, mayDecide, dayStart });
  const id = asked ?? queue.needsYou[0]?.id ?? queue.notYours[0]?.id ?? queue.decidedToday[0]?.id ?? null;
  const personal = can(person.role, 'customers.personal');
  const [view, trail] =
    id === null
      ? [null, []]
      : await Promise.all([readReview(pool(), { id, userId: person.userId, personal, at }), readTrail(pool(), id)]);
  return (
    <>
      {view && asked !== null && (
        <Breadcrumb
          trail={[
            { label: 'Campaigns', href: '/campaigns' },
            { label: 'Reviews', href: '/campaigns/reviews' },
            { label: view.name, href: `/campaigns/reviews/${view.id}` },
          ]}
        />
      )}
      <ReviewWorkspace
        key={view?.id ?? 'none'}
        queue={queue}
        view={view}
        trail={trail}
        opened={asked !== null}
        me={{ id: person.userId, name: person.name, mayDecide, personal }}
      />
    </>
  );
}
