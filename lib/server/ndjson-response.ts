import { log } from '@/lib/platform/log';
import { toAppError } from './problem';

/**
 * An answer that is written as it is computed, one JSON document a line (application/x-ndjson). A failure under way is
 * its last line, `{"error": "…"}`: the status has been sent by then. `stop` is called when nobody listens any more.
 */
export function ndjsonResponse(documents: AsyncGenerator<unknown>, stop: () => void): Response {
  const encoder = new TextEncoder();
  const line = (document: unknown): Uint8Array => encoder.encode(`${JSON.stringify(document)}\n`);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await documents.next();
        if (done) controller.close();
        else controller.enqueue(line(value));
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.status >= 500) log.error({ err: thrown }, 'stream failed');
        controller.enqueue(line({ error: error.message }));
        controller.close();
      }
    },
    async cancel() {
      stop();
      await documents.return(undefined);
    },
  });
  return new Response(stream, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
}
