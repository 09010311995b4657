'use client';

import { Share2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { Field, Label } from '@/components/ui/field';
import { formatDateTime } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { Time } from '@/components/ui/time';
import type { PeriodKey } from '@/lib/services/monitoring/overview/period';
import type { ShareLink } from '@/lib/services/monitoring/share/share-links';
import { endShare, shareOverview, subscribeDigest } from '../actions';
import { PERIOD_LABEL } from './period-words';

const DAYS = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
] as const;

export interface ShareDialogProps {
  period: PeriodKey;
  links: readonly ShareLink[];
  mayShare: boolean;
  /** Whether this person gets the weekly digest. */
  digest: boolean;
}

/** A link for people without an account, which shows this page and expires; and the digest by email. */
export function ShareDialog({ period, links, mayShare, digest }: ShareDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState('7');
  const [made, setMade] = useState<{ url: string; expiresAt: string } | null>(null);
  const [pending, setPending] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setPending(true);
    await work().catch((error: unknown) => toast.error(messageOf(error)));
    setPending(false);
    router.refresh();
  };
  const make = () =>
    run(async () => {
      const link = await dataOf(shareOverview({ period, days: days === '1' ? 1 : days === '30' ? 30 : 7 }));
      setMade({ url: `${link.origin ?? window.location.origin}${link.path}`, expiresAt: link.expiresAt });
    });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setMade(null);
      }}
      trigger={
        <Button>
          <Share2 aria-hidden />
          Share
        </Button>
      }
      title="Share this page"
      description="Whoever has the link reads this page without an account, figures only, until it expires."
      footer={<Button onClick={() => setOpen(false)}>Close</Button>}
    >
      <div className="grid gap-4 pb-2">
        {mayShare && (
          <div className="grid gap-3">
            <div className="flex items-end gap-2">
              <Field label="Expires after" className="flex-1">
                <Select value={days} onValueChange={setDays} options={[...DAYS]} />
              </Field>
              <Button variant="primary" onClick={make} pending={pending}>
                Make a link
              </Button>
            </div>
            {made && (
              <Field label="The link, shown this once" hint={`Leads nowhere after ${formatDateTime(made.expiresAt)}.`}>
                <Input readOnly value={made.url} onFocus={(event) => event.target.select()} />
              </Field>
            )}
            {made && <CopyButton text={made.url} label="Copy the link" />}
            {links.length > 0 && (
              <div>
                <h3 className="mb-1 text-ink-2 text-xs">Links that lead here now</h3>
                <ul className="grid gap-1">
                  {links.map((link) => (
                    <li key={link.id} className="flex items-center gap-2 text-sm">
                      <span className="min-w-0 flex-1 truncate">
                        {PERIOD_LABEL[link.subject.period]}, by {link.createdBy}; ends <Time value={link.expiresAt} />
                      </span>
                      <Button
                        size="sm"
                        variant="dangerQuiet"
                        disabled={pending}
                        onClick={() => run(() => dataOf(endShare({ id: link.id })))}
                      >
                        End<span className="sr-only"> the link of {link.createdBy}</span>
                      </Button>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        )}
        <div className="flex items-center gap-3 border-line border-t pt-3">
          <Switch
            id="digest"
            checked={digest}
            disabled={pending}
            onCheckedChange={(on) => run(() => dataOf(subscribeDigest({ on })))}
          />
          <Label htmlFor="digest" className="text-ink text-sm">
            Send me last week by email every Monday
          </Label>
        </div>
      </div>
    </Dialog>
  );
}
