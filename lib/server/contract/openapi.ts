import { endpoint } from '../endpoint';

export const showOpenApi = endpoint({
  name: 'showOpenApi',
  method: 'GET',
  path: '/api/v1/openapi.json',
  summary: 'This document',
  access: { kind: 'public' },
});
