'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Check, Package, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ApiError, api, messageOf } from '@/components/ui/api';
import { Button, IconButton } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from '@/components/ui/command';
import { formatMoney } from '@/components/ui/format';
import { Popover } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import { SortableList, SortableRow } from '@/components/ui/sortable';
import type { ProductItem } from '@/lib/services/profiles/list-products';

type Found = Pick<ProductItem, 'id' | 'externalId' | 'name' | 'price' | 'currency' | 'imageUrl'>;

const MOST = 12;

interface ProductPickerProps {
  /** Ids, or external ids, of the catalogue; at least one. */
  products: readonly string[];
  onChange: (products: string[]) => void;
}

/** The products of a grid: found in the catalogue, put into order, taken out. Names and prices are those of now. */
export function ProductPicker({ products, onChange }: ProductPickerProps) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium text-ink-2 text-xs">Products</p>
      <SortableList label="Products" items={products} idOf={(id) => id} onChange={onChange} className="gap-1">
        {products.map((id) => (
          <Chosen
            key={id}
            id={id}
            remove={products.length > 1 ? () => onChange(products.filter((one) => one !== id)) : null}
          />
        ))}
      </SortableList>
      {products.length < MOST ? (
        <Finder
          products={products}
          toggle={(id) => onChange(products.includes(id) ? products.filter((one) => one !== id) : [...products, id])}
        />
      ) : (
        <p className="text-ink-3 text-xs">A grid holds at most {MOST}.</p>
      )}
    </div>
  );
}

/** By id, else by external id; null where the catalogue has neither. */
async function findProduct(id: string, signal: AbortSignal): Promise<Found | null> {
  try {
    return await api<Found>(`/api/v1/products/${encodeURIComponent(id)}`, { signal });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    const { data } = await api<{ data: Found[] }>('/api/v1/products', {
      query: { externalId: id, limit: 1 },
      signal,
    });
    return data[0] ?? null;
  }
}

function Chosen({ id, remove }: { id: string; remove: (() => void) | null }) {
  const { data, isPending } = useQuery({
    queryKey: ['product', id],
    queryFn: ({ signal }) => findProduct(id, signal),
    staleTime: 5 * 60_000,
    retry: false,
  });
  const name = data?.name ?? id;
  return (
    <SortableRow id={id} name={name}>
      {(handle) => (
        <div className="flex min-h-9 items-center gap-1.5 py-0.5 pr-1">
          {handle}
          <Picture product={data ?? null} />
          {isPending ? (
            <Skeleton className="h-4 flex-1" />
          ) : (
            <span className="min-w-0 flex-1">
              <span className={cn('block truncate text-sm', !data && 'text-bad')}>{name}</span>
              {!data && <span className="block text-bad text-xs">Not in the catalogue</span>}
            </span>
          )}
          {data && <Price product={data} />}
          {remove && (
            <IconButton size="sm" label={`Take out ${name}`} onClick={remove}>
              <Trash2 aria-hidden />
            </IconButton>
          )}
        </div>
      )}
    </SortableRow>
  );
}

function Finder({ products, toggle }: { products: readonly string[]; toggle: (id: string) => void }) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['products', text.trim()],
    queryFn: ({ signal }) =>
      api<{ data: Found[] }>('/api/v1/products', {
        query: { q: text.trim() || undefined, sort: '-revenue', limit: 20 },
        signal,
      }),
    enabled: open,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Find products"
      className="w-90 p-0"
      trigger={
        <Button size="sm" variant="dashed" className="justify-self-start">
          <Plus aria-hidden />
          Add a product
        </Button>
      }
    >
      <Command shouldFilter={false} className="max-h-80">
        <CommandInput
          value={text}
          onValueChange={setText}
          placeholder="Search the catalogue"
          aria-label="Search the catalogue"
          className="h-9 text-sm"
        />
        <CommandList>
          {error ? (
            <p className="p-3 text-bad text-sm">{messageOf(error)}</p>
          ) : data ? (
            <CommandEmpty>No product of that name.</CommandEmpty>
          ) : (
            <p className="p-3 text-ink-3 text-sm">Looking …</p>
          )}
          {data?.data.map((product) => {
            const chosen = products.find((id) => id === product.id || id === product.externalId);
            const last = chosen !== undefined && products.length === 1;
            return (
              <CommandItem
                key={product.id}
                value={product.id}
                disabled={last || (chosen === undefined && products.length >= MOST)}
                onSelect={() => toggle(chosen ?? product.id)}
              >
                <Check className={cn('text-accent!', chosen === undefined && 'invisible')} aria-hidden />
                <Picture product={product} />
                <span className="min-w-0 flex-1 truncate">{product.name}</span>
                <Price product={product} />
                {chosen !== undefined && <span className="sr-only">chosen</span>}
              </CommandItem>
            );
          })}
        </CommandList>
      </Command>
    </Popover>
  );
}

const Price = ({ product: { price, currency } }: { product: Found }) =>
  price === null ? null : (
    <span className="shrink-0 text-ink-2 text-xs tabular-nums">{formatMoney(price, currency ?? undefined)}</span>
  );

function Picture({ product }: { product: Found | null }) {
  return (
    <span className="grid size-6 shrink-0 place-items-center overflow-hidden rounded-xs bg-sunken text-ink-3">
      {product?.imageUrl ? (
        // biome-ignore lint/performance/noImgElement: pictures of the shop's own site
        <img src={product.imageUrl} alt="" loading="lazy" className="size-full object-cover" />
      ) : (
        <Package className="size-3.5" aria-hidden />
      )}
    </span>
  );
}
