'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Time } from '@/components/ui/time';
import type { SomeoneAnswer } from '@/lib/services/campaigns/editor/explain-someone';

/** "Why not this person?": by name, address or id. */
export function WhyNotPerson({ campaign }: { campaign: string }) {
  const [q, setQ] = useState('');
  const ask = useMutation({
    mutationFn: () => api<{ people: SomeoneAnswer[] }>(`/api/ui/campaigns/${campaign}/person`, { query: { q } }),
  });
  return (
    <Card>
      <CardHead title="Why not this person?" />
      <CardBody className="grid gap-3">
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (q.trim()) ask.mutate();
          }}
        >
          <Field label="Customer" className="flex-1">
            <Input value={q} placeholder="Name, email or id" onChange={(event) => setQ(event.target.value)} />
          </Field>
          <Button type="submit" pending={ask.isPending}>
            Ask
          </Button>
        </form>
        {ask.isError && <p className="text-bad text-sm">{messageOf(ask.error)}</p>}
        {ask.data && (
          <ul className="grid gap-1.5 text-sm" aria-live="polite">
            {ask.data.people.map((person) => (
              <li key={person.customerId} className="flex flex-wrap items-baseline gap-x-2">
                <Link href={`/customers/${person.customerId}`} className="font-[550] hover:underline">
                  {person.name}
                </Link>
                <span className="text-ink-2">{person.sentence}</span>
                {person.dueAt && <Time value={person.dueAt} as="dateTime" className="text-ink-3 text-xs" />}
                <Chip tone={person.receives ? 'good' : 'neutral'} className="ml-auto">
                  {person.receives ? 'Receives it' : 'Does not'}
                </Chip>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
