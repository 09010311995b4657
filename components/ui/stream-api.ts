import { ApiError, type ApiInit, send } from './api';

/**
 * The documents of an answer that is written as it is computed, one JSON document a line. Throws `ApiError` for a
 * refusal, and for a failure under way, which is the answer's last line.
 */
export async function* streamApi<T>(path: string, init: ApiInit = {}): AsyncGenerator<T> {
  const response = await send(path, { timeout: 300_000, ...init });
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = `${rest}${part.value}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield documentOf<T>(line);
    }
    if (rest !== '') yield documentOf<T>(rest);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function documentOf<T>(line: string): T {
  const document: unknown = JSON.parse(line);
  if (typeof document === 'object' && document !== null && 'error' in document)
    throw new ApiError({ status: 500, title: String(document.error) });
  return document as T;
}
