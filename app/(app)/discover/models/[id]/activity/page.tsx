import { VERSION_ACTS } from '@/components/models/words';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { getModel } from '@/lib/services/models/get-model';
import { type ListedAct, listActs } from '@/lib/services/models/list-acts';
import { ModelFrame } from '../_components/model-frame';

export const metadata = { title: 'Activity of a model' };

export default page({ permission: 'models.view' }, async ({ person, params, query }) => {
  const model = await getModel(pool(), params.id ?? '', { at: systemClock.now() });
  const { data, nextCursor } = await listActs(pool(), model.id, { cursor: query.cursor, limit: 50 });
  return (
    <ModelFrame model={model} canEdit={can(person.role, 'models.edit')}>
      <Card aria-label="What was done with it">
        {data.length === 0 ? (
          <EmptyState title="Nothing has been done yet">
            Trainings, promotions, roll-backs and changes are listed here, each with whose they were.
          </EmptyState>
        ) : (
          <ul className="px-4 text-sm">
            {data.map((act) => (
              <li
                key={act.id}
                className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-line border-b py-2.5 last:border-b-0"
              >
                <span className="min-w-0 flex-1">
                  <b className="font-[550]">{act.by.name}</b> {actWords(act)}
                </span>
                <Time value={act.at} className="text-ink-2 text-xs" />
              </li>
            ))}
          </ul>
        )}
        <Pagination nextCursor={nextCursor} />
      </Card>
    </ModelFrame>
  );
});

/** What somebody did, after the name. */
function actWords({ act, version, detail }: ListedAct): string {
  const words = VERSION_ACTS[act] ?? act;
  const text = words.replace('{v}', version === null ? 'a version' : `version ${version}`);
  const fields = Array.isArray(detail?.fields) ? `: ${detail.fields.join(', ')}` : '';
  const reason = typeof detail?.reason === 'string' ? ` (${detail.reason})` : '';
  const before = typeof detail?.before === 'number' ? ` in place of version ${detail.before}` : '';
  return `${text}${before}${fields}${reason}`;
}
