'use client';

import { Laptop, Smartphone } from 'lucide-react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Card, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Time } from '@/components/ui/time';
import type { SessionItem } from '@/lib/services/accounts/list-sessions';
import { endOwnOtherSessions, endOwnSession } from '../actions';
import { describeAgent } from './describe-agent';

type Item = SessionItem & { current: boolean };

/** Where one is signed in; each can be ended. */
export function SessionsCard({ sessions }: { sessions: readonly Item[] }) {
  const others = sessions.filter(({ current }) => !current).length;
  return (
    <Card aria-labelledby="sessions">
      <CardHead
        title="Where you are signed in"
        id="sessions"
        actions={
          others > 0 && (
            <ConfirmDialog
              trigger={<Button size="sm">Sign out everywhere else</Button>}
              title="Sign out everywhere else?"
              consequences={[
                `${others === 1 ? 'One other session ends' : `${others} other sessions end`} at once.`,
                'You stay signed in here.',
              ]}
              action="Sign out"
              onConfirm={() => dataOf(endOwnOtherSessions({})).then(() => toast.success('Signed out everywhere else'))}
            />
          )
        }
      />
      <ul className="divide-y divide-line">
        {sessions.map((each) => (
          <Session key={each.id} session={each} />
        ))}
      </ul>
    </Card>
  );
}

function Session({ session }: { session: Item }) {
  const { name, phone } = describeAgent(session.userAgent);
  const Icon = phone ? Smartphone : Laptop;
  const end = () =>
    dataOf(endOwnSession({ id: session.id })).then(
      () => toast.success('Session ended'),
      (error: unknown) => toast.error(messageOf(error)),
    );
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5">
      <Icon className="size-4 text-ink-3" strokeWidth={1.6} aria-hidden />
      <div className="mr-auto min-w-0">
        <p className="text-sm">{name}</p>
        <p className="text-ink-3 text-xs">
          {session.address && session.address !== 'unknown' && <>{session.address}, </>}
          signed in <Time value={session.createdAt} />, seen <Time value={session.lastSeenAt} />
        </p>
      </div>
      {session.current ? (
        <Chip tone="good">This browser</Chip>
      ) : (
        <Button size="sm" onClick={end} aria-label={`End the session ${name}`}>
          End
        </Button>
      )}
    </li>
  );
}
