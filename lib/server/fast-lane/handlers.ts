import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { predict } from '@/lib/services/models/predict';
import { listCustomerSegments } from '@/lib/services/segments/list-customer-segments';
import { predictModel } from '../contract/models';
import { customerSegments } from '../contract/segments';
import { route } from '../route';

/** The segments of a customer; for the route file and the fast lane. */
export const customerSegmentsRoute = () =>
  route(customerSegments, async ({ params }) => ({ data: await listCustomerSegments(pool(), params.id) }));

/** Predictions of a model; for the route file and the fast lane. */
export const predictionsRoute = () =>
  route(predictModel, async ({ params, body }) => ({
    data: await predict(pool(), params.key, body, systemClock.now()),
  }));
