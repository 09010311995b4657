import Link from 'next/link';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';

const curl = (origin: string): string => `curl ${origin}/api/v1/track \\
  --user "$WRITE_KEY:" \\
  --header 'content-type: application/json' \\
  --data '{
    "userId": "u-1001",
    "event": "Order Completed",
    "properties": {
      "orderId": "o-5001", "total": 42.5, "currency": "GBP",
      "products": [{ "productId": "22423", "name": "Cake stand", "price": 42.5, "quantity": 1 }]
    }
  }'`;

const node = (origin: string): string => `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({
  writeKey: 'YOUR_WRITE_KEY',
  host: '${origin}',
});

analytics.identify({ userId: 'u-1001', traits: { email: 'ada@example.test', firstName: 'Ada', country: 'GB' } });
analytics.track({ userId: 'u-1001', event: 'Product Viewed', properties: { productId: '22423', category: 'Kitchen' } });

await analytics.closeAndFlush();`;

/** Commands to copy, with the address at which this page is open. */
export function HowToSend({ origin, manages }: { origin: string; manages: boolean }) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card aria-labelledby="send-curl">
        <CardHead id="send-curl" title="From a shell" note="curl" />
        <CardBody className="grid gap-3">
          <p className="text-ink-2 text-sm">
            The write key is the user name, the password is empty.{' '}
            {manages ? (
              <Link href="/settings/api" className="text-accent hover:underline">
                Create a key in the settings
              </Link>
            ) : (
              'An admin creates keys in the settings'
            )}
            ; it is shown once.
          </p>
          <CodeBlock code={curl(origin)} label="the command" />
          <p className="text-ink-2 text-sm">
            The answer <code className="font-mono text-xs">{'{"success": true}'}</code> comes once the event is durable.
            Give a <code className="font-mono text-xs">messageId</code> and a repeat stores nothing twice.
          </p>
        </CardBody>
      </Card>
      <Card aria-labelledby="send-node">
        <CardHead id="send-node" title="From a server" note="@segment/analytics-node, unchanged" />
        <CardBody className="grid gap-3">
          <p className="text-ink-2 text-sm">
            Every client library of the Segment tracking specification works when it is pointed at this host.
          </p>
          <CodeBlock code={node(origin)} label="the program" />
          <p className="text-ink-2 text-sm">
            What cannot be right is refused with its reason and waits in{' '}
            <Link href="/data/quarantine" className="text-accent hover:underline">
              quarantine
            </Link>
            .
          </p>
        </CardBody>
      </Card>
    </div>
  );
}
