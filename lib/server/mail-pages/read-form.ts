import { AppError } from '@/lib/core';
import { readBytes } from '../read-body';

const LIMIT = 16_000;

/** The fields of a form as a browser or a mail service posts it; of another kind of body none. Errors: tooLarge, malformed. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await readBytes(request, LIMIT);
  if (/^multipart\/form-data/i.test(type)) {
    const form = await new Response(Buffer.from(bytes), { headers: { 'content-type': type } }).formData().catch(() => {
      throw new AppError('malformed', 'The form could not be read.');
    });
    return new URLSearchParams(
      [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
  }
  if (!/^application\/x-www-form-urlencoded/i.test(type)) return new URLSearchParams();
  return new URLSearchParams(new TextDecoder().decode(bytes));
}

/** What can be shown later of how a choice was made; no addresses of people. */
export const proofOf = (request: Request, message: number): Record<string, unknown> => ({
  ...(message > 0 ? { message } : {}),
  agent: request.headers.get('user-agent')?.slice(0, 300) ?? null,
});
