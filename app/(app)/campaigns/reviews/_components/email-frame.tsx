'use client';

import { Split, X } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { FRAME_CSS, type Mark, markEmail, type PlacedMark } from './email-marks';

export interface EmailFrameProps {
  html: string;
  width: number;
  scheme: 'light' | 'dark';
  /** Nothing is marked while they are hidden. */
  marks: readonly Mark[];
  /** Number on the pin of a comment's mark. */
  pinOf: ReadonlyMap<string, number>;
  /** How many see a conditional block, by its id: "23 of 888 people". */
  seenBy: ReadonlyMap<string, string>;
  title: string;
  onPin: (id: string) => void;
  /** What the person has selected in the email, with its block. */
  onSelect: (selection: { block: string | null; quote: string } | null) => void;
}

/**
 * The email as it is sent, apart from the page: no script of it runs, no link of it leads anywhere, and its own light and
 * dark are shown whatever the page's theme is. What is pointed at is marked in it; pins and labels lie over it.
 */
export function EmailFrame({ html, width, scheme, marks, pinOf, seenBy, title, onPin, onSelect }: EmailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(600);
  const [placed, setPlaced] = useState<PlacedMark[]>([]);
  const key = JSON.stringify(marks);

  const place = useCallback(() => {
    const body = frame.current?.contentDocument?.body;
    if (!body) return;
    setPlaced(markEmail(body, JSON.parse(key) as Mark[]));
    setHeight(Math.max(120, body.scrollHeight));
  }, [key]);

  useLayoutEffect(place, [place]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const loaded = () => {
      place();
      const document = element.contentDocument;
      // Keys pressed in the email act on the page, which does not hear them by itself.
      document?.addEventListener('keydown', ({ key: pressed, ctrlKey, metaKey, altKey }) => {
        window.dispatchEvent(
          new KeyboardEvent('keydown', { key: pressed, ctrlKey, metaKey, altKey, cancelable: true }),
        );
      });
      for (const image of document?.images ?? []) image.addEventListener('load', place, { once: true });
      document?.addEventListener('selectionchange', () => {
        const selection = document.getSelection();
        const quote = selection?.toString().trim() ?? '';
        const node = selection?.anchorNode;
        const holder = node?.parentElement?.closest<HTMLElement>('[class*="b-"]');
        const block = [...(holder?.classList ?? [])].find((name) => name.startsWith('b-'))?.slice(2) ?? null;
        onSelect(quote ? { block, quote: quote.slice(0, 300) } : null);
      });
    };
    element.addEventListener('load', loaded);
    if (element.contentDocument?.readyState === 'complete') loaded();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    return () => {
      element.removeEventListener('load', loaded);
      observer.disconnect();
    };
  }, [place, onSelect]);

  return (
    <div className="relative" style={{ width }}>
      <iframe
        ref={frame}
        title={title}
        sandbox="allow-same-origin"
        srcDoc={withFrameCss(html, scheme)}
        className="block w-full rounded-b-sm border-0"
        style={{ height, colorScheme: scheme }}
      />
      <Overlay placed={placed} pinOf={pinOf} seenBy={seenBy} onPin={onPin} width={width} />
    </div>
  );
}

/** The email's own dark colours, shown or not as is asked: the viewer's system does not decide. */
function withFrameCss(html: string, scheme: 'light' | 'dark'): string {
  const forced = html
    .replaceAll('@media (prefers-color-scheme: dark)', scheme === 'dark' ? '@media all' : '@media not all')
    .replaceAll('color-scheme: light dark', `color-scheme: ${scheme}`);
  const extra = `<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; form-action 'none'"><style>${FRAME_CSS}</style>`;
  return forced.includes('</head>') ? forced.replace('</head>', `${extra}</head>`) : `${extra}${forced}`;
}

function Overlay({
  placed,
  pinOf,
  seenBy,
  onPin,
  width,
}: { placed: readonly PlacedMark[]; width: number } & Pick<EmailFrameProps, 'pinOf' | 'seenBy' | 'onPin'>) {
  return (
    <>
      {placed.map((mark) => {
        const pin = pinOf.get(mark.id);
        if (mark.kind === 'comment' && pin !== undefined)
          return (
            <button
              key={mark.id}
              type="button"
              onClick={() => onPin(mark.id)}
              aria-label={`Comment ${pin}: ${mark.label}`}
              className="absolute grid size-6.5 place-items-center max-sm:-translate-x-3.5 rounded-[99px_99px_99px_3px] border-2 border-card bg-accent font-semibold text-accent-ink text-xs shadow-pop"
              style={{ top: mark.top, left: width - 14 }}
            >
              {pin}
            </button>
          );
        if (mark.kind === 'condition')
          return (
            <span
              key={mark.id}
              className="pointer-events-none absolute flex justify-between gap-2"
              style={{ top: mark.top - 20, left: mark.left, width: mark.right - mark.left }}
            >
              <span className="inline-flex min-w-0 items-center gap-1 truncate rounded-t-sm bg-[#6a48c9] px-2 font-[550] text-[#ffffff] text-xs leading-5">
                <Split className="size-3 shrink-0" aria-hidden />
                <span className="truncate">{mark.label}</span>
              </span>
              {seenBy.get(mark.block) && (
                <span className={cn('shrink-0 rounded-xs bg-card px-1 font-medium text-ink-2 text-xs leading-5')}>
                  {seenBy.get(mark.block)}
                </span>
              )}
            </span>
          );
        return mark.kind === 'failed' ? (
          <span
            key={mark.id}
            title={`Failed check: ${mark.label}`}
            className="absolute grid size-5.5 place-items-center rounded-full border-2 border-card bg-bad text-bad-ink"
            style={{ top: mark.top - 2, left: Math.min(mark.right + 6, width - 24) }}
          >
            <X className="size-3" strokeWidth={2.4} aria-hidden />
            <span className="sr-only">Failed check: {mark.label}</span>
          </span>
        ) : null;
      })}
    </>
  );
}
