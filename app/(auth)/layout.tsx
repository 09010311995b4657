import type { ReactNode } from 'react';
import { BrandMark } from '@/components/shell/area-icon';

/** A calm sheet on paper, for what happens before one is signed in. */
export default function SignedOutLayout({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-6 bg-paper px-4 py-10">
      <p className="flex items-center gap-2.5 font-[650] text-lg tracking-[-.015em]">
        <BrandMark className="size-6" />
        Kindred
      </p>
      {children}
    </main>
  );
}
