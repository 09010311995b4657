'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useTransition } from 'react';
import { patchQuery, type UrlPatch } from './patch-query';

/**
 * State that lives in the address. `set` renders the page anew on the server unless `shallow`; `pending` while it
 * does. A page that uses it must stand under a Suspense boundary only where it is prerendered.
 */
export function useUrlState({ shallow = false }: { shallow?: boolean } = {}) {
  const params = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const hrefOf = useCallback(
    (patch: UrlPatch) => {
      const query = patchQuery(new URLSearchParams(params), patch);
      return query ? `${pathname}?${query}` : pathname;
    },
    [params, pathname],
  );
  const set = useCallback(
    (patch: UrlPatch) => {
      if (shallow) window.history.replaceState(null, '', hrefOf(patch));
      else startTransition(() => router.replace(hrefOf(patch), { scroll: false }));
    },
    [hrefOf, router, shallow],
  );
  return { params, set, hrefOf, pending };
}
