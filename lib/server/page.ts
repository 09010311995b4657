import { notFound, redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { isAppError } from '@/lib/core';
import { can, LANDING, type Permission } from '@/lib/services/accounts/permissions';
import type { PersonPrincipal } from '@/lib/services/accounts/principal';
import { resolvePersonFromCookies } from './principal-of-page';

interface PageProps {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export interface PageCall {
  person: PersonPrincipal;
  params: Record<string, string>;
  /** Query of the address; of a repeated name the first value. */
  query: Record<string, string>;
  /** The same with every value of a repeated name. */
  queryAll: Record<string, string[]>;
}

export type Page = ((props: PageProps) => Promise<ReactNode>) & {
  page: { permission: Permission } | { public: string };
};

/**
 * Wraps a page: sends a stranger to the sign-in and a person without the permission to the page of their role. A
 * `loading.tsx` beside or above a page that some roles may not see would answer 200 before this has decided.
 */
export function page(declared: { permission: Permission }, render: (call: PageCall) => Promise<ReactNode>): Page {
  const show = async (props: PageProps): Promise<ReactNode> => {
    const person = await requirePerson();
    if (!can(person.role, declared.permission)) redirect(`${LANDING[person.role]}?refused=1`);
    try {
      const [params, query, queryAll] = await Promise.all([props.params, queryOf(props), queryAllOf(props)]);
      return await render({ person, params, query, queryAll });
    } catch (error) {
      if (isAppError(error) && error.code === 'notFound') notFound();
      throw error;
    }
  };
  return Object.assign(show, { page: declared });
}

/** Wraps a page that anyone may see; `reason` says why. `person` is who looks, where somebody is signed in. */
export function publicPage(
  reason: string,
  render: (call: Omit<PageCall, 'person' | 'queryAll'> & { person: PersonPrincipal | undefined }) => Promise<ReactNode>,
): Page {
  const show = async (props: PageProps): Promise<ReactNode> => {
    const principal = await resolvePersonFromCookies();
    const [params, query] = await Promise.all([props.params, queryOf(props)]);
    return render({ person: principal.kind === 'person' ? principal : undefined, params, query });
  };
  return Object.assign(show, { page: { public: reason } });
}

async function queryOf({ searchParams }: PageProps): Promise<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(await searchParams).flatMap(([key, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[key, first]];
    }),
  );
}

async function queryAllOf({ searchParams }: PageProps): Promise<Record<string, string[]>> {
  return Object.fromEntries(
    Object.entries(await searchParams).map(([key, value]) => [key, value === undefined ? [] : [value].flat()]),
  );
}

/** The signed-in person; a stranger is sent to the sign-in. For layouts. */
export async function requirePerson(): Promise<PersonPrincipal> {
  const principal = await resolvePersonFromCookies();
  if (principal.kind !== 'person') redirect('/sign-in');
  return principal;
}
