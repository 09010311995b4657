import { formatNoun } from '@/components/ui/format';
import type { ListedAct } from '@/lib/services/models/list-acts';

const textAt = (detail: ListedAct['detail'], name: string): string | null => {
  const value = detail?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** What a person (or the schedule) did, as the rest of a sentence that begins with who it was. */
export function actWords({ act, version, detail }: ListedAct): string {
  const run = version === null ? 'a run' : `run ${version}`;
  const groups = Array.isArray(detail?.groups) ? detail.groups.length : 0;
  switch (act) {
    case 'trainingRequested':
      return `asked for ${run}`;
    case 'trained':
      return `had ${run} done`;
    case 'scored':
      return 'placed the customers into groups';
    case 'trainingCancelled':
      return `cancelled ${run}`;
    case 'trainingEnded':
      return `had ${run} stopped`;
    case 'trainingFailed':
      return `had ${run} fail${textAt(detail, 'message') ? `: ${textAt(detail, 'message')}` : ''}`;
    case 'promoted':
      return `put ${run} to use`;
    case 'rolledBack':
      return `went back to ${run}`;
    case 'withdrawn':
      return `withdrew ${run}`;
    case 'groupsNamed':
      return `named ${formatNoun(groups, 'group')}`;
    case 'changed':
      return 'changed its settings';
    default:
      return act.replace(/([A-Z])/g, ' $1').toLowerCase();
  }
}
