import { ERROR_TABLE, type ErrorCode } from '@/lib/core';
import { groupSchema } from '@/lib/rules';
import { SCOPES } from '@/lib/services/accounts/permissions';
import { tokenErrorSchema, tokenForm } from '../contract/oauth';
import type { Access, Endpoint } from '../endpoint';
import { problemSchema } from '../problem';
import { parametersOf, SchemaBook } from './schema-book';
import { webhookSection } from './webhook-section';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the public endpoints, from the schemas that validate the requests. */
export function buildDocument(endpoints: readonly Endpoint[]): Json {
  const book = new SchemaBook();
  book.add('Problem', problemSchema, 'output');
  book.add('Rule', groupSchema, 'input');
  const paths: Record<string, Json> = {};
  for (const each of endpoints) {
    if (each.internal) continue;
    paths[each.path] = { ...paths[each.path], [each.method.toLowerCase()]: operation(each, book) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kindred',
      version: '1',
      description:
        'Events in, customers and segments out. Times are RFC 3339 in UTC; failures are RFC 9457 problem documents.',
    },
    servers: [{ url: '/' }],
    paths,
    webhooks: webhookSection(book),
    components: { schemas: book.schemas, securitySchemes },
  };
}

const securitySchemes = {
  writeKey: { type: 'http', scheme: 'basic', description: 'A write key as the user name, with an empty password.' },
  oauth2: {
    type: 'oauth2',
    flows: {
      clientCredentials: {
        tokenUrl: '/api/oauth/token',
        scopes: Object.fromEntries(SCOPES.map((scope) => [scope, describe(scope)])),
      },
    },
  },
  client: { type: 'http', scheme: 'basic', description: 'Client id and client secret.' },
  session: { type: 'apiKey', in: 'cookie', name: 'kindred.session', description: 'A signed-in person.' },
};

function describe(scope: string): string {
  const [resource, right] = scope.split(':');
  return right === 'read' ? `Read ${resource}` : `Create and change ${resource}`;
}

function operation(each: Endpoint, book: SchemaBook): Json {
  const name = schemaName(each.name);
  const body = requestBody(each, name, book);
  const idempotency = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 255 },
  };
  const parameters = [
    ...parametersOf(each.params, 'path'),
    ...parametersOf(each.query, 'query'),
    ...(each.idempotent ? [idempotency] : []),
  ];
  return {
    operationId: each.name,
    summary: each.summary,
    ...(each.path === '/api/oauth/token' ? { security: [{ client: [] }] } : security(each.access)),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: { ...success(each, name, book), ...failures(each, book) },
  };
}

const schemaName = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function requestBody(each: Endpoint, name: string, book: SchemaBook): Json | undefined {
  if (each.path === '/api/oauth/token') {
    const schema = book.add('TokenRequest', tokenForm, 'input');
    return { required: true, content: { 'application/x-www-form-urlencoded': { schema } } };
  }
  const schema = each.body ?? each.rawBody;
  return (
    schema && {
      required: true,
      content: { 'application/json': { schema: book.add(`${name}Request`, schema, 'input') } },
    }
  );
}

function success(each: Endpoint, name: string, book: SchemaBook): Json {
  const file = each.path.endsWith('.csv') ? { 'text/csv': { schema: { type: 'string' } } } : undefined;
  const content = each.output
    ? { 'application/json': { schema: book.add(`${name}Answer`, each.output, 'output') } }
    : file;
  return { [each.status ?? 200]: { description: each.summary, ...(content ? { content } : {}) } };
}

function security(access: Access): Json {
  switch (access.kind) {
    case 'public':
      return { security: [] };
    case 'writeKey':
      return { security: [{ writeKey: [] }] };
    case 'person':
      return { security: [{ session: [] }] };
    case 'api':
      return { security: [{ oauth2: [access.scope] }, { session: [] }] };
  }
}

function failures(each: Endpoint, book: SchemaBook): Json {
  if (each.path === '/api/oauth/token') {
    const content = { 'application/json': { schema: book.add('TokenError', tokenErrorSchema, 'output') } };
    return {
      400: { description: 'The request is refused', content },
      401: { description: 'The client is not known', content },
      ...problem('tooManyRequests'),
    };
  }
  if (each.path === '/api/health') {
    const content = {
      'application/json': { schema: book.add('CheckHealthAnswer', each.output ?? problemSchema, 'output') },
    };
    return { 503: { description: 'A part is down', content } };
  }
  const hasBody = each.body !== undefined || each.rawBody !== undefined;
  const codes: ErrorCode[] = [
    ...(hasBody ? (['malformed', 'tooLarge', 'unsupportedMediaType'] as const) : []),
    ...(hasBody || each.query || each.params ? (['invalidInput'] as const) : []),
    ...(each.access.kind === 'public' ? [] : (['unauthenticated'] as const)),
    ...(each.access.kind === 'api' || each.access.kind === 'person' ? (['forbidden', 'timeout'] as const) : []),
    ...(each.params ? (['notFound'] as const) : []),
    ...(each.idempotent || each.conflicts || each.method === 'PATCH' || each.method === 'DELETE'
      ? (['conflict'] as const)
      : []),
    'tooManyRequests',
    'unavailable',
  ];
  return Object.assign({}, ...codes.map(problem));
}

const problem = (code: ErrorCode): Json => ({
  [ERROR_TABLE[code].status]: {
    description: ERROR_TABLE[code].title,
    ...(code === 'tooManyRequests'
      ? { headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } } }
      : {}),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
});
