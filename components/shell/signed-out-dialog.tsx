'use client';

import { useEffect, useState } from 'react';
import { onSignedOut } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';

/** Opens over the page when an answer says that the session has ended, so that nothing typed is lost. */
export function SignedOutDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => onSignedOut(() => setOpen(true)), []);
  const signInHere = () => {
    const back = `${window.location.pathname}${window.location.search}`;
    window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(back)}`);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      title="You have been signed out"
      description="Your session has ended. To keep what stands on this page, sign in in a new tab and come back."
      footer={
        <>
          <Button variant="quiet" onClick={signInHere}>
            Sign in here
          </Button>
          <DialogClose asChild>
            <Button variant="primary" onClick={() => window.open('/sign-in', '_blank', 'noopener')}>
              Sign in in a new tab
            </Button>
          </DialogClose>
        </>
      }
    />
  );
}
