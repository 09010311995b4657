import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { AppError } from '@/lib/core';
import { createLanguageModel, type ModelOptions } from './ask-model';
import type { ModelBudget } from './budget';
import { holdsPersonalData } from './holds-personal-data';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Call {
  headers: IncomingMessage['headers'];
  path: string | undefined;
  body: Record<string, unknown>;
}

/** An endpoint as the chat completions protocol says, with these answers one after the other; `null` never answers. */
async function endpoint(...answers: ({ status?: number; content?: string; raw?: string } | null)[]) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ headers: request.headers, path: request.url, body: JSON.parse(Buffer.concat(chunks).toString()) });
      const answer = answers[Math.min(calls.length, answers.length) - 1];
      if (!answer) return;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.end(
        answer.raw ??
          JSON.stringify({ choices: [{ message: { role: 'assistant', content: answer.content ?? '{}' } }] }),
      );
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const model = (options: Partial<ModelOptions> = {}) =>
    createLanguageModel({ url: `http://127.0.0.1:${port}/v1/`, name: 'small', key: 'secret', pauseMs: 1, ...options });
  return { calls, model };
}

const piece = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const chunksOf = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, n) =>
    piece({ choices: [{ delta: { content: text.slice(n * size, (n + 1) * size) } }] }),
  );
const usage = (total: number): string => piece({ choices: [], usage: { total_tokens: total } });

/** An endpoint that streams: its events cut into pieces of so many bytes, with a comment between, and at the end [DONE]. */
async function streaming(events: string[], { cutAt = 4_000, pauseMs = 0, done = true, hangs = false } = {}) {
  const calls: { body: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    calls.push({ body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    for (const event of [': hello\r\n\r\n', ...events, ...(done && !hangs ? ['data: [DONE]\n\n'] : [])]) {
      const bytes = Buffer.from(event);
      for (let at = 0; at < bytes.length; at += cutAt) response.write(bytes.subarray(at, at + cutAt));
      if (pauseMs > 0) await sleep(pauseMs);
    }
    if (!hangs) response.end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const model = (options: Partial<ModelOptions> = {}) =>
    createLanguageModel({ url: `http://127.0.0.1:${port}/v1`, name: 'small', pauseMs: 1, ...options });
  return { calls, model };
}
const question = { instructions: 'Answer in JSON.', text: 'Who?' };

it('asks by the protocol and reads the JSON of the answer', async () => {
  const { calls, model } = await endpoint({ content: '{"rule": 1}' });
  expect(await model().ask({ ...question, maxTokens: 50 })).toEqual({ rule: 1 });
  expect(calls).toMatchObject([
    {
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer secret' },
      body: {
        model: 'small',
        max_tokens: 50,
        messages: [
          { role: 'system', content: 'Answer in JSON.' },
          { role: 'user', content: 'Who?' },
        ],
      },
    },
  ]);
});

it('tries again where the endpoint is busy, and not where it refuses', async () => {
  const busy = await endpoint({ status: 429 }, { status: 503 }, { content: '[]' });
  expect(await busy.model().ask(question)).toEqual([]);
  expect(busy.calls).toHaveLength(3);
  const away = await endpoint({ status: 500 });
  await expect(away.model().ask(question)).rejects.toMatchObject({ code: 'unavailable' });
  expect(away.calls).toHaveLength(3);
  const refused = await endpoint({ status: 401 });
  await expect(refused.model().ask(question)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('401'),
  });
  expect(refused.calls).toHaveLength(1);
});

it('says so where there is no answer in time, no JSON, or nobody', async () => {
  const silent = await endpoint(null);
  await expect(silent.model({ timeoutMs: 60 }).ask(question)).rejects.toMatchObject({ code: 'timeout' });
  for (const answer of [{ content: 'Sure! Here you are' }, { raw: '<html>' }, { raw: '{"choices": []}' }]) {
    const { model } = await endpoint(answer);
    await expect(model().ask(question)).rejects.toMatchObject({ code: 'unavailable' });
  }
  await expect(createLanguageModel({ url: 'http://127.0.0.1:1/v1', name: 'x' }).ask(question)).rejects.toMatchObject({
    code: 'unavailable',
  });
});

it('reads an answer that comes in pieces, cut wherever the network cut it, and hears of each', async () => {
  const words = '{"subject": "Tea für zwei ☕"}';
  const { model, calls } = await streaming([...chunksOf(words, 3), usage(321)], { cutAt: 7 });
  const heard: string[] = [];
  expect(await model().ask({ ...question, onText: (soFar) => heard.push(soFar) })).toEqual({
    subject: 'Tea für zwei ☕',
  });
  expect(calls[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  expect(heard.length).toBeGreaterThan(5);
  expect(heard.at(-1)).toBe(words);
});

it('waits for as long as there is something to hear, and no longer', async () => {
  const slow = await streaming(chunksOf('{"a": 1}', 1), { pauseMs: 25 });
  expect(await slow.model({ timeoutMs: 150 }).ask(question)).toEqual({ a: 1 });
  const stuck = await streaming(chunksOf('{"a": 1}', 4).slice(0, 1), { hangs: true });
  await expect(stuck.model({ timeoutMs: 80 }).ask(question)).rejects.toMatchObject({ code: 'timeout' });
  const broken = await streaming(chunksOf('{"a": 1}', 4), { done: false });
  await expect(broken.model().ask(question)).rejects.toMatchObject({ code: 'unavailable' });
});

it('keeps to its budget: sets aside what a question can cost, puts right what it did', async () => {
  const { model, calls } = await streaming([...chunksOf('{}', 1), usage(100)]);
  let left = 1_000;
  const budget: ModelBudget = {
    take: async (tokens) => {
      if (tokens > left) throw new AppError('unavailable', 'The budget is used up');
      left -= tokens;
    },
    correct: async (tokens) => {
      left -= tokens;
    },
  };
  await model({ budget }).ask({ ...question, maxTokens: 500 });
  expect(left).toBe(900);
  await expect(model({ budget }).ask({ ...question, maxTokens: 2_000 })).rejects.toMatchObject({
    message: 'The budget is used up',
  });
  expect([left, calls.length], 'nothing was asked').toEqual([900, 1]);
  const refused = await endpoint({ status: 401 });
  await expect(refused.model({ budget }).ask({ ...question, maxTokens: 500 })).rejects.toThrow('401');
  expect(left, 'what was not answered costs nothing').toBe(900);
});

it('knows a text that names somebody', () => {
  for (const text of ['like jane@example.com', 'call +44 20 7946 0958', '(020) 7946-0958', 'card 4111 1111 1111 1111'])
    expect([text, holdsPersonalData(text)]).toEqual([text, true]);
  for (const text of ['spent over 1,000 since 2026-01-15', 'ordered before 15/01/2026', 'bought 3 times in 30 days'])
    expect([text, holdsPersonalData(text)]).toEqual([text, false]);
});
