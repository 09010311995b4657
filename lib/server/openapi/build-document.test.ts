import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENDPOINTS } from '../contract';
import { endpoint } from '../endpoint';
import { buildDocument } from './build-document';

interface Tree {
  type: 'all';
  children: Tree[];
}
const tree: z.ZodType<Tree> = z.object({
  type: z.literal('all'),
  get children() {
    return z.array(tree);
  },
});

/** Every `$ref` of a document. */
function refs(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [child] : refs(child),
  );
}
function resolves(document: unknown, ref: string): boolean {
  const target = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
  return ref.startsWith('#/') && target !== undefined;
}

describe('the OpenAPI document', () => {
  it('has every public endpoint under a name of its own, and no dangling reference', () => {
    const document = buildDocument(ENDPOINTS);
    const shown = ENDPOINTS.filter(({ internal }) => !internal);
    expect(Object.values(document.paths as object).flatMap((path) => Object.keys(path as object))).toHaveLength(
      shown.length,
    );
    expect(new Set(shown.map(({ name }) => name)).size).toBe(shown.length);
    expect(refs(document).filter((ref) => !resolves(document, ref))).toEqual([]);
    expect(JSON.stringify(document)).toContain('/api/v1/batch');
  });

  it('describes the rule language once, a range as two numbers, and what is posted to webhooks', () => {
    const document = buildDocument(ENDPOINTS);
    const text = JSON.stringify(document);
    const { schemas } = document.components as { schemas: Record<string, unknown> };
    expect(JSON.stringify(schemas.PreviewSegmentRequest)).toContain('"rule":{"$ref":"#/components/schemas/Rule"}');
    expect(JSON.stringify(schemas.Rule)).toContain('notFollowedBy');
    expect(text).not.toContain('prefixItems');
    expect(Object.keys(document.webhooks as object)).toEqual(['segment.entered', 'segment.left', 'webhook.test']);
    expect(text).toContain('webhook-signature');
  });

  it('writes recursive bodies, parameters, scopes and failures', () => {
    const document = buildDocument([
      endpoint({
        name: 'segments.preview',
        method: 'POST',
        path: '/api/v1/segments/{id}/preview',
        summary: 'Preview',
        access: { kind: 'api', scope: 'segments:read', permission: 'segments.view' },
        params: z.object({ id: z.string() }),
        query: z.object({ limit: z.coerce.number().int().max(500).default(50) }),
        body: z.object({ rule: tree }),
        output: z.object({ at: z.date(), count: z.number() }),
        idempotent: true,
      }),
    ]);
    expect(refs(document).filter((ref) => !resolves(document, ref))).toEqual([]);
    expect(document).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/api/v1/segments/{id}/preview': {
          post: {
            operationId: 'segments.preview',
            security: [{ oauth2: ['segments:read'] }, { session: [] }],
            parameters: [
              { name: 'id', in: 'path', required: true },
              { name: 'limit', in: 'query', required: false, schema: { default: 50 } },
              { name: 'Idempotency-Key', in: 'header' },
            ],
            responses: {
              200: {},
              401: {},
              403: {},
              409: {},
              413: {},
              415: {},
              422: {},
              429: { headers: { 'Retry-After': {} } },
            },
          },
        },
      },
      components: {
        schemas: { SegmentsPreviewAnswer: { properties: { at: { type: 'string', format: 'date-time' } } } },
      },
    });
  });
});
