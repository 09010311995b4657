import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { checkedLookup, type LookUp, OutsideError, refuseLiteral } from './checked-lookup';

export { type LookUp, OutsideError } from './checked-lookup';

export interface OutsideAnswer {
  status: number;
  /** First bytes of the body. */
  body: string;
  /** As it came. */
  retryAfter: string | undefined;
}

export interface PostOutsideOptions {
  allowPrivate: boolean;
  /** Resolves names; the system's where it is left out. */
  lookUp?: LookUp;
  timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const KEPT_BYTES = 1_024;
/** An answer that is longer is cut off, and its connection with it. */
const LONGEST_ANSWER = 65_536;

/** Posts to addresses that people gave, over connections that are kept open. Redirects are not followed. */
export class PostOutside {
  private readonly agents = {
    'http:': new http.Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 30_000 }),
    'https:': new https.Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 30_000 }),
  };

  private readonly lookUp: LookupFunction;

  constructor(private readonly options: PostOutsideOptions) {
    this.lookUp = checkedLookup(options);
  }

  /** Errors: `OutsideError` where there is no answer: refused address, no such name, no connection, too slow. */
  async post(address: string, headers: Readonly<Record<string, string>>, body: string): Promise<OutsideAnswer> {
    const url = new URL(address);
    refuseLiteral(url, this.options.allowPrivate);
    const bytes = Buffer.from(body);
    const signal = AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS);
    try {
      return await this.send(url, headers, bytes, signal);
    } catch (error) {
      // The other side may close a connection in the moment in which it is used again.
      if (error instanceof StaleConnection) return this.send(url, headers, bytes, signal).catch(explain);
      return explain(error);
    }
  }

  /** Ends the connections that are kept open. */
  close(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  private send(
    url: URL,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
    signal: AbortSignal,
  ): Promise<OutsideAnswer> {
    return new Promise((resolve, reject) => {
      const scheme = url.protocol === 'https:' ? https : http;
      let answered = false;
      const request = scheme.request(
        url,
        {
          method: 'POST',
          agent: this.agents[url.protocol === 'https:' ? 'https:' : 'http:'],
          headers: { ...headers, 'content-length': body.length },
          lookup: this.lookUp,
          signal,
        },
        (response) => {
          answered = true;
          void readAnswer(response).then(resolve);
        },
      );
      request.on('error', (error: NodeJS.ErrnoException) => {
        // What breaks off after the status is an answer all the same.
        if (!answered) reject(request.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection() : error);
      });
      request.end(body);
    });
  }
}

class StaleConnection extends Error {}

/** The answer as soon as it is complete, too long, or cut off. */
function readAnswer(response: IncomingMessage): Promise<OutsideAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const done = () =>
      resolve({
        status: response.statusCode ?? 0,
        body: Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8'),
        retryAfter: response.headers['retry-after'],
      });
    response.on('data', (chunk: Buffer) => {
      if (length < KEPT_BYTES) chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST_ANSWER) response.destroy();
    });
    response.on('end', done).on('error', done).on('close', done);
  });
}

const SAYINGS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name of the host cannot be found.',
  EAI_AGAIN: 'The name of the host cannot be found just now.',
  ECONNREFUSED: 'Nothing listens at this address.',
  ECONNRESET: 'The connection was cut off.',
  EPIPE: 'The connection was cut off.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  ETIMEDOUT: 'The host did not answer.',
  ABORT_ERR: 'No answer within 10 seconds.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is signed by itself.',
};

function explain(error: unknown): never {
  if (error instanceof OutsideError) throw error;
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  if (cause instanceof OutsideError) throw cause;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  const name = error instanceof Error && error.name === 'AbortError' ? 'ABORT_ERR' : code;
  throw new OutsideError(SAYINGS[name] ?? `The call failed${code ? ` (${code})` : ''}.`, { cause: error });
}
