import ipaddr from 'ipaddr.js';
import type { Env } from '../env';

const WITHIN = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);

/** May we connect to this IP address (ranges of the IANA special-purpose registries)? */
export function isReachable(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (allowPrivate && WITHIN.has(range));
}

/** The address of a URL whose host is an IP address; undefined where it is a name. */
export function literalAddress(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(host) ? host : undefined;
}

/** May webhooks reach private addresses? Said by the environment, else true for a product on loopback alone. */
export function allowsPrivate({
  WEBHOOKS_ALLOW_PRIVATE,
  HOST,
  NEXTAUTH_URL,
}: Pick<Env, 'WEBHOOKS_ALLOW_PRIVATE' | 'HOST' | 'NEXTAUTH_URL'>): boolean {
  return WEBHOOKS_ALLOW_PRIVATE ?? (isLoopback(HOST) && isLoopback(NEXTAUTH_URL && new URL(NEXTAUTH_URL).hostname));
}

const isLoopback = (host: string | undefined): boolean =>
  host !== undefined && (/^(.+\.)?localhost$/.test(host) || isLoopbackAddress(host.replace(/^\[|\]$/g, '')));

const isLoopbackAddress = (text: string): boolean =>
  ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback';
