'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Popover } from '@/components/ui/popover';
import type { Icon } from '../icons';
import { faultClass, pillClass, underlineClass } from './glue';

export interface ParamProps {
  /** What it sets: "How often", "Time frame"; its accessible name is this and the words shown. */
  label: string;
  text: ReactNode;
  /** The words shown, where `text` is not plain. */
  spoken?: string;
  /** A thing (a pill with an icon), a parameter (underlined words), or an icon alone. */
  as?: 'pill' | 'underline' | 'plain';
  icon?: Icon;
  faulty?: boolean;
  /** Opens by itself when it appears: a gap that is to be filled now. */
  openFirst?: boolean;
  /** Shown, not edited. */
  readOnly?: boolean;
  wide?: boolean;
  /** Held outside, where something else opens it as well. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The editor, built when it opens. */
  children?: (close: () => void) => ReactNode;
}

const LOOKS = {
  pill: pillClass,
  underline: underlineClass,
  plain: '-mt-0.5 inline-grid size-6 place-items-center rounded-sm align-middle text-ink-2',
} as const;

/** One control of a condition's sentence: a button that opens its editor beside it; Esc gives the focus back. */
export function Param({
  label,
  text,
  spoken,
  as = 'underline',
  icon: Icon,
  faulty,
  openFirst,
  readOnly,
  wide,
  open: held,
  onOpenChange,
  children,
}: ParamProps) {
  const [own, setOwn] = useState(false);
  const open = held ?? own;
  const setOpen = onOpenChange ?? setOwn;
  const opened = useRef(false);
  useEffect(() => {
    if (!openFirst || opened.current) return;
    opened.current = true;
    setOpen(true);
  }, [openFirst, setOpen]);
  const inner = (
    <>
      {Icon && <Icon className="size-3.25 shrink-0 text-ink-3" strokeWidth={1.6} aria-hidden />}
      {as === 'pill' ? <span className="truncate">{text}</span> : text}
    </>
  );
  const look = cn(LOOKS[as], faultClass(faulty));
  if (readOnly || !children) return <span className={cn(look, as === 'underline' && 'no-underline')}>{inner}</span>;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={label}
      className={cn('p-0', wide && 'w-108')}
      trigger={
        <button
          type="button"
          aria-label={spoken || typeof text === 'string' ? `${label}: ${spoken ?? text}` : label}
          aria-invalid={faulty || undefined}
          data-param
          className={cn(
            look,
            'transition-colors',
            as === 'pill'
              ? 'hover:border-ink-3 data-[state=open]:border-accent data-[state=open]:ring-3 data-[state=open]:ring-accent-soft'
              : 'hover:bg-accent-soft hover:decoration-accent data-[state=open]:bg-accent-soft data-[state=open]:decoration-accent',
          )}
        >
          {inner}
        </button>
      }
    >
      {children(() => setOpen(false))}
    </Popover>
  );
}
