import {
  acceptedSchema,
  BATCH_LIMIT_BYTES,
  batchSchema,
  callSchemas,
  EVENT_LIMIT_BYTES,
  type SingleCall,
} from '@/lib/services/ingest/call-schema';
import { endpoint } from '../endpoint';

const access = { kind: 'writeKey' } as const;
// A single call is checked against its own limit after it has been read; the reader's limit leaves room to name it.
const SINGLE_BODY_LIMIT = EVENT_LIMIT_BYTES + 8_000;

const SUMMARY: Record<SingleCall, string> = {
  identify: 'Say who a customer is and set traits',
  track: 'Record an event',
  page: 'Record a page view',
  screen: 'Record a screen view',
  group: 'Put a customer into a group',
  alias: 'Make one customer of two',
};

/** One call of the tracking specification as an endpoint. */
export const eventCall = (call: SingleCall) =>
  endpoint({
    name: `events.${call}`,
    method: 'POST',
    path: `/api/v1/${call}`,
    summary: SUMMARY[call],
    access,
    rawBody: callSchemas[call],
    output: acceptedSchema,
    bodyLimit: SINGLE_BODY_LIMIT,
  });

export const eventBatch = endpoint({
  name: 'events.batch',
  method: 'POST',
  path: '/api/v1/batch',
  summary: 'Record up to 1,000 events',
  access,
  rawBody: batchSchema,
  output: acceptedSchema,
  bodyLimit: BATCH_LIMIT_BYTES,
});
