import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '@/lib/core';
import { env } from '../env';

export interface LanguageModel {
  /** As the endpoint calls it; shown to people beside what it wrote. */
  readonly name: string;
  /**
   * The model's answer to a question, parsed from JSON. Errors: `unavailable` where the endpoint refuses, fails or answers
   * no JSON; `timeout`.
   */
  ask(question: ModelQuestion): Promise<unknown>;
}

export interface ModelQuestion {
  /** What it is to do, and how to answer. */
  instructions: string;
  /** What it is asked. */
  text: string;
  maxTokens?: number;
}

export interface ModelOptions {
  url: string;
  name: string;
  key?: string;
  timeoutMs?: number;
  /** First pause before trying again; each further one is twice as long. */
  pauseMs?: number;
}

const TIMEOUT_MS = 20_000;
const PAUSE_MS = 500;
const ATTEMPTS = 3;
const MAX_TOKENS = 1_500;
const LONGEST_ANSWER = 200_000;

const answerSchema = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

/** The model that the environment names; undefined where it names none. */
export function languageModel(): LanguageModel | undefined {
  const { LANGUAGE_MODEL_URL: url, LANGUAGE_MODEL_NAME: name, LANGUAGE_MODEL_KEY: key } = env();
  return url && name ? createLanguageModel({ url, name, ...(key && { key }) }) : undefined;
}

/** A client of an endpoint with the OpenAI chat completions protocol (`POST {url}/chat/completions`). */
export function createLanguageModel(options: ModelOptions): LanguageModel {
  return {
    name: options.name,
    ask: async (question) => {
      const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
      for (let attempt = 1; ; attempt += 1) {
        const response = await send(options, question, signal);
        if (response.ok) return read(response);
        await response.body?.cancel();
        const passing = response.status === 429 || response.status >= 500;
        if (!passing || attempt === ATTEMPTS)
          throw new AppError('unavailable', `The language model answered ${response.status}.`);
        await sleep((options.pauseMs ?? PAUSE_MS) * 2 ** (attempt - 1), undefined, { signal }).catch(
          (error: unknown) => {
            throw failed(error);
          },
        );
      }
    },
  };
}

async function send(
  { url, name, key }: ModelOptions,
  { instructions, text, maxTokens = MAX_TOKENS }: ModelQuestion,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(`${url.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      signal,
      redirect: 'error',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({
        model: name,
        temperature: 0,
        max_tokens: maxTokens,
        response_format: { type: 'json_object' },
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: text },
        ],
      }),
    });
  } catch (error) {
    throw failed(error);
  }
}

async function read(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    if (text.length > LONGEST_ANSWER) throw new Error('the answer is too long');
    const [choice] = answerSchema.parse(JSON.parse(text)).choices;
    return JSON.parse(choice?.message.content ?? '');
  } catch (error) {
    if (isTimeout(error)) throw failed(error);
    throw new AppError('unavailable', 'The language model gave no answer that can be read.', { cause: error });
  }
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');

const failed = (error: unknown): AppError =>
  isTimeout(error)
    ? new AppError('timeout', 'The language model took too long.', { cause: error })
    : new AppError('unavailable', 'The language model could not be reached.', { cause: error });
