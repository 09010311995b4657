'use client';

import { ChevronsDownUp, ChevronsUpDown, Code } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { IconButton } from '@/components/ui/button';
import { useBuilder } from './builder-context';
import { heightOf, walk } from './model/tree';
import { Drag } from './tree/drag';
import { Faults } from './tree/faults';
import { GroupHead } from './tree/group-head';
import { Children } from './tree/group-view';
import { useClipboard } from './tree/use-clipboard';
import { useNodeFocus } from './tree/use-node-focus';
import { useRootKeys } from './use-root-keys';

export interface RuleTreeProps {
  /** Opens the rule as JSON. */
  onCode?: () => void;
  /** Shown while the rule has no condition. */
  empty?: ReactNode;
}

/** The rule as nested groups of readable sentences whose parts are controls. */
export function RuleTree({ onCode, empty }: RuleTreeProps) {
  const { state, dispatch, faults } = useBuilder();
  const { root, collapsed } = state;
  useRootKeys();
  useClipboard();
  const { naming, startNaming, endNaming } = useNodeFocus(root);
  const groups = [...walk(root)].filter(({ node, parent }) => parent && node.kind === 'group').length;
  const allFolded = groups > 0 && collapsed.size >= groups;
  return (
    <div data-rule className="min-w-0 px-4 pt-3 pb-3.5 max-sm:overflow-x-auto max-sm:px-3">
      {/* On a narrow screen deep groups are scrolled to within the card. */}
      <div
        style={{ '--deep': heightOf(root) } as CSSProperties}
        className="max-sm:min-w-[calc(var(--deep)*1.6rem+13rem)]"
      >
        <Drag>
          <GroupHead
            group={root}
            root
            naming={naming}
            onName={startNaming}
            onNamed={endNaming}
            after={
              <>
                {dispatch && groups > 0 && (
                  <IconButton
                    label={allFolded ? 'Unfold all groups' : 'Fold all groups'}
                    className="size-7"
                    onClick={() => dispatch({ type: 'collapseAll', collapsed: !allFolded })}
                  >
                    {allFolded ? <ChevronsUpDown aria-hidden /> : <ChevronsDownUp aria-hidden />}
                  </IconButton>
                )}
                {onCode && (
                  <IconButton label="Show as JSON" className="size-7" onClick={onCode}>
                    <Code aria-hidden />
                  </IconButton>
                )}
                <span className="mr-3 w-20.5 text-right text-ink-2 text-xs">Match alone</span>
              </>
            }
          />
          <Faults faults={faults.get(root.id)} />
          {root.children.length === 0 && empty}
          <Children group={root} depth={0} />
        </Drag>
      </div>
    </div>
  );
}
