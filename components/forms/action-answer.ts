import { ApiError } from '@/components/ui/api';
import { ERROR_TABLE, type ErrorCode, type FieldError } from '@/lib/core/errors';

/** What a server action answers: its failures are data, so that their words reach the browser. */
export type ActionAnswer<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; message: string; errors: readonly FieldError[] } };

/** The data of an action's answer; throws `ApiError` where it failed, as a refused request does. */
export async function dataOf<T>(answer: Promise<ActionAnswer<T>>): Promise<T> {
  const settled = await answer.catch((): never => {
    throw new ApiError({ status: 0, title: 'The server cannot be reached; check the connection' });
  });
  if (settled.ok) return settled.data;
  const { code, message, errors } = settled.error;
  const { status, title } = ERROR_TABLE[code];
  throw new ApiError({ status, title, detail: message, errors: [...errors] });
}
