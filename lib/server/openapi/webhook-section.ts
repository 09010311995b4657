import { WEBHOOK_HEADERS, WEBHOOK_MESSAGES } from '../contract/webhook-messages';
import type { SchemaBook } from './schema-book';

type Json = Record<string, unknown>;

/** The `webhooks` of an OpenAPI 3.1 document: what the product posts to those who ask for it. */
export function webhookSection(book: SchemaBook): Json {
  const parameters = Object.entries(WEBHOOK_HEADERS).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  }));
  return Object.fromEntries(
    WEBHOOK_MESSAGES.map(({ type, summary, body }) => {
      const schema = book.add(`${pascal(type)}Message`, body, 'output');
      const post = {
        summary,
        parameters,
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: {
          '2XX': { description: 'Taken' },
          410: { description: 'Wanted no more: the endpoint is disabled' },
          default: { description: 'Not taken: it is repeated with backoff for a day' },
        },
      };
      return [type, { post }];
    }),
  );
}

const pascal = (type: string): string =>
  type
    .split('.')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
