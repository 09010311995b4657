import { afterEach, describe, expect, it, vi } from 'vitest';
import { streamApi } from './stream-api';

afterEach(() => void vi.unstubAllGlobals());

const answer = (...chunks: string[]): void => {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
  vi.stubGlobal('fetch', async () => new Response(body));
};

async function collect(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const each of streamApi('/stream')) found.push(each);
  return found;
}

describe('streamApi', () => {
  it('puts documents together whose lines come in pieces', async () => {
    answer('{"n":1}\n{"n"', ':2}\n', '{"n":3}');
    expect(await collect()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('throws the failure that ends the answer', async () => {
    answer('{"n":1}\n{"error":"This took too long"}\n');
    await expect(collect()).rejects.toThrow('This took too long');
  });
});
