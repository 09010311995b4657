import { Callout } from '@/components/ui/callout';
import { Secret } from '../../api/_components/secret';

const example = (secret: string): string =>
  [
    "import { Webhook } from 'standardwebhooks';",
    `const webhook = new Webhook('${secret}');`,
    '// throws where the message is not ours, or is old',
    'const message = webhook.verify(body, headers);',
  ].join('\n');

/** A signing secret, shown this once, with what to do with it. */
export function ShownSecret({ secret, note }: { secret: string; note: string }) {
  return (
    <div className="grid gap-4">
      <Callout tone="warn">{note}</Callout>
      <Secret label="Signing secret" value={secret} />
      <Secret label="To verify a message" value={example(secret)} />
    </div>
  );
}
