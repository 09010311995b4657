import { parentPort } from 'node:worker_threads';
import { log } from '@/lib/platform/log';
import { batchRoute, callRoute } from '../ingest';
import { problemResponse, toAppError } from '../problem';
import type { RouteHandler } from '../route';
import type { FastPath } from './fast-paths';
import { customerSegmentsRoute, predictionsRoute } from './handlers';
import type { LaneAnswer, LaneRequest } from './wire';

/** The thread beside the web server's own: it answers programs while that one renders pages, and the other way round. */
const HANDLERS: Readonly<Record<FastPath, RouteHandler>> = {
  'POST /api/v1/identify': callRoute('identify'),
  'POST /api/v1/track': callRoute('track'),
  'POST /api/v1/page': callRoute('page'),
  'POST /api/v1/screen': callRoute('screen'),
  'POST /api/v1/group': callRoute('group'),
  'POST /api/v1/alias': callRoute('alias'),
  'POST /api/v1/batch': batchRoute(),
  'GET /api/v1/customers/{id}/segments': customerSegmentsRoute(),
  'POST /api/v1/models/{key}/predictions': predictionsRoute(),
};

async function answer(call: LaneRequest): Promise<Response> {
  try {
    const { method, headers, body } = call;
    const request = new Request(call.url, { method, headers, ...(body ? { body } : {}) });
    const handler = HANDLERS[call.path as FastPath];
    return await handler(request, { params: Promise.resolve(call.params) });
  } catch (error) {
    log.error({ err: error, path: call.path }, 'request failed before it began');
    return problemResponse(toAppError(error), `lane_${call.id}`);
  }
}

async function serve(call: LaneRequest): Promise<void> {
  const response = await answer(call);
  const said: LaneAnswer = {
    id: call.id,
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
  };
  parentPort?.postMessage(said);
}

parentPort?.on('message', (call: LaneRequest) => void serve(call));
parentPort?.postMessage('up');
