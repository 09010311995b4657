import type { Metadata } from 'next';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Card, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNoun } from '@/components/ui/format';
import { Percent } from '@/components/ui/num';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { findEvent, findProperty, findTrait } from '@/lib/catalog';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { type SampledProperty, sampleProperties } from '@/lib/services/ingest/sample-properties';
import { MASK } from '@/lib/services/profiles/mask-customer';

export const metadata: Metadata = { title: 'Event' };

export default page({ permission: 'data.view' }, async ({ person, params }) => {
  const id = /^\d{1,9}$/.test(params.id ?? '') ? Number(params.id) : 0;
  const event = await sampleProperties(pool(), id);
  const personal = can(person.role, 'customers.personal');
  const behaviour = ['track', 'page', 'screen'].includes(event.call);
  const known = findEvent(event.name);
  return (
    <>
      <Breadcrumb trail={[{ label: 'Sources & events', href: '/data/sources' }, { label: event.name }]} />
      <PageHeader
        title={event.name}
        status={<Chip>{event.call}</Chip>}
        description={
          behaviour && !known.known
            ? 'An event of your own: any name is taken, and rules can use it.'
            : `A customer ${behaviour ? known.phrase : 'said who they are'}.`
        }
      />
      <Card aria-labelledby="properties">
        <CardHead
          id="properties"
          title={behaviour ? 'Which properties does it carry?' : 'Which traits does it set?'}
          note={`in the latest ${formatNoun(event.sampled, 'event')}`}
        />
        {event.properties.length === 0 ? (
          <EmptyState title="None">The latest events carry no properties.</EmptyState>
        ) : (
          <Table label="Properties">
            <TableHead>
              <TableRow>
                <TableHeader>Property</TableHeader>
                <TableHeader>Type</TableHeader>
                <TableHeader align="right">Has it</TableHeader>
                <TableHeader>Examples</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {event.properties.map((property) => (
                <TableRow key={property.path}>
                  <TableCell>
                    <code className="font-mono text-xs">{property.path}</code>
                  </TableCell>
                  <TableCell className="text-ink-2">{property.types.join(' or ')}</TableCell>
                  <TableCell align="right">
                    <Percent part={property.events} whole={event.sampled} digits={0} />
                  </TableCell>
                  <TableCell className="max-w-[60ch] truncate text-ink-2">
                    {examples(property, behaviour, personal)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
    </>
  );
});

/** Example values; hidden where they may say something of a person and the viewer may not see that. */
function examples({ path, examples: values }: SampledProperty, behaviour: boolean, personal: boolean): string {
  if (values.length === 0) return '–';
  const named =
    findProperty(path) ?? (path.startsWith('products.') ? findProperty(path.slice('products.'.length)) : undefined);
  const open = personal || (behaviour ? named?.sensitivity === 'none' : findTrait(path).sensitivity === 'none');
  return open ? values.map((value) => String(value)).join(', ') : MASK;
}
