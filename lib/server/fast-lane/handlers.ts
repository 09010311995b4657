import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { predict } from '@/lib/services/models/predict';
import { listCustomerSegments } from '@/lib/services/segments/list-customer-segments';
import { predictModel } from '../contract/models';
import { customerSegments } from '../contract/segment-members';
import { batchRoute, callRoute } from '../ingest';
import { type RouteHandler, route } from '../route';
import type { FastPath } from './fast-paths';

/** The segments of a customer; for the route file and the fast lane. */
export const customerSegmentsRoute = () =>
  route(customerSegments, ({ params, query }) => listCustomerSegments(pool(), params.id, query));

/** Predictions of a model; for the route file and the fast lane. */
export const predictionsRoute = () =>
  route(predictModel, async ({ params, body }) => ({
    data: await predict(pool(), params.key, body, systemClock.now()),
  }));

export const fastHandlers = (): Readonly<Record<FastPath, RouteHandler>> => ({
  'POST /api/v1/identify': callRoute('identify'),
  'POST /api/v1/track': callRoute('track'),
  'POST /api/v1/page': callRoute('page'),
  'POST /api/v1/screen': callRoute('screen'),
  'POST /api/v1/group': callRoute('group'),
  'POST /api/v1/alias': callRoute('alias'),
  'POST /api/v1/batch': batchRoute(),
  'GET /api/v1/customers/{id}/segments': customerSegmentsRoute(),
  'POST /api/v1/models/{key}/predictions': predictionsRoute(),
});
