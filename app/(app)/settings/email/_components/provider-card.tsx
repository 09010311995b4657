import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { MailTrouble } from '@/lib/services/delivery/send/mail-state';
import { PROVIDER_WORDS } from './provider-words';

interface ProviderCardProps {
  provider: keyof typeof PROVIDER_WORDS;
  connections: number;
  rate: number | null;
  dkim: string | null;
  trouble: MailTrouble | null;
}

/** Who takes the mail, and whether it does. */
export function ProviderCard({ provider, connections, rate, dkim, trouble }: ProviderCardProps) {
  const { name, says } = PROVIDER_WORDS[provider];
  return (
    <Card aria-labelledby="provider">
      <CardHead
        title="Who takes the mail?"
        id="provider"
        actions={trouble ? <Chip tone="bad">Nothing goes out</Chip> : <Chip tone="good">Ready</Chip>}
      />
      <CardBody className="grid gap-3">
        {trouble && (
          <Callout
            tone="bad"
            title={trouble.kind === 'away' ? 'It cannot be reached, or does not let us in' : 'It asks us to slow down'}
          >
            “{trouble.words}”, <Time value={trouble.since} />. Nothing is lost: it is tried again by itself, and what
            waits goes out when it answers.
          </Callout>
        )}
        <p>
          <b className="font-semibold">{name}.</b> <span className="text-ink-2">{says}</span>
        </p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt className="text-ink-3">At a time</dt>
          <dd>{provider === 'outbox' ? 'as many as there are' : formatNoun(connections, 'message')}</dd>
          <dt className="text-ink-3">At most</dt>
          <dd>{rate === null ? 'no limit a second' : `${formatNoun(rate, 'message')} a second`}</dd>
          <dt className="text-ink-3">Signed (DKIM)</dt>
          <dd>{dkim ?? (provider === 'outbox' || provider === 'smtp' ? 'not by us' : 'by the provider')}</dd>
        </dl>
      </CardBody>
      <CardFoot>
        <span>
          The provider is set by the environment (<code className="font-mono">MAIL_PROVIDER</code>), so that its
          password stands in no database; the README lists what each needs.
        </span>
      </CardFoot>
    </Card>
  );
}
