'use client';

import { memo } from 'react';
import { cn } from '@/components/ui/cn';
import { useBuilder } from '../builder-context';
import type { BareCondition, EditCondition } from '../model/types';
import { ConditionSentence } from '../sentences/condition-sentence';
import { CountCell } from './count-cell';
import { Faults } from './faults';
import { Handle } from './handle';
import { NameField } from './name-field';
import { NodeToolbar } from './node-toolbar';
import { useNodeFocus } from './use-node-focus';

/** One condition: handle, sentence of controls, count. Hovering it marks its words and its row of the funnel. */
export const ConditionRow = memo(function ConditionRow({ node, nested }: { node: EditCondition; nested: boolean }) {
  const { dispatch, faults, highlight, setHighlight, insist } = useBuilder();
  const { naming, startNaming, endNaming, onKeyDownCapture, fresh } = useNodeFocus(node);
  // What is not filled in yet is no fault until the rule is to be saved.
  const own = faults.get(node.id)?.filter((fault) => insist || !isUnfinished(node.condition, fault.field));
  const faulty = (field: string) =>
    own?.some((fault) => fault.field === field || fault.field.startsWith(`${field}/`)) ?? false;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the controls inside; hovering only marks
    <div
      data-node={node.id}
      onKeyDownCapture={onKeyDownCapture}
      onMouseEnter={() => setHighlight(node.id)}
      onMouseLeave={() => setHighlight(null)}
      onFocus={() => setHighlight(node.id)}
      onBlur={() => setHighlight(null)}
      className={cn(
        'group/row relative flex has-data-dragging:opacity-40 min-h-10.5 items-start gap-0.5 rounded-md py-2 pr-3 max-sm:flex-wrap',
        nested && '-mr-1.5 pr-1.5',
        highlight === node.id && 'bg-sunken ring-1 ring-line-strong ring-inset',
      )}
    >
      <Handle node={node} label="Move or change the condition" onName={startNaming} />
      <div
        className={cn(
          'min-w-0 flex-1 text-pretty pr-2.5 text-ink-2 leading-6.5',
          node.disabled &&
            'text-ink-3 line-through decoration-ink-3 [&_[data-param]]:border-dashed [&_[data-param]]:bg-transparent [&_[data-param]]:font-normal [&_[data-param]]:text-ink-3 [&_[data-param]]:no-underline',
        )}
      >
        {naming ? (
          <span className="mr-2 inline-block align-middle">
            <NameField node={node} onDone={endNaming} />
          </span>
        ) : (
          node.name && (
            <button
              type="button"
              onClick={startNaming}
              disabled={!dispatch}
              className="mr-1.5 rounded-xs font-[550] text-ink text-sm disabled:cursor-default"
              aria-label={`Name: ${node.name}`}
            >
              {node.name}:
            </button>
          )
        )}
        <ConditionSentence
          condition={node.condition}
          fresh={fresh}
          faulty={faulty}
          onChange={
            dispatch
              ? (condition, merge) =>
                  dispatch({ type: 'edit', id: node.id, condition, merge: merge && `${node.id} ${merge}` })
              : undefined
          }
        />
        <Faults faults={own} />
      </div>
      <CountCell node={node} className="pt-0.5" />
      <NodeToolbar node={node} onName={startNaming} />
    </div>
  );
});

/** Nothing has been put at this place of the condition so far. */
function isUnfinished(condition: BareCondition, field: string): boolean {
  let at: unknown = condition;
  for (const key of field.split('/').slice(1))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  return at === undefined || at === '' || (Array.isArray(at) && at.length === 0);
}
