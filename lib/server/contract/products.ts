import { z } from 'zod';
import { endpoint } from '../endpoint';

const access = { kind: 'api', scope: 'customers:read', permission: 'products.view' } as const;
const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime());
const text = z
  .string()
  .max(512)
  .refine((value) => !value.includes('\u0000'), 'A NUL character cannot be stored.');

export const productSchema = z.object({
  id: z.string(),
  externalId: z.string().describe('The productId of the event sources.'),
  name: z.string(),
  category: z.string().nullable(),
  price: z.string().nullable().describe('Decimal text in `currency`.'),
  currency: z.string().nullable(),
  imageUrl: z.string().nullable(),
  url: z.string().nullable(),
  description: z.string().nullable(),
  orders: z.number().int().describe('Orders that hold it.'),
  units: z.number().int(),
  revenue: z.string().describe('Price times pieces of its order lines, in the shop currency.'),
  views: z.number().int(),
  lastOrderAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

export const listProducts = endpoint({
  name: 'listProducts',
  method: 'GET',
  path: '/api/v1/products',
  summary: 'Products with their sales, in the order in which they were made unless sorted otherwise',
  access,
  query: z.object({
    q: text.max(200).optional().describe('Part of the name or external id.'),
    externalId: text.optional(),
    category: text.optional(),
    sort: z
      .enum([
        'number',
        'revenue',
        '-revenue',
        'orders',
        '-orders',
        'units',
        '-units',
        'price',
        '-price',
        'lastOrder',
        '-lastOrder',
        'name',
        '-name',
      ])
      .default('number'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({ data: z.array(productSchema), nextCursor: z.string().nullable() }),
});

export const getProduct = endpoint({
  name: 'getProduct',
  method: 'GET',
  path: '/api/v1/products/{id}',
  summary: 'A product with its sales',
  access,
  params: z.object({ id: text.min(1).max(100) }),
  output: productSchema,
});

export const exportProducts = endpoint({
  name: 'exportProducts',
  method: 'GET',
  path: '/api/ui/products/export',
  summary: 'The products of a list as CSV',
  access: { kind: 'person', permission: 'products.view' },
  internal: true,
  audit: true,
});
