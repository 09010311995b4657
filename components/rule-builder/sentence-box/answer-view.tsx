'use client';

import { Button } from '@/components/ui/button';
import { formatCount } from '@/components/ui/format';
import { Kbd } from '@/components/ui/kbd';
import { Segmented } from '@/components/ui/segmented';
import type { RuleDifference } from '@/lib/rules';
import { DifferenceList } from './difference-list';
import { MarkedSentence } from './marked-sentence';
import type { Way } from './next-rule';
import type { Answer } from './use-sentence';

export interface AnswerViewProps {
  answer: Answer;
  differences: readonly RuleDifference[];
  way: Way;
  onWay: (way: Way) => void;
  /** There is no rule yet: it can only be made. */
  empty: boolean;
  /** Customers of the rule as it would be, and as it is. */
  count?: number;
  before?: number;
  onApply: () => void;
  onCancel: () => void;
  /** Puts the words of an assumption into the hand of whoever wants to say them otherwise. */
  onSelect: (start: number, end: number) => void;
}

/** What was understood of a sentence and what it would change; nothing is applied by itself. */
export function AnswerView(props: AnswerViewProps) {
  const { answer, differences, way, onWay, empty, count, before, onApply, onCancel, onSelect } = props;
  const { text, parsed } = answer;
  const same = differences.length > 0 && differences.every(({ kind }) => kind === 'same');
  return (
    <section
      aria-label="What was understood"
      className="grid gap-3 rounded-b-lg border-line border-t bg-sunken px-4 py-3"
    >
      <MarkedSentence text={text} parsed={parsed} />
      {parsed.unknown.length > 0 && (
        <p className="text-bad text-sm">
          Not understood, and left out: {parsed.unknown.map(({ text: words }) => `“${words}”`).join(', ')}
        </p>
      )}
      {parsed.assumptions.length > 0 && (
        <div>
          <h2 className="mb-0.5 font-medium text-ink-3 text-xs">Taken like this</h2>
          <ul aria-label="Assumptions" className="grid gap-0.5">
            {parsed.assumptions.map(({ message, start, end }) => (
              <li key={`${start} ${message}`} className="text-sm leading-5 [overflow-wrap:anywhere]">
                {message}{' '}
                <button
                  type="button"
                  className="link -my-0.5 inline-block min-h-6 whitespace-nowrap text-xs"
                  onClick={() => onSelect(start, end)}
                >
                  Say it otherwise
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h2 className="mb-0.5 font-medium text-ink-3 text-xs">
          {same ? 'The rule says this already' : empty ? 'The rule' : 'What changes'}
        </h2>
        {differences.length === 0 ? (
          <p className="text-sm">No condition: this is everyone.</p>
        ) : (
          <DifferenceList differences={differences} />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {!empty && (
          <Segmented
            label="What the sentence does"
            value={way}
            onValueChange={onWay}
            options={[
              { value: 'replace', label: 'Replace the rule' },
              { value: 'add', label: 'Add to the rule' },
            ]}
          />
        )}
        <span role="status" className="text-ink-2 text-xs tabular-nums">
          {count !== undefined && (
            <>
              <b className="font-semibold text-ink">{formatCount(count)}</b> customers then
              {before !== undefined && `, ${formatCount(before)} now`}
            </>
          )}
        </span>
        <span className="ml-auto flex items-center gap-2">
          <Button variant="quiet" size="sm" onClick={onCancel}>
            Cancel <Kbd aria-hidden>Esc</Kbd>
          </Button>
          <Button variant="primary" size="sm" onClick={onApply}>
            Apply{' '}
            <Kbd aria-hidden className="border-transparent bg-transparent text-inherit">
              Ctrl ↵
            </Kbd>
          </Button>
        </span>
      </div>
    </section>
  );
}
