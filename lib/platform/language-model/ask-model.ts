import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, isAppError } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { pool } from '../db';
import { env } from '../env';
import { createBudget, type ModelBudget } from './budget';
import { type ModelAnswer, readAnswer } from './read-answer';

export interface LanguageModel {
  /** As the endpoint calls it; shown to people beside what it wrote. */
  readonly name: string;
  /**
   * The model's answer to a question, parsed from JSON. Errors: `unavailable` where the endpoint refuses, fails or answers
   * no JSON, and where the budget is used up; `timeout`.
   */
  ask(question: ModelQuestion): Promise<unknown>;
}

export interface ModelQuestion {
  /** What it is to do, and how to answer. */
  instructions: string;
  /** What it is asked. */
  text: string;
  maxTokens?: number;
  /** Hears the answer so far, as it comes. */
  onText?(soFar: string): void;
}

export interface ModelOptions {
  url: string;
  name: string;
  key?: string;
  /** So long may pass without a word. */
  timeoutMs?: number;
  /** First pause before trying again; each further one is twice as long. */
  pauseMs?: number;
  budget?: ModelBudget;
}

/** So long without a word, and all in all. */
const TIMEOUT_MS = 20_000;
const LONGEST_MS = 90_000;
const PAUSE_MS = 500;
const ATTEMPTS = 3;
const MAX_TOKENS = 1_500;
/** Letters that make a token, at the least: what is set aside of the budget is rather too much. */
const LETTERS = 3;

/** The model that the environment names, held to its budget; undefined where it names none. */
export function languageModel(): LanguageModel | undefined {
  const {
    LANGUAGE_MODEL_URL: url,
    LANGUAGE_MODEL_NAME: name,
    LANGUAGE_MODEL_KEY: key,
    LANGUAGE_MODEL_TOKENS_A_DAY: perDay = null,
    LANGUAGE_MODEL_TOKENS_A_MONTH: perMonth = null,
  } = env();
  if (!url || !name) return undefined;
  const limited = perDay !== null || perMonth !== null;
  const budget = limited ? createBudget(pool(), { perDay, perMonth }, systemClock) : undefined;
  return createLanguageModel({ url, name, ...(key && { key }), ...(budget && { budget }) });
}

/** A client of an endpoint with the OpenAI chat completions protocol (`POST {url}/chat/completions`, streamed). */
export function createLanguageModel(options: ModelOptions): LanguageModel {
  return {
    name: options.name,
    ask: async (question) => {
      const { instructions, text, maxTokens = MAX_TOKENS } = question;
      const asked = Math.ceil((instructions.length + text.length) / LETTERS);
      const aside = asked + maxTokens;
      await options.budget?.take(aside);
      let used = 0;
      try {
        const answer = await answerOf(options, question, () => {
          used = asked;
        });
        used = answer.tokens ?? asked + Math.ceil(answer.text.length / LETTERS);
        return jsonOf(answer.text);
      } finally {
        // What cannot be written down stays set aside.
        await options.budget?.correct(used - aside).catch(() => undefined);
      }
    },
  };
}

/** `onAsked`: the endpoint has taken the question, and will count it. */
async function answerOf(options: ModelOptions, question: ModelQuestion, onAsked: () => void): Promise<ModelAnswer> {
  const { timeoutMs = TIMEOUT_MS, pauseMs = PAUSE_MS } = options;
  const silence = new AbortController();
  const signal = AbortSignal.any([silence.signal, AbortSignal.timeout(Math.max(LONGEST_MS, timeoutMs))]);
  const late = () => silence.abort(new DOMException('silent', 'TimeoutError'));
  let timer = setTimeout(late, timeoutMs);
  const heard = (soFar: string): void => {
    clearTimeout(timer);
    timer = setTimeout(late, timeoutMs);
    question.onText?.(soFar);
  };
  try {
    for (let attempt = 1; ; attempt += 1) {
      const response = await send(options, question, signal);
      if (response.ok) {
        onAsked();
        return await readAnswer(response, heard);
      }
      await response.body?.cancel();
      const passing = response.status === 429 || response.status >= 500;
      if (!passing || attempt === ATTEMPTS)
        throw new AppError('unavailable', `The language model answered ${response.status}.`);
      await sleep(pauseMs * 2 ** (attempt - 1), undefined, { signal });
    }
  } catch (error) {
    throw failed(error);
  } finally {
    clearTimeout(timer);
  }
}

async function send(
  { url, name, key }: ModelOptions,
  { instructions, text, maxTokens = MAX_TOKENS }: ModelQuestion,
  signal: AbortSignal,
): Promise<Response> {
  const body = {
    model: name,
    temperature: 0,
    max_tokens: maxTokens,
    response_format: { type: 'json_object' },
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: text },
    ],
  };
  try {
    return await fetch(`${url.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      signal,
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json',
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
    });
  } catch (error) {
    if (isTimeout(error)) throw error;
    throw new AppError('unavailable', 'The language model could not be reached.', { cause: error });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw failed(error);
  }
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');

function failed(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (isTimeout(error)) return new AppError('timeout', 'The language model took too long.', { cause: error });
  return new AppError('unavailable', 'The language model gave no answer that can be read.', { cause: error });
}
