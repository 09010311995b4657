import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { processWide } from '@/lib/platform/process-wide';
import type { ClientPrincipal, SourcePrincipal } from './principal';

/** A program that calls all the time costs one query a second to know, not one a call. */
const REMEMBERED_MS = 1_000;
/** For a question that was on its way when the credential ended. */
const ON_THE_WAY_MS = 200;
const options = { max: 1_000, ttl: REMEMBERED_MS };

/** Event sources by the hash of their write key. */
export const rememberedSources = processWide(
  'remembered-sources',
  () => new LRUCache<string, SourcePrincipal>(options),
);

/** API clients by the hash of their token, with the end of the token. */
export const rememberedClients = processWide(
  'remembered-clients',
  () => new LRUCache<string, { principal: ClientPrincipal; expiresAt: Date }>(options),
);

/** To be waited for when a credential has ended: resolves when no process takes it any more. */
export async function untilForgotten(callers: typeof rememberedSources | typeof rememberedClients): Promise<void> {
  callers.clear();
  await sleep(REMEMBERED_MS + ON_THE_WAY_MS);
}
