'use client';

import { findMetric } from '@/lib/catalog';
import { metricOperators, type Operator } from '@/lib/rules';
import { useBuilder } from '../builder-context';
import { MetricEditor } from '../editors/metric-editor';
import { OptionList } from '../editors/option-list';
import { ThingList } from '../editors/thing-list';
import { metricIcon } from '../icons';
import { Hint } from '../parts/glue';
import { Param } from '../parts/param';
import { useCurrency, useSpread } from '../use-suggestions';
import { metricLabel, numberWords, operatorWords, percentileWords, valueWords } from '../words';
import type { SentenceProps } from './props';
import { Values, valueFor } from './values';

/** "engagement score is in the top 25 %", "orders is at least 2". */
export function MetricSentence({ condition, onChange, faulty, fresh }: SentenceProps<'metric'>) {
  const { things } = useBuilder();
  const currency = useCurrency();
  const { metric: name, op, value, percentile } = condition;
  const metric = findMetric(name);
  const numeric = metric?.type !== 'text';
  const label = metricLabel(name);
  const values = things?.metrics.find((each) => each.name === name)?.values ?? metric?.values;
  const put = (next: Partial<typeof condition>, merge?: string) => onChange?.({ ...condition, ...next }, merge);
  const numbers =
    value === undefined
      ? 'choose a number'
      : (Array.isArray(value) ? value : [value]).map((each) => valueWords(each, metric?.unit, currency)).join(' and ');
  // What the share comes to in points, where the spread says it.
  const { data: spread } = useSpread(name, percentile !== undefined);
  const threshold = spread?.percentiles.find((each) => each.percentile === percentile)?.value;
  const hasValue = op !== 'exists' && op !== 'notExists';
  return (
    <>
      <Param
        as="pill"
        label="Metric"
        icon={metricIcon(name)}
        text={label}
        faulty={faulty('/metric')}
        readOnly={!onChange}
        wide
      >
        {onChange &&
          ((close) => (
            <ThingList
              kinds={['metric']}
              onChoose={(node) => {
                if (node.type === 'metric')
                  onChange({ type: 'metric', metric: node.metric, op: node.op, value: node.value });
                close();
              }}
            />
          ))}
      </Param>{' '}
      {percentile !== undefined ? (
        <>
          is in the{' '}
          <Param
            label="Threshold"
            text={percentileWords(condition)}
            faulty={faulty('/percentile')}
            wide
            readOnly={!onChange}
          >
            {onChange && ((close) => <MetricEditor condition={condition} onChange={onChange} close={close} />)}
          </Param>
          {threshold !== undefined && (
            <Hint>
              {numberWords(Math.round(threshold * 10) / 10, metric?.unit, currency)} or{' '}
              {op === 'gte' || op === 'gt' ? 'more' : 'less'}
            </Hint>
          )}
        </>
      ) : (
        <>
          <Param label="Operator" text={operatorWords(op)} faulty={faulty('/op')} readOnly={!onChange}>
            {onChange &&
              ((close) => (
                <OptionList
                  label="Operator"
                  options={(metric ? metricOperators(metric) : [op]).map((each: Operator) => ({
                    value: each,
                    label: operatorWords(each),
                  }))}
                  value={op}
                  onChoose={(next) => {
                    put({ op: next, value: valueFor(next, value, numeric ? 'number' : 'text') });
                    close();
                  }}
                />
              ))}
          </Param>{' '}
          {numeric && hasValue && op !== 'in' && op !== 'notIn' && (
            <Param
              label="Threshold"
              text={numbers}
              faulty={faulty('/value')}
              openFirst={fresh && value === undefined}
              wide
              readOnly={!onChange}
            >
              {onChange && ((close) => <MetricEditor condition={condition} onChange={onChange} close={close} />)}
            </Param>
          )}
          {(!numeric || op === 'in' || op === 'notIn') && (
            <Values
              of={label}
              op={op}
              type={numeric ? 'number' : 'text'}
              unit={metric?.unit}
              value={value}
              values={values}
              question={{ metric: name }}
              faulty={faulty('/value')}
              openFirst={fresh}
              onChange={onChange && ((next, merge) => put({ value: next }, merge))}
            />
          )}
        </>
      )}
    </>
  );
}
