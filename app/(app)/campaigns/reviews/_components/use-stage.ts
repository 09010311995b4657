'use client';

import { useEffect, useMemo, useState } from 'react';
import type { VariantKey } from '@/lib/content/document/document';

export interface StageState {
  width: 'desktop' | 'mobile';
  scheme: 'light' | 'dark';
  /** Whether marks are shown. */
  shown: boolean;
  variant: VariantKey;
  /** Of the recipient in the sample. */
  index: number;
  setWidth: (width: 'desktop' | 'mobile') => void;
  setScheme: (scheme: 'light' | 'dark') => void;
  setVariant: (variant: VariantKey) => void;
  toggleShown: () => void;
  step: (by: number) => void;
}

const NARROW = 640;

/** How the email is looked at: kept while the review is open. */
export function useStage(variants: readonly VariantKey[], recipients: number): StageState {
  const [width, setWidth] = useState<'desktop' | 'mobile'>('desktop');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [shown, setShown] = useState(true);
  const [variant, setVariant] = useState<VariantKey>(variants[0] ?? 'A');
  const [index, setIndex] = useState(0);
  useEffect(() => {
    // On a phone the email is shown as a phone shows it.
    if (window.innerWidth < NARROW) setWidth('mobile');
  }, []);
  return useMemo(
    () => ({
      width,
      scheme,
      shown,
      variant,
      index,
      setWidth,
      setScheme,
      setVariant,
      toggleShown: () => setShown((now) => !now),
      step: (by: number) => setIndex((now) => (recipients === 0 ? 0 : (now + by + recipients) % recipients)),
    }),
    [width, scheme, shown, variant, index, recipients],
  );
}
