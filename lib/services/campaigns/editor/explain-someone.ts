import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { searchEverything } from '../../profiles/search-everything';
import type { PersonAnswer } from '../audience/explain-person';
import { explainShown } from '../audience/explain-shown';
import { findCampaign } from '../find-campaign';

export interface SomeoneAnswer extends PersonAnswer {
  name: string;
}

/** "Why not this person?", asked by name, address or id of the first few that it names. Errors: notFound. */
export async function explainSomeone(
  pool: Pool,
  id: string,
  { q, personal, at }: { q: string; personal: boolean; at: Date },
): Promise<{ people: SomeoneAnswer[] }> {
  const row = await findCampaign(pool, id);
  const { customers } = await searchEverything(pool, { q, personal });
  if (customers.length === 0) throw new AppError('notFound', 'Nobody is called that');
  const people: SomeoneAnswer[] = [];
  for (const customer of customers.slice(0, 5)) {
    const answer = await explainShown(pool, row, customer.id, at);
    people.push({ ...answer, name: customer.name ?? customer.email ?? 'Without a name' });
  }
  return { people };
}
