/**
 * How long connections that nobody uses are kept. Whoever sends on one closes it first: a request on a connection that
 * its server is just closing is lost. So each server waits longer than its caller: a load balancer (60 s), the front, Next.
 */
export const FRONT_KEEPS_MS = 65_000;
export const FRONT_REUSES_MS = 60_000;
export const PAGES_KEEP_MS = 75_000;
