import { Agent, request } from 'node:http';
import { newId, randomToken } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { hashSecret } from '@/lib/services/accounts/secrets';

/** Calls to the running product with a token, on connections that are kept. Rejects where the answer is no success. */
export class ApiClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 32 });

  private constructor(
    private readonly url: string,
    private readonly authorization: string,
  ) {}

  /** A client of its own in the product's database, with its token. */
  static async connect(url: string, db: Pool, scopes: readonly string[]): Promise<ApiClient> {
    const [clientId, secret] = [`kc_${randomToken(20)}`, `ks_${randomToken(40)}`];
    await db.query(
      `INSERT INTO api_client (id, name, client_id, secret_hash, scopes, created_at) VALUES ($1, 'benchmark', $2, $3, $4, now())`,
      [newId('cl'), clientId, hashSecret(secret), scopes],
    );
    const answer = await fetch(`${url}/api/oauth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    const token: unknown = ((await answer.json()) as Record<string, unknown>).access_token;
    return new ApiClient(url, `Bearer ${String(token)}`);
  }

  /** A client that writes events with a new write key. */
  static async ofSource(url: string, db: Pool): Promise<ApiClient> {
    const key = `kw_${randomToken(32)}`;
    await db.query('INSERT INTO write_key (id, name, key_hash, hint, created_at) VALUES ($1, $2, $3, $4, now())', [
      newId('wk'),
      'benchmark',
      hashSecret(key),
      key.slice(0, 7),
    ]);
    return new ApiClient(url, `Basic ${Buffer.from(`${key}:`).toString('base64')}`);
  }

  get = (path: string) => this.call('GET', path);
  post = (path: string, body: unknown) => this.call('POST', path, body);
  close = (): void => this.agent.destroy();

  private async call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    for (;;) {
      const answer = await this.attempt(method, path, body);
      if (answer !== 'closed') return answer;
    }
  }

  /** 'closed' where the server had closed the kept connection, which has idled, before it saw the call. */
  private attempt(method: string, path: string, body?: unknown): Promise<Record<string, unknown> | 'closed'> {
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers = {
      authorization: this.authorization,
      ...(content ? { 'content-type': 'application/json', 'content-length': content.byteLength } : {}),
    };
    return new Promise((resolve, reject) => {
      const call = request(`${this.url}${path}`, { method, agent: this.agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(text || '{}'));
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
        });
      });
      call.on('error', (lost: NodeJS.ErrnoException) => {
        if (call.reusedSocket && lost.code === 'ECONNRESET') resolve('closed');
        else reject(lost);
      });
      call.end(content);
    });
  }
}
