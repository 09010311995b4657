import { Card, CardBody, CardHead } from '@/components/ui/card';
import { formatNoun } from '@/components/ui/format';
import type { DemoRecord } from '@/lib/services/monitoring/data-origin/read-demo-setting';
import { Points } from './points';

/** What was made up around the real part. */
export function GeneratedCard({ demo }: { demo: DemoRecord }) {
  const { registered, anonymous } = demo.generated;
  return (
    <Card aria-labelledby="generated">
      <CardHead id="generated" title="What is generated?" note={`seed ${demo.seed}`} />
      <CardBody>
        <Points
          items={[
            [
              'People',
              'Names, email addresses, street, city, telephone number, birthday, language, company, the channel they came by, and whether they subscribed. Addresses lie under example.com, .org and .net, which are reserved and reach nobody; telephone numbers are of a range kept free for fiction.',
            ],
            [
              'More people',
              `${formatNoun(registered, 'customer')} who registered and never ordered, and ${formatNoun(anonymous, 'visitor')} who never said who they are.`,
            ],
            [
              'Visits',
              'Pages and products viewed, before and without orders; carts filled and left; checkouts begun. Interest fades after an order and wakes before the next.',
            ],
            [
              'Email',
              'Deliveries, opens, clicks, bounces, complaints and unsubscribes. How often somebody opens depends on the customer, and fades.',
            ],
            [
              'Campaigns',
              'The mailings of the last twelve weeks as the email events tell of them, and four examples as a shop would have them: one live, two in review, one half written. What they send stays in the outbox.',
            ],
            [
              'How',
              'By seeded randomness: the same seed on the same day gives the same shop. The figures are believable, not measured; do not draw conclusions about people from them.',
            ],
          ]}
        />
      </CardBody>
    </Card>
  );
}
