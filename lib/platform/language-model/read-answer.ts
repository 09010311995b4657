import { z } from 'zod';

export interface ModelAnswer {
  text: string;
  /** Tokens that the endpoint counted, question and answer; undefined where it does not say. */
  tokens: number | undefined;
}

const usageSchema = z.object({ total_tokens: z.number().int().nonnegative() }).nullish().catch(undefined);
const wholeSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: usageSchema,
});
const partSchema = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).optional() })).default([]),
  usage: usageSchema,
});
const LONGEST = 200_000;
const DONE = '[DONE]';

/**
 * The answer of a chat completions endpoint, whichever way it comes: as server-sent events (asked for) or in one piece
 * (from one that cannot stream). `onPart` hears the text so far whenever there is more. Throws where it is neither, is too
 * long, or ends before it is done.
 */
export async function readAnswer(response: Response, onPart: (soFar: string) => void): Promise<ModelAnswer> {
  if (!response.headers.get('content-type')?.includes('text/event-stream')) {
    const body = await response.text();
    if (body.length > LONGEST) throw new Error('the answer is too long');
    const { choices, usage } = wholeSchema.parse(JSON.parse(body));
    const text = choices[0]?.message.content ?? '';
    onPart(text);
    return { text, tokens: usage?.total_tokens };
  }
  const answer: ModelAnswer = { text: '', tokens: undefined };
  for await (const data of eventsOf(response)) {
    if (data === DONE) return answer;
    const { choices, usage } = partSchema.parse(JSON.parse(data));
    answer.text += choices[0]?.delta?.content ?? '';
    answer.tokens = usage?.total_tokens ?? answer.tokens;
    if (answer.text.length > LONGEST) throw new Error('the answer is too long');
    onPart(answer.text);
  }
  throw new Error('the answer broke off');
}

/** The data of each server-sent event (WHATWG HTML, section 9.2); comments and other fields are passed over. */
async function* eventsOf({ body }: Response): AsyncGenerator<string> {
  if (!body) return;
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST) throw new Error('the answer is too long');
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
      if (line !== '' || data.length === 0) continue;
      yield data.join('\n');
      data = [];
    }
  }
}
