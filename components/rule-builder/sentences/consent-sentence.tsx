'use client';

import { MailCheck } from 'lucide-react';
import { CONSENT_STATES } from '@/lib/rules';
import { useBuilder } from '../builder-context';
import { OptionList } from '../editors/option-list';
import { Param } from '../parts/param';
import { CONSENT_WORDS } from '../words';
import type { SentenceProps } from './props';

/** "email consent is subscribed". */
export function ConsentSentence({ condition, onChange, faulty }: SentenceProps<'consent'>) {
  const { things } = useBuilder();
  const { channel, op, value } = condition;
  const channels = [...new Set([channel, ...(things?.channels.map((each) => each.channel) ?? []), 'email'])].filter(
    Boolean,
  );
  const choose = <Value extends string>(
    label: string,
    text: string,
    field: string,
    options: { value: Value; label: string }[],
    chosen: Value,
    put: (next: Value) => void,
    pill?: boolean,
  ) => (
    <Param
      label={label}
      text={text}
      as={pill ? 'pill' : 'underline'}
      icon={pill ? MailCheck : undefined}
      faulty={faulty(field)}
      readOnly={!onChange}
    >
      {onChange &&
        ((close) => (
          <OptionList
            label={label}
            options={options}
            value={chosen}
            onChoose={(next) => {
              put(next);
              close();
            }}
          />
        ))}
    </Param>
  );
  return (
    <>
      {choose(
        'Channel',
        `${channel} consent`,
        '/channel',
        channels.map((each) => ({ value: each, label: `${each} consent` })),
        channel,
        (next) => onChange?.({ ...condition, channel: next }),
        true,
      )}{' '}
      {choose(
        'Operator',
        op === 'eq' ? 'is' : 'is not',
        '/op',
        [
          { value: 'eq', label: 'is' },
          { value: 'neq', label: 'is not' },
        ],
        op,
        (next) => onChange?.({ ...condition, op: next }),
      )}{' '}
      {choose(
        'State',
        CONSENT_WORDS[value],
        '/value',
        CONSENT_STATES.map((each) => ({ value: each, label: CONSENT_WORDS[each] })),
        value,
        (next) => onChange?.({ ...condition, value: next }),
      )}
    </>
  );
}
