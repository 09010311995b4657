import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { readDemo } from './demo';

/**
 * The public interface as a stranger meets it: a client is generated from the OpenAPI document of the running product
 * (oazapfts), a program that calls everything is checked against the client's types, and run.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
// Below node_modules, so that what is generated finds the generator's runtime.
const FOLDER = path.join(ROOT, 'node_modules', '.cache', 'generated-client');
const BASE = process.env.KINDRED_URL ?? 'http://localhost:3000';

/** The calls of the public contract that the program has to have made. */
const CALLS = [
  'GET /api/v1/segments',
  'POST /api/v1/segments',
  'GET /api/v1/segments/{id}',
  'PATCH /api/v1/segments/{id}',
  'DELETE /api/v1/segments/{id}',
  'POST /api/v1/segments/preview',
  'POST /api/v1/segments/backtest',
  'POST /api/v1/segments/describe',
  'POST /api/v1/segments/parse',
  'GET /api/v1/segments/{id}/members',
  'GET /api/v1/segments/{id}/history',
  'GET /api/v1/segments/overlap',
  'GET /api/v1/customers/{id}/segments',
  'POST /api/v1/customers/{id}/explain',
  'GET /api/v1/webhooks',
  'POST /api/v1/webhooks',
  'GET /api/v1/webhooks/{id}',
  'PATCH /api/v1/webhooks/{id}',
  'DELETE /api/v1/webhooks/{id}',
  'GET /api/v1/webhooks/{id}/deliveries',
];

type Walk = (options: {
  url: string;
  clientId: string;
  clientSecret: string;
  writeKey: string;
  word: string;
}) => Promise<void>;

const run = (script: string[], args: string[]) =>
  execFileSync(process.execPath, [path.join(ROOT, 'node_modules', ...script), ...args], {
    cwd: FOLDER,
    encoding: 'utf8',
    stdio: 'pipe',
  });

test('a client generated from the OpenAPI document knows every call of segments and webhooks, and each does what it says', async () => {
  test.setTimeout(180_000);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const file = (name: string) => path.join(FOLDER, name);
  const text = await (await fetch(`${BASE}/api/v1/openapi.json`)).text();
  writeFileSync(file('openapi.json'), text);
  run(['oazapfts', 'dist', 'cli.js'], ['openapi.json', 'client.ts']);
  copyFileSync(path.join(import.meta.dirname, 'generated-client', 'walk.mts'), file('walk.mts'));

  const compilerOptions = {
    ...JSON.parse(readFileSync(path.join(ROOT, 'tsconfig.json'), 'utf8')).compilerOptions,
    paths: { 'kindred-client': ['./client.ts'] },
    incremental: false,
    plugins: [],
  };
  writeFileSync(file('tsconfig.json'), JSON.stringify({ compilerOptions, files: ['walk.mts'] }));
  run(['typescript', 'bin', 'tsc'], ['--noEmit', '-p', 'tsconfig.json']);

  await build({
    entryPoints: [file('walk.mts')],
    outfile: file('walk.mjs'),
    alias: { 'kindred-client': file('client.ts') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  const { walk } = (await import(pathToFileURL(file('walk.mjs')).href)) as { walk: Walk };
  const { clientId, clientSecret, writeKey } = readDemo();
  const called = await recordCalls(() =>
    walk({ url: BASE, clientId, clientSecret, writeKey, word: crypto.randomUUID().slice(0, 8) }),
  );
  const templates = Object.entries(JSON.parse(text).paths as Record<string, object>).flatMap(([address, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), address })),
  );
  const known = (call: string) => templates.find((each) => matches(each, call));
  const made = new Set(called.map(known).map((each) => each && `${each.method} ${each.address}`));
  expect(called.filter((call) => !known(call))).toEqual([]);
  expect(CALLS.filter((call) => !made.has(call))).toEqual([]);
});

/** `GET /path` of every call that is made meanwhile. */
async function recordCalls(work: () => Promise<void>): Promise<string[]> {
  const calls: string[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    calls.push(`${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`);
    return fetch(input, init);
  };
  try {
    await work();
  } finally {
    globalThis.fetch = fetch;
  }
  return calls;
}

/** Does a call go to this operation? One without parameters in its address comes first. */
function matches({ method, address }: { method: string; address: string }, call: string): boolean {
  const [calledMethod = '', called = ''] = call.split(' ');
  const fixed = /\/(preview|backtest|describe|parse|overlap)$/.test(called);
  if (fixed) return method === calledMethod && address === called;
  return method === calledMethod && new RegExp(`^${address.replace(/\{\w+\}/g, '[^/]+')}$`).test(called);
}
