import { Avatar } from '@/components/ui/avatar';
import { Chip } from '@/components/ui/chip';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import { LIFECYCLE_STAGES } from '@/lib/catalog';
import type { CustomerRecord } from '@/lib/services/profiles/find-customer';
import { countryName, EMAIL_LABEL, EMAIL_TONE, STAGE_LABEL, STAGE_TONE } from '../../_components/labels';

export interface ProfileHeaderProps {
  customer: CustomerRecord;
  name: string;
  stage: string | null;
  masked: boolean;
}

/** Who it is, whether they can be written to, and the names by which programs know them. */
export function ProfileHeader({ customer, name, stage, masked }: ProfileHeaderProps) {
  const known = LIFECYCLE_STAGES.find((each) => each === stage);
  const place = [customer.traits.city, countryName(customer.traits.country)]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ');
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <Avatar name={name} className="size-12 text-base" />
      <div className="min-w-0 flex-[1_1_16rem]">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h1 className="mr-1 line-clamp-3 [overflow-wrap:anywhere]">{name}</h1>
          <Chip tone={EMAIL_TONE[customer.emailStatus]}>{EMAIL_LABEL[customer.emailStatus]}</Chip>
          {known && <Chip tone={STAGE_TONE[known]}>{STAGE_LABEL[known]}</Chip>}
          {masked && <Chip>Personal data masked</Chip>}
        </div>
        <p className="flex flex-wrap items-center gap-x-3 text-ink-2 text-sm [overflow-wrap:anywhere]">
          {customer.email && customer.email !== name && <span>{customer.email}</span>}
          {place && <span>{place}</span>}
          <span>
            First seen <Time value={customer.firstSeenAt ?? customer.createdAt} as="date" />
          </span>
        </p>
      </div>
      <p className="flex items-center gap-1 text-ink-2 text-xs">
        <code className="font-mono">{customer.id}</code>
        <CopyButton text={customer.id} label="Copy the id" />
      </p>
    </header>
  );
}
