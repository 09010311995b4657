'use client';

import { Check, Link2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';

/** Copies the page's address, with the weeks that it shows. */
export function CopyLink() {
  const [done, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setDone(true);
      setTimeout(() => setDone(false), 1500);
    } catch {
      toast.error('The browser does not allow copying here; take the link from the address bar.');
    }
  };
  return (
    <Button onClick={copy}>
      {done ? <Check className="text-good" aria-hidden /> : <Link2 aria-hidden />}
      <span aria-live="polite">{done ? 'Copied' : 'Copy link'}</span>
    </Button>
  );
}
