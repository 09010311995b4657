'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Eye, EyeOff, Monitor, Moon, Smartphone, Sun } from 'lucide-react';
import { api, messageOf } from '@/components/ui/api';
import { IconButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatDay, formatNoun } from '@/components/ui/format';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/components/ui/time';
import type { Recipient } from '@/lib/services/campaigns/review/reading/read-recipients';
import type { ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import type { RecipientRendering } from '@/lib/services/campaigns/review/reading/render-recipient';
import { EmailFrame } from './email-frame';
import type { Mark } from './email-marks';
import type { StageState } from './use-stage';

const DAY = 86_400_000;
const ZOOM = 0.86;

export interface StageProps {
  view: ReviewView;
  stage: StageState;
  marks: readonly Mark[];
  pinOf: ReadonlyMap<string, number>;
  seenBy: ReadonlyMap<string, string>;
  personal: boolean;
  onPin: (id: string) => void;
  onSelect: (selection: { block: string | null; quote: string } | null) => void;
}

/** The email as one recipient would see it, wide or narrow, light or dark, with what is pointed at. */
export function Stage({ view, stage, marks, pinOf, seenBy, personal, onPin, onSelect }: StageProps) {
  const { width, scheme, shown, variant, index } = stage;
  const recipient = view.recipients[index];
  const variants = view.document.variants;
  const short = variants.length > 1;
  const rendering = useQuery({
    queryKey: ['review-rendering', view.id, view.hash, recipient?.number, variant],
    queryFn: ({ signal }) =>
      api<RecipientRendering>(`/api/ui/reviews/${view.id}/rendering`, {
        query: { customer: recipient?.number, variant },
        signal,
      }),
    enabled: recipient !== undefined,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  return (
    <section aria-label="The email" className="flex min-h-0 min-w-0 flex-col bg-sunken">
      <div className="flex flex-wrap items-center gap-2 border-line border-b bg-paper px-4 py-2.5">
        <Segmented
          label="Width"
          value={width}
          onValueChange={stage.setWidth}
          options={[
            { value: 'desktop', label: <Option icon={Monitor} words="Desktop" short={short} /> },
            { value: 'mobile', label: <Option icon={Smartphone} words="Mobile" short={short} /> },
          ]}
        />
        <Segmented
          label="Colour scheme"
          value={scheme}
          onValueChange={stage.setScheme}
          options={[
            { value: 'light', label: <Option icon={Sun} words="Light" short={short} /> },
            { value: 'dark', label: <Option icon={Moon} words="Dark" short={short} /> },
          ]}
        />
        <IconButton
          label={shown ? 'Hide comments, checks and conditions' : 'Show comments, checks and conditions'}
          keys="M"
          pressed={shown}
          onClick={stage.toggleShown}
        >
          {shown ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
        </IconButton>
        {variants.length > 1 && (
          <Segmented
            label="Variant"
            value={variant}
            onValueChange={stage.setVariant}
            options={variants.map(({ key }) => ({ value: key, label: key }))}
          />
        )}
        <span className="ml-auto inline-flex items-center gap-0.5">
          <IconButton
            label="Previous recipient"
            keys="←"
            onClick={() => stage.step(-1)}
            disabled={view.recipients.length < 2}
          >
            <ChevronLeft aria-hidden />
          </IconButton>
          <span className="whitespace-nowrap px-1.5 text-sm">
            <b className="font-[550]">{recipient?.name ?? 'Nobody'}</b>{' '}
            <small className="text-ink-2 text-xs tabular-nums">
              {recipient ? `${index + 1} of ${view.recipients.length}` : ''}
            </small>
          </span>
          <IconButton
            label="Next recipient"
            keys="→"
            onClick={() => stage.step(1)}
            disabled={view.recipients.length < 2}
          >
            <ChevronRight aria-hidden />
          </IconButton>
        </span>
      </div>
      <div className="flex justify-between gap-3 px-4 py-1.75 text-ink-2 text-xs">
        <span className="min-w-0">
          {recipient ? <RecipientWords recipient={recipient} /> : 'Nobody would receive it now.'}
          {recipient && !personal && (
            <span title="Your role does not see personal data: the name is nobody’s."> The name is made up.</span>
          )}
        </span>
        <span className="shrink-0 tabular-nums max-sm:hidden">{width === 'mobile' ? '375' : '600'} px at 86 %</span>
      </div>
      <section
        className="min-h-0 flex-1 overflow-auto px-4 pt-0.5 pb-5 focus-visible:-outline-offset-2"
        aria-label="Preview"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that it must be reached by keyboard
        tabIndex={0}
      >
        {rendering.error ? (
          <Callout tone="bad" title="The email could not be shown">
            {messageOf(rendering.error)}
          </Callout>
        ) : rendering.data?.failure ? (
          <Callout tone="bad" title="This recipient would get nothing">
            {rendering.data.failure.title}
          </Callout>
        ) : rendering.data ? (
          <Paper
            rendering={rendering.data}
            several={variants.length > 1}
            width={width === 'mobile' ? 375 : 600}
            scheme={scheme}
          >
            <EmailFrame
              html={rendering.data.html}
              width={width === 'mobile' ? 375 : 600}
              scheme={scheme}
              marks={shown ? marks : NONE}
              pinOf={pinOf}
              seenBy={seenBy}
              title={`The email as ${recipient?.name ?? 'a recipient'} sees it`}
              onPin={onPin}
              onSelect={onSelect}
            />
          </Paper>
        ) : recipient ? (
          <Skeleton className="mx-auto h-120 w-full max-w-130" />
        ) : (
          <p className="mx-auto max-w-80 py-12 text-center text-ink-2 text-sm">
            No member of the segment would receive this email now, so there is nobody to show it for.
          </p>
        )}
      </section>
    </section>
  );
}

const NONE: readonly Mark[] = [];

/** `short`: there is little room, so that the icon stands alone. */
const Option = ({ icon: Icon, words, short }: { icon: typeof Sun; words: string; short: boolean }) => (
  <>
    <Icon className="size-3.5" strokeWidth={1.6} aria-hidden />
    <span className={short ? 'sr-only 2xl:not-sr-only' : 'max-sm:sr-only'}>{words}</span>
  </>
);

/** Sheet of the email with what an inbox shows above it, in the email's own colours. */
function Paper({
  rendering,
  several,
  width,
  scheme,
  children,
}: {
  rendering: RecipientRendering;
  several: boolean;
  width: number;
  scheme: 'light' | 'dark';
  children: React.ReactNode;
}) {
  const dark = scheme === 'dark';
  const colours = dark
    ? { background: '#1f1e1b', color: '#efece6', borderColor: '#383530' }
    : { background: '#fffefb', color: '#1f1d1a', borderColor: '#e6e2d8' };
  const muted = { color: dark ? '#b0aaa0' : '#67635b' };
  return (
    <div className="mx-auto max-w-full max-sm:overflow-x-auto" style={{ width: width * ZOOM }}>
      <div className="relative rounded-sm shadow-pop" style={{ zoom: ZOOM, width }}>
        <div
          className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-2 rounded-t-sm border-b px-8 py-3 text-base leading-5.5"
          style={colours}
        >
          <span style={muted}>From</span>
          <span className="break-words">{rendering.from}</span>
          <span style={muted}>Subject{several ? ` ${rendering.variant}` : ''}</span>
          <b className="break-words font-semibold">{rendering.subject}</b>
          <span style={muted}>Preview</span>
          <span className="break-words">{rendering.preheader || 'None: the first words of the email'}</span>
        </div>
        {children}
      </div>
    </div>
  );
}

/** "Cork, Ireland. VIP. Last order 19 Aug, 96 days ago; usually every 41." */
function RecipientWords({ recipient }: { recipient: Recipient }) {
  const now = useNow();
  const place = [recipient.city, recipient.country].filter(Boolean).join(', ');
  const last = recipient.lastOrderAt ? new Date(recipient.lastOrderAt) : null;
  const ago =
    last && now > 0 ? `, ${formatNoun(Math.max(0, Math.floor((now - last.getTime()) / DAY)), 'day')} ago` : '';
  const order = last
    ? `Last order ${formatDay(last)}${ago}${recipient.usualDays ? `; usually every ${recipient.usualDays}` : ''}.`
    : 'No order yet.';
  return (
    <>
      {place && `${place}. `}
      {recipient.segments.length > 0 && `${recipient.segments.join(', ')}. `}
      {order}
    </>
  );
}
