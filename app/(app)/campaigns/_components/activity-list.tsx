import { Time } from '@/components/ui/time';
import type { Activity } from '@/lib/services/campaigns/list-activity';
import { activityWords } from './words';

/** What happened with a campaign, the latest first. */
export function ActivityList({ activity }: { activity: readonly Activity[] }) {
  if (activity.length === 0) return <p className="text-ink-2 text-sm">Nothing yet.</p>;
  return (
    <ul className="grid gap-0.5 text-xs leading-5">
      {activity.map(({ at, who, act, detail }) => (
        <li key={`${at}${act}${who ?? ''}`} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-2">
          <Time value={at} className="text-ink-3" />
          <span className="text-pretty [overflow-wrap:anywhere]">{activityWords(who, act, detail)}</span>
        </li>
      ))}
    </ul>
  );
}
