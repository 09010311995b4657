/** The path to go to after signing in: one of ours, never another site's. */
export const safePath = (path: string | undefined, otherwise: string): string =>
  path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : otherwise;
