'use client';

import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { RadioGroup as Radix } from 'radix-ui';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { formatCount, formatNoun, formatPercent } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import type { ClusterResult, ModelDetail, Population } from '@/lib/services/models/types';
import type { Segment } from '@/lib/services/segments/segment-row';
import type { GroupView } from '../view';
import { BothBar } from './both-bar';
import { FidelitySlider } from './fidelity-slider';
import { accuracyOf, firstChoice, keptTo, livingRule, originOf, rulesOf, type Way } from './promotion';
import { RuleLine } from './rule-line';
import { useConsequences } from './use-consequences';

export interface PromoteCardProps {
  model: ModelDetail;
  run: number;
  result: ClusterResult;
  group: GroupView;
  /** Whom the run looked at: a rule is kept to them. */
  population: Population;
  canEdit: boolean;
}

/** Makes a segment of a group: kept by the model, or as a rule that anyone can read, with what it would mean now. */
export function PromoteCard({ model, run, result, group, population, canEdit }: PromoteCardProps) {
  const rules = rulesOf(group);
  const inUse = model.champion === run;
  const [way, setWay] = useState<Way>(rules.length > 0 ? 'rule' : 'living');
  const [index, setIndex] = useState(() => firstChoice(rules));
  const [name, setName] = useState(group.name);
  const [made, setMade] = useState<Segment | null>(null);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const queries = useQueryClient();
  const chosen = rules[index];
  const accuracy = accuracyOf(result);
  const read = chosen ? keptTo(population, chosen.rule) : null;
  const rule = way === 'living' ? (inUse ? livingRule(model.key, group.id) : null) : read;
  const { count, reachable, revenueShare, error, stale } = useConsequences(rule);
  const create = async () => {
    if (!rule) return;
    setPending(true);
    setFailure(null);
    try {
      const segment = await api<Segment>('/api/v1/segments', {
        json: { name: name.trim(), description: originOf(model, run, group, way), rule, status: 'active' },
      });
      setMade(segment);
      toast.success(`The segment ${segment.name} is live`);
      await queries.invalidateQueries({ queryKey: ['suggest', 'things'] });
    } catch (thrown) {
      setFailure(messageOf(thrown));
    } finally {
      setPending(false);
    }
  };
  return (
    <Card aria-labelledby="promote-title" className="flex flex-col">
      <CardHead
        id="promote-title"
        title="Promote to segment"
        actions={
          <Chip className="max-w-52">
            <span className="size-1.5 shrink-0 rounded-full" style={{ background: group.colour }} aria-hidden />
            <span className="truncate">{group.name}</span>
          </Chip>
        }
      />
      <Radix.Root
        value={way}
        onValueChange={(next) => setWay(next === 'living' ? 'living' : 'rule')}
        aria-labelledby="promote-title"
      >
        <Option
          value="living"
          title="Living membership, by the model"
          text="A classifier places everyone again each night, and whoever is new."
          figure={formatPercent(accuracy)}
          unit="accurate"
        />
        <Option
          value="rule"
          title="A readable rule"
          text="Anyone can read it, edit it and explain it."
          figure={chosen ? formatPercent(chosen.fidelity) : '–'}
          unit="faithful"
          disabled={rules.length === 0}
        />
      </Radix.Root>
      {way === 'rule' && chosen && read && (
        <div className="grid gap-3.5 border-line border-b px-4 py-3.5">
          <RuleLine rule={read} />
          <FidelitySlider rules={rules} index={index} onIndex={setIndex} accuracy={accuracy} />
        </div>
      )}
      {way === 'rule' && chosen && (
        <div className="border-line border-b px-4 py-3.5">
          <BothBar rule={chosen} size={group.size} colour={group.colour} />
        </div>
      )}
      {way === 'living' && (
        <div className="border-line border-b px-4 py-3.5 text-ink-2 text-sm">
          {result.assignment ? (
            <>
              The groups are assigned by {result.assignment.method}. Of 100 customers that it had not seen, it places{' '}
              <b className="font-semibold text-ink">{formatCount((accuracy ?? 0) * 100)}</b> as the clustering would.
            </>
          ) : (
            'No classifier was learned for these groups: only those of the run are members.'
          )}
          {!inUse && (
            <Callout tone="warn" className="mt-3">
              Memberships follow the run in use. Put run {run} to use first, or choose the rule.
            </Callout>
          )}
        </div>
      )}
      <form
        className="flex flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div className="px-4 py-3.5">
          <Field label="Segment name">
            <Input
              value={name}
              maxLength={200}
              disabled={!canEdit || made !== null}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <dl className={cn('mt-3 grid gap-y-0.75 text-sm', stale && rule && 'opacity-60')}>
            <Consequence term="Join at once">
              {rule ? (count === undefined ? '–' : formatNoun(count, 'customer')) : '–'}
            </Consequence>
            <Consequence term="Can be emailed now">
              {rule && count !== undefined ? `${formatCount(reachable)} of ${formatCount(count)}` : '–'}
            </Consequence>
            <Consequence term="Bring">
              {rule && revenueShare !== undefined ? `${formatPercent(revenueShare, 0)} of all revenue` : '–'}
            </Consequence>
            <Consequence term="Checked again">
              {way === 'rule' ? 'at every order and as days pass' : 'each night, and with new events'}
            </Consequence>
          </dl>
          {(failure || error) && (
            <Callout tone="bad" className="mt-3">
              {failure ?? messageOf(error)}
            </Callout>
          )}
        </div>
        <div className="mt-auto flex items-center gap-2 border-line border-t px-4 py-3">
          {made ? (
            <>
              <small className="text-ink-2 text-xs">It is live and keeps itself up to date.</small>
              <Button asChild variant="primary" className="ml-auto">
                <Link href={`/segments/${made.id}`}>Open the segment</Link>
              </Button>
            </>
          ) : (
            <>
              <small className="text-ink-3 text-xs">
                {canEdit ? 'No campaign uses it yet' : 'Your role can look, not make segments'}
              </small>
              {canEdit && (
                <Button
                  type="submit"
                  variant="primary"
                  className="ml-auto"
                  pending={pending}
                  disabled={!rule || name.trim() === ''}
                >
                  Create segment
                </Button>
              )}
            </>
          )}
        </div>
      </form>
    </Card>
  );
}

function Consequence({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-ink-2">{term}</dt>
      <dd className="text-right font-medium tabular-nums">{children}</dd>
    </div>
  );
}

interface OptionProps {
  value: Way;
  title: string;
  text: string;
  figure: string;
  unit: string;
  disabled?: boolean;
}

function Option({ value, title, text, figure, unit, disabled }: OptionProps) {
  return (
    <label
      htmlFor={`way-${value}`}
      className={cn(
        'grid grid-cols-[18px_1fr_auto] items-start gap-x-2.5 border-line border-b px-4 py-3',
        disabled && 'opacity-60',
      )}
    >
      <Radix.Item
        id={`way-${value}`}
        value={value}
        disabled={disabled}
        className="relative mt-0.5 size-4 rounded-full border-[1.5px] border-line-control bg-card after:absolute after:-inset-1 data-[state=checked]:border-[5px] data-[state=checked]:border-accent"
      />
      <span>
        <b className="block font-semibold">{title}</b>
        <small className="block text-ink-3 text-xs">{text}</small>
      </span>
      <span className="text-right font-semibold text-md leading-[22px] tabular-nums">
        {figure}
        <small className="block font-normal text-ink-3 text-xs">{unit}</small>
      </span>
    </label>
  );
}
