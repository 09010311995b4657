import { callSchemas, isSingleCall } from '@/lib/services/ingest/call-schema';
import type { Endpoint } from '../endpoint';
import * as campaigns from './campaigns';
import * as customers from './customers';
import { eventBatch, eventCall } from './events';
import { checkHealth } from './health';
import * as models from './models';
import { issueToken } from './oauth';
import { showOpenApi } from './openapi';
import * as products from './products';
import * as reviews from './reviews';
import * as segmentMembers from './segment-members';
import * as segmentRules from './segment-rules';
import * as segments from './segments';
import * as templates from './templates';
import * as webhooks from './webhooks';

/** The endpoints that a contract file exports; schemas and other values beside them are passed over. */
const endpointsIn = (contract: Record<string, unknown>): Endpoint[] =>
  Object.values(contract).filter(
    (value): value is Endpoint => typeof value === 'object' && value !== null && 'access' in value && 'path' in value,
  );

/**
 * Every public endpoint, in the order of the OpenAPI document. `lib/server/entry-points.integration.test.ts` fails
 * where a route serves one that is missing here, and where one stands here that no route serves.
 */
export const ENDPOINTS: readonly Endpoint[] = [
  ...Object.keys(callSchemas).filter(isSingleCall).map(eventCall),
  eventBatch,
  ...endpointsIn(customers).filter((each) => !each.internal),
  ...endpointsIn(products).filter((each) => !each.internal),
  ...endpointsIn(segments),
  ...endpointsIn(segmentRules),
  ...endpointsIn(segmentMembers),
  ...endpointsIn(models).filter((each) => !each.internal),
  ...endpointsIn(campaigns),
  ...endpointsIn(templates),
  ...endpointsIn(reviews),
  ...endpointsIn(webhooks),
  issueToken,
  checkHealth,
  showOpenApi,
];
