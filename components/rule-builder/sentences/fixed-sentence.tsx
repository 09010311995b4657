import { COMPARISON_LABELS } from '@/lib/rules';
import { eventIcon } from '../icons';
import { Clause, Hint } from '../parts/glue';
import { Param } from '../parts/param';
import { durationWords, eventPhrase, lastWords, propertyLabel } from '../words';
import type { SentenceProps } from './props';
import { WhereClauses } from './where-clauses';

const never = () => false;

/** "added to cart, then within 2 hours started checkout, all in the last 30 days". Shown and kept; not edited here. */
export function SequenceSentence({ condition }: Pick<SentenceProps<'sequence'>, 'condition'>) {
  const { steps, within, per } = condition;
  return (
    <>
      in order:{' '}
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <Clause key={index}>
          {index > 0 && (step.within ? `, then within ${durationWords(step.within)} ` : ', then ')}
          <Param as="pill" label="Event" icon={eventIcon(step.event)} text={eventPhrase(step.event)} readOnly />
          {step.where?.length ? (
            <>
              {' '}
              <WhereClauses event={step.event} where={step.where} faulty={never} />
            </>
          ) : null}
        </Clause>
      ))}
      {per && `, same ${propertyLabel(per)}`}
      {within && `, all in the last ${lastWords(within)}`}
      <Hint>as JSON only</Hint>
    </>
  );
}

/** "a score of at least 10 from …". Shown and kept; not edited here. */
export function ScoreSentence({ condition }: Pick<SentenceProps<'score'>, 'condition'>) {
  const { weights, within, halfLife, op = 'gte', value = 1 } = condition;
  return (
    <>
      a score of {COMPARISON_LABELS[op]} {Array.isArray(value) ? value.join(' and ') : value} from{' '}
      {weights.map((weight, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a weight is its place
        <Clause key={index}>
          {index > 0 && ', '}
          <Param
            as="pill"
            label="Event"
            icon={eventIcon(weight.event)}
            text={`${eventPhrase(weight.event)} × ${weight.points}`}
            readOnly
          />
        </Clause>
      ))}
      {within && ` in the last ${lastWords(within)}`}
      {halfLife && `, halved every ${lastWords(halfLife)}`}
      <Hint>as JSON only</Hint>
    </>
  );
}
