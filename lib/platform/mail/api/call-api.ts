import { type Handing, MailError } from '../mail-provider';

export interface ApiRequest {
  url: string;
  headers: Record<string, string>;
  body: BodyInit;
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
}

const PATIENCE_MS = 30_000;
/** No connection was made: nothing was said. */
const NEVER_THERE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
]);

/**
 * One request that hands a message to a service. It cannot be stopped before its last byte as a mail server's dialogue can:
 * `handing` is asked before the first. Errors: MailError, `lost` where no answer came or the service broke at it.
 */
export async function callApi(
  request: ApiRequest,
  handing: Handing | undefined,
  reach: typeof fetch = fetch,
): Promise<ApiAnswer> {
  const { url, headers, body } = request;
  if (handing && !(await handing()))
    throw new MailError('withdrawn', 'It was withdrawn while it was being handed over.');
  const answer = await reach(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
    .then(async (response) => ({
      status: response.status,
      headers: response.headers,
      text: (await response.text()).slice(0, 20_000),
    }))
    .catch((error: unknown) => {
      const code = (error as { cause?: { code?: string } } | null)?.cause?.code ?? '';
      const words = error instanceof Error ? `${error.message} ${code}`.trim() : 'no answer';
      throw new MailError(NEVER_THERE.has(code) ? 'away' : 'lost', words, { cause: error });
    });
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw refusalOf(answer);
}

function refusalOf({ status, headers, text }: ApiAnswer): MailError {
  const words = `${status} ${text}`.trim();
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-ratelimit-reset-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) && seconds > 0 && seconds < 86_400 ? seconds * 1_000 : undefined;
  if (status === 429) return new MailError('throttled', words, { retryAfter });
  if (status === 503) return new MailError('temporary', words, { retryAfter });
  // It may have been taken before the service broke.
  if (status >= 500) return new MailError('lost', words);
  // Our key, our domain, our account: no message is at fault.
  if (status === 401 || status === 402 || status === 403 || status === 404) return new MailError('away', words);
  return new MailError('permanent', words);
}

/** The answer as JSON; an empty object where it is none. */
export function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
