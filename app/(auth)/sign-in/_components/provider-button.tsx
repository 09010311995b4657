'use client';

import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

/** Signs in through the identity provider. */
export function ProviderButton({ name, callbackUrl }: { name: string; callbackUrl: string }) {
  const [pending, setPending] = useState(false);
  const leave = () => {
    setPending(true);
    void signIn('oidc', { callbackUrl });
  };
  return (
    <div className="grid gap-4">
      <p className="flex items-center gap-3 text-ink-3 text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      <Button size="lg" pending={pending} onClick={leave}>
        Continue with {name}
      </Button>
    </div>
  );
}
