import sql, { type Sql } from 'sql-template-tag';
import { alive, type CompileContext } from './context';

/** Everyone: the profiles that have been neither erased nor merged away. */
export const compileEveryone = (context: CompileContext): Sql =>
  sql`SELECT c.number AS customer FROM customer c WHERE ${alive(context)}`;
