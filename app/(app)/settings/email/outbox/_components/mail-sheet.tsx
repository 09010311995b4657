'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Segmented } from '@/components/ui/segmented';
import { Time } from '@/components/ui/time';
import type { OutboxMail } from '@/lib/services/delivery/outbox/read-outbox-mail';

const VIEWS = [
  { value: 'html', label: 'As designed' },
  { value: 'text', label: 'Plain text' },
  { value: 'headers', label: 'Headers' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** One email as its reader would see it: in a frame that runs nothing and reaches nothing of ours. */
export function MailSheet({ mail, close }: { mail: OutboxMail; close: () => void }) {
  const [view, setView] = useState<View>('html');
  return (
    <Dialog open onOpenChange={(open) => !open && close()} size="lg" title={mail.subject || 'Without a subject'}>
      <div className="grid min-w-0 gap-3">
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm [overflow-wrap:anywhere]">
          <dt className="text-ink-3">From</dt>
          <dd>{mail.from}</dd>
          <dt className="text-ink-3">To</dt>
          <dd>{mail.to}</dd>
          <dt className="text-ink-3">When</dt>
          <dd>
            <Time value={mail.at} as="dateTime" />
          </dd>
        </dl>
        <Segmented
          label="How it is shown"
          options={VIEWS}
          value={view}
          onValueChange={(next) => setView(next as View)}
        />
        {view === 'html' && (
          <iframe
            title={`The email “${mail.subject}”`}
            srcDoc={`<base target="_blank">${mail.html}`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            className="h-[55vh] w-full rounded-sm border border-line bg-white"
          />
        )}
        {view === 'text' && (
          <pre className="max-h-[55vh] overflow-auto whitespace-pre-wrap rounded-sm border border-line bg-sunken p-3 font-mono text-xs [overflow-wrap:anywhere]">
            {mail.text}
          </pre>
        )}
        {view === 'headers' && (
          <dl className="grid max-h-[55vh] gap-2 overflow-auto rounded-sm border border-line bg-sunken p-3 font-mono text-xs [overflow-wrap:anywhere]">
            {mail.headers.map(({ name, value }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, and never change
              <div key={index}>
                <dt className="font-semibold">{name}</dt>
                <dd className="text-ink-2">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Dialog>
  );
}
