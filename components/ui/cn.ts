import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: { theme: { text: ['2xs', 'md'], shadow: ['card', 'pop'], radius: ['full'] } },
});

/** Class names joined; of two that set the same thing the later wins. */
export const cn = (...inputs: ClassValue[]): string => merge(clsx(inputs));
