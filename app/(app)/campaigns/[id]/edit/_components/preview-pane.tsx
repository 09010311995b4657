'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api, messageOf } from '@/components/ui/api';
import { IconButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatCount } from '@/components/ui/format';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { EmailDocument, VariantKey } from '@/lib/content/document/document';
import type { EmailPreview } from '@/lib/services/campaigns/editor/preview-email';

interface PreviewPaneProps {
  campaign: string;
  document: EmailDocument;
  variant: VariantKey;
}

const CALM_MS = 400;

/** What one customer after another would see, on a desk, on a phone, in the dark. */
export function PreviewPane({ campaign, document, variant }: PreviewPaneProps) {
  const [index, setIndex] = useState(0);
  const [width, setWidth] = useState<'desktop' | 'mobile'>('desktop');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const calm = useCalm(document);
  const preview = useQuery({
    queryKey: ['email-preview', campaign, calm, variant, index],
    queryFn: ({ signal }) =>
      api<EmailPreview>(`/api/ui/campaigns/${campaign}/preview`, { json: { document: calm, variant, index }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const { data, error } = preview;
  const step = (by: number) => setIndex((now) => (data && data.of > 0 ? (now + by + data.of) % data.of : 0));
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Width"
          options={[
            { value: 'desktop', label: 'Desktop' },
            { value: 'mobile', label: 'Mobile' },
          ]}
          value={width}
          onValueChange={setWidth}
        />
        <Segmented
          label="Scheme"
          options={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          value={scheme}
          onValueChange={setScheme}
        />
        {data && data.of > 0 && (
          <span className="ml-auto flex min-w-0 items-center gap-1 text-sm">
            <IconButton size="sm" label="Customer before" onClick={() => step(-1)}>
              <ChevronLeft />
            </IconButton>
            <output className="min-w-0 truncate" aria-label="Seen by">
              {data.customer?.name} <span className="text-ink-3">{`${data.index + 1} of ${formatCount(data.of)}`}</span>
            </output>
            <IconButton size="sm" label="Next customer" onClick={() => step(1)}>
              <ChevronRight />
            </IconButton>
          </span>
        )}
      </div>
      {error && <Callout tone="bad">{messageOf(error)}</Callout>}
      {data?.failure && (
        <Callout tone="warn" title="This customer would get nothing">
          {data.failure.title}
        </Callout>
      )}
      {!data && !error && <Skeleton className="h-96 w-full" />}
      {data && !data.failure && (
        <>
          <div className="min-w-0 rounded-sm bg-sunken px-3 py-2 text-sm">
            <p className="font-[550] [overflow-wrap:anywhere]">{data.subject || 'Without a subject'}</p>
            <p className="truncate text-ink-2 text-xs">{data.preheader || 'Without a preheader'}</p>
          </div>
          <div className="grid min-w-0 justify-items-center overflow-x-auto rounded-sm bg-sunken p-2">
            <iframe
              title={`The email as ${data.customer?.name ?? 'a customer'} sees it`}
              sandbox=""
              srcDoc={inScheme(data.html, scheme)}
              className="h-160 max-w-full rounded-xs border-0 bg-white"
              style={{ width: width === 'desktop' ? 660 : 375, colorScheme: scheme }}
            />
          </div>
          <p className="text-ink-3 text-xs">{formatCount(Math.ceil(data.bytes / 1024))} KB; Gmail cuts at 102 KB.</p>
        </>
      )}
    </div>
  );
}

/** The document once nobody has typed for a moment. */
function useCalm(document: EmailDocument): EmailDocument {
  const [calm, setCalm] = useState(document);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(document), CALM_MS);
    return () => clearTimeout(timer);
  }, [document]);
  return calm;
}

/** The email's own dark colours, shown or not as is asked: the viewer's system does not decide. */
const inScheme = (html: string, scheme: 'light' | 'dark'): string =>
  html
    .replaceAll('@media (prefers-color-scheme: dark)', scheme === 'dark' ? '@media all' : '@media not all')
    .replaceAll('color-scheme: light dark', `color-scheme: ${scheme}`);
