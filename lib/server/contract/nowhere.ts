import { endpoint, type Method } from '../endpoint';

/** Whatever lies under /api and is no entry point. */
export const nowhere = (method: Method) =>
  endpoint({
    name: 'api.nowhere',
    method,
    path: '/api/{path}',
    summary: 'Nothing',
    access: { kind: 'public' },
    internal: true,
  });
