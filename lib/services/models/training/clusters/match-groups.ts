export interface GroupMatch {
  /** Id of each group, by its label. */
  ids: string[];
  continues: ({ id: string; jaccard: number } | null)[];
}

/** Groups that share less than this continue nothing. */
const ENOUGH = 0.35;

/**
 * Ids of the groups of a new run: a group that is much the same as one before (Jaccard index of the customers in both
 * runs) keeps its id, so that what is built on it goes on; others get numbers that were never used.
 */
export function matchGroups(
  customers: ArrayLike<number>,
  labels: Int32Array,
  groups: number,
  before: { customers: readonly number[]; labels: readonly string[]; groups: readonly string[] } | null,
): GroupMatch {
  const ids = new Array<string>(groups).fill('');
  const continues: GroupMatch['continues'] = new Array<GroupMatch['continues'][number]>(groups).fill(null);
  if (before) {
    for (const { group, id, jaccard } of pairsOf(customers, labels, groups, before)) {
      if (jaccard < ENOUGH || ids[group] !== '' || ids.includes(id)) continue;
      ids[group] = id;
      continues[group] = { id, jaccard };
    }
  }
  let last = Math.max(0, ...(before?.groups ?? []).map((id) => Number(/^g(\d+)$/.exec(id)?.[1] ?? 0)));
  const named = ids.map((id) => {
    if (id === '') last += 1;
    return id || `g${last}`;
  });
  return { ids: named, continues };
}

function pairsOf(
  customers: ArrayLike<number>,
  labels: Int32Array,
  groups: number,
  before: { customers: readonly number[]; labels: readonly string[] },
): { group: number; id: string; jaccard: number }[] {
  const then = new Map(before.customers.map((customer, i) => [customer, before.labels[i] ?? '']));
  const both = new Map<string, number>();
  const now = new Array<number>(groups).fill(0);
  const old = new Map<string, number>();
  for (let i = 0; i < customers.length; i += 1) {
    const id = then.get(customers[i] ?? -1);
    if (id === undefined) continue;
    const label = labels[i] ?? -1;
    old.set(id, (old.get(id) ?? 0) + 1);
    if (label < 0) continue;
    now[label] = (now[label] ?? 0) + 1;
    both.set(`${label} ${id}`, (both.get(`${label} ${id}`) ?? 0) + 1);
  }
  return [...both]
    .map(([key, shared]) => {
      const [label = '', id = ''] = key.split(' ');
      const group = Number(label);
      return { group, id, jaccard: shared / ((now[group] ?? 0) + (old.get(id) ?? 0) - shared) };
    })
    .filter(({ id }) => id !== 'noise')
    .sort((a, b) => b.jaccard - a.jaccard || a.group - b.group);
}
