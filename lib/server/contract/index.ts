import { callSchemas, isSingleCall } from '@/lib/services/ingest/call-schema';
import type { Endpoint } from '../endpoint';
import { eventBatch, eventCall } from './events';
import { checkHealth } from './health';
import { issueToken } from './oauth';
import { showOpenApi } from './openapi';

/**
 * Every public endpoint, in the order of the OpenAPI document. `lib/server/entry-points.test.ts` fails where a route
 * serves one that is missing here.
 */
export const ENDPOINTS: readonly Endpoint[] = [
  ...Object.keys(callSchemas).filter(isSingleCall).map(eventCall),
  eventBatch,
  issueToken,
  checkHealth,
  showOpenApi,
];
