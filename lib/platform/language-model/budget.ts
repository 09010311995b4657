import { AppError, type Clock } from '@/lib/core';
import type { Queryable } from '../db';

/** Tokens that may be used up, questions and answers together; null: no limit. Days and months are those of UTC. */
export interface BudgetLimits {
  perDay: number | null;
  perMonth: number | null;
}

/** What holds a model to its budget. */
export interface ModelBudget {
  /** Sets so many tokens aside before a question. Errors: `unavailable` where the budget does not hold them. */
  take(tokens: number): Promise<void>;
  /** Puts right afterwards what was set aside: more (above 0) or less. */
  correct(tokens: number): Promise<void>;
}

const KEY = 'language-model.used';
const USED = (unit: 'day' | 'month', now: string): string =>
  `(CASE WHEN s.value->>'${unit}' = ${now} THEN greatest(0, (s.value->>'${unit}Tokens')::bigint) ELSE 0 END + $3::bigint)`;
/** One statement, so that of two questions at once only one gets the last tokens. */
const TAKE = `INSERT INTO setting AS s (key, value, updated_at)
  VALUES ('${KEY}', jsonb_build_object('day', $1::text, 'month', $2::text, 'dayTokens', $3::bigint, 'monthTokens', $3::bigint), $4)
  ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at, value = jsonb_build_object('day', $1::text, 'month', $2::text,
    'dayTokens', ${USED('day', '$1')}, 'monthTokens', ${USED('month', '$2')})
  WHERE $3::bigint <= 0 OR (${USED('day', '$1')} <= coalesce($5::bigint, 9e18) AND ${USED('month', '$2')} <= coalesce($6::bigint, 9e18))
  RETURNING 1`;

/** A budget kept in the database (setting `language-model.used`), so that all processes share it. */
export function createBudget(db: Queryable, limits: BudgetLimits, clock: Clock): ModelBudget {
  const { perDay, perMonth } = limits;
  const add = async (tokens: number): Promise<boolean> => {
    const now = clock.now();
    const day = now.toISOString().slice(0, 10);
    const { rowCount } = await db.query(TAKE, [day, day.slice(0, 7), tokens, now, perDay, perMonth]);
    return (rowCount ?? 0) > 0;
  };
  return {
    take: async (tokens) => {
      const room = Math.min(perDay ?? Number.POSITIVE_INFINITY, perMonth ?? Number.POSITIVE_INFINITY);
      if (tokens > room || !(await add(tokens))) throw usedUp(limits);
    },
    correct: async (tokens) => {
      if (tokens !== 0) await add(tokens);
    },
  };
}

function usedUp({ perDay, perMonth }: BudgetLimits): AppError {
  const limits = [
    perDay === null ? [] : [`${perDay.toLocaleString('en')} tokens a day`],
    perMonth === null ? [] : [`${perMonth.toLocaleString('en')} a month`],
  ].flat();
  return new AppError(
    'unavailable',
    `The language model’s budget (${limits.join(', ')}) is used up; until it is renewed, Kindred does without it.`,
  );
}
