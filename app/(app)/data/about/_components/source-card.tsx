import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatDate } from '@/components/ui/format';
import type { DemoRecord } from '@/lib/services/monitoring/data-origin/read-demo-setting';

/** The real part's author, publisher and licence. */
export function SourceCard({ demo }: { demo: DemoRecord }) {
  const { firstOrderAt, lastOrderAt } = demo.real;
  return (
    <Card aria-labelledby="source">
      <CardHead id="source" title="Where does the real part come from?" actions={<Chip tone="good">CC BY 4.0</Chip>} />
      <CardBody>
        <dl className="grid gap-x-6 gap-y-2.5 text-sm sm:grid-cols-[120px_minmax(0,1fr)]">
          <Row label="Data sets">
            <Out href="https://archive.ics.uci.edu/dataset/352/online+retail">Online Retail</Out> and{' '}
            <Out href="https://archive.ics.uci.edu/dataset/502/online+retail+ii">Online Retail II</Out>: the invoices of
            a UK-based online shop for gifts, 1 December 2009 to 9 December 2011.
          </Row>
          <Row label="Author">Daqing Chen</Row>
          <Row label="Published by">
            <Out href="https://archive.ics.uci.edu/">UCI Machine Learning Repository</Out>
          </Row>
          <Row label="Licence">
            <Out href="https://creativecommons.org/licenses/by/4.0/">
              Creative Commons Attribution 4.0 International
            </Out>
            . The data was changed as said below; the author has nothing to do with this product.
          </Row>
          {firstOrderAt && lastOrderAt && (
            <Row label="Dates here">
              {formatDate(firstOrderAt, 'UTC')} to {formatDate(lastOrderAt, 'UTC')}, as moved
            </Row>
          )}
        </dl>
      </CardBody>
    </Card>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd className="text-pretty max-sm:mb-1">{children}</dd>
    </>
  );
}

function Out({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="noreferrer" target="_blank" className="link">
      {children}
      <ExternalLink aria-label="(opens in a new tab)" className="mb-0.5 ml-1 inline size-3" strokeWidth={1.6} />
    </a>
  );
}
