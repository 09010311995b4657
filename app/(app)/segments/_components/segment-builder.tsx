'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { toast } from 'sonner';
import { BuilderProvider } from '@/components/rule-builder/builder-context';
import { KeySheet } from '@/components/rule-builder/key-sheet';
import { groupToRule } from '@/components/rule-builder/model/convert';
import { openRule, reduceRule } from '@/components/rule-builder/model/reducer';
import { Panel } from '@/components/rule-builder/panel/panel';
import { RuleTree } from '@/components/rule-builder/rule-tree';
import { SentenceBox } from '@/components/rule-builder/sentence-box/sentence-box';
import { RuleSentence } from '@/components/rule-builder/sentence-card';
import { usePreview } from '@/components/rule-builder/use-preview';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { Breadcrumb } from '@/components/shell/crumbs';
import { api } from '@/components/ui/api';
import { Card } from '@/components/ui/card';
import { formatCount } from '@/components/ui/format';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { Rule } from '@/lib/rules';
import type { Segment } from '@/lib/services/segments/segment-row';
import { BuilderActs } from './builder-acts';
import { BuilderSkeleton } from './builder-skeleton';
import { BuilderTitle } from './builder-title';
import { ConflictDialog } from './conflict-dialog';
import { countChanges } from './count-changes';
import { MobilePanel } from './mobile-panel';
import { PublishDialog, useImpact } from './publish-dialog';
import { RuleJsonDialog } from './rule-json-dialog';
import { useBuilderKeys } from './use-builder-keys';
import { type Draft, readDraft, type SegmentForm, useDraftKeeper } from './use-draft';
import { useSave } from './use-save';

export interface SegmentBuilderProps {
  /** Missing for a new one. */
  segment?: Segment;
  /** What a new one begins with. */
  start: { form: SegmentForm; rule: Rule };
  /** What a new one was begun from, so that each beginning has a draft of its own. */
  origin?: string;
}

/** The segment builder. It shows once the page has woken up, as it begins with what this device kept. */
export function SegmentBuilder(props: SegmentBuilderProps) {
  const hydrated = useHydrated();
  return hydrated ? <Opened {...props} /> : <BuilderSkeleton />;
}

const formOf = (segment: Segment): SegmentForm => ({
  name: segment.name,
  description: segment.description ?? '',
  goal: segment.goal ?? '',
});

function Opened({ segment: given, start, origin = 'new' }: SegmentBuilderProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const [segment, setSegment] = useState(given);
  const [kept] = useState<Draft | null>(() => readDraft(given?.id ?? origin));
  const [form, setForm] = useState<SegmentForm>(kept?.form ?? start.form);
  const [state, dispatch] = useReducer(reduceRule, kept?.rule ?? start.rule, openRule);
  const [seed, setSeed] = useState(1);
  const [dialog, setDialog] = useState<'publish' | 'json' | 'keys' | null>(null);
  const [nameMissing, setNameMissing] = useState(false);
  const [insist, setInsist] = useState(false);
  const nameRef = useRef<HTMLInputElement>(null);
  const rule = useMemo(() => groupToRule(state.root), [state.root]);
  const saved = segment ? { form: formOf(segment), rule: segment.rule } : start;
  const changes = useMemo(() => countChanges(saved.rule, rule), [saved.rule, rule]);
  const dirty = changes > 0 || JSON.stringify(form) !== JSON.stringify(saved.form);
  const content = useMemo(
    () => ({ form, rule, base: kept?.base ?? segment?.version ?? 0 }),
    [form, rule, kept, segment],
  );
  const { savedAt, forget } = useDraftKeeper(segment?.id ?? origin, content, dirty);
  const live = usePreview(state.root, { segment: segment?.id, seed });
  const { data: things } = useThings();
  const preview = live.counted?.preview;
  const ruleText = useMemo(() => (live.faults.length === 0 ? JSON.stringify(rule) : ''), [rule, live.faults]);
  const { data: impact } = useImpact(segment, ruleText, segment?.status === 'active' && changes > 0 && !live.stale);
  const save = useSave({
    segment,
    base: content.base,
    onSaved: (next) => {
      forget(true);
      queries.setQueryData(['segment', next.id], next);
      void queries.invalidateQueries({ queryKey: ['suggest', 'things'] });
    },
  });

  const discard = () => {
    forget();
    setForm(saved.form);
    dispatch({ type: 'replace', rule: saved.rule });
  };
  const latestDiscard = useRef(discard);
  latestDiscard.current = discard;
  useEffect(() => {
    if (!kept) return;
    const action = { label: 'Discard it', onClick: () => latestDiscard.current() };
    toast('Your draft was restored', { id: 'draft', description: 'It was kept on this device.', action });
  }, [kept]);
  useEffect(() => {
    if (state.refusal) toast.error(state.refusal);
  }, [state]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  /** True where it can be saved; else says and shows what is missing. */
  const ready = (): boolean => {
    const [fault] = live.faults;
    setInsist(Boolean(fault));
    if (fault) {
      toast.error(
        live.faults.length === 1 ? 'One condition is not finished' : `${live.faults.length} things are not finished`,
        { description: 'They are marked in the rule.' },
      );
      document.querySelector<HTMLElement>(`[data-handle="${fault.id}"]`)?.focus();
      return false;
    }
    setNameMissing(form.name.trim() === '');
    if (form.name.trim() !== '') return true;
    nameRef.current?.focus();
    return false;
  };
  const store = async (status: Segment['status'], confirm = false) => {
    const next = await save.run({ ...form, rule, status, confirm });
    if (!next) return setDialog(null);
    if (status === 'active') {
      toast.success(segment?.status === 'active' ? `Version ${next.version} is in force` : `${next.name} is active`);
      router.push(`/segments/${next.id}`);
    } else {
      toast.success('Draft saved');
      if (segment) setSegment(next);
      else router.replace(`/segments/${next.id}/edit`);
    }
    router.refresh();
  };
  const publish = () => ready() && setDialog('publish');
  const saveDraft = () => {
    if (segment?.status === 'active') publish();
    else if (ready()) void store('draft').catch(save.show);
  };
  useBuilderKeys({
    undo: () => dispatch({ type: 'undo' }),
    redo: () => dispatch({ type: 'redo' }),
    save: saveDraft,
    help: () => setDialog('keys'),
  });

  const panel = (
    <Panel
      live={live}
      redraw={() => setSeed(seed + 1)}
      segment={segment?.id}
      purpose={`${form.goal} ${form.description}`.trim()}
      aside={
        segment?.status === 'active' && segment.size !== null && `v${segment.version} has ${formatCount(segment.size)}`
      }
    />
  );
  return (
    <BuilderProvider
      state={state}
      dispatch={dispatch}
      things={things}
      faults={live.faults}
      steps={live.counted?.steps ?? new Map()}
      total={preview?.total}
      count={preview?.count}
      stale={live.stale}
      insist={insist}
    >
      <Breadcrumb trail={[{ label: 'Segments', href: '/segments' }, { label: form.name || 'New segment' }]} />
      <div className="-mt-1 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2">
        <BuilderTitle
          segment={segment}
          parent={segment?.parentId ? things?.segments.find(({ id }) => id === segment.parentId)?.name : undefined}
          form={form}
          onForm={(next) => {
            setNameMissing(false);
            setForm(next);
          }}
          changes={changes}
          dirty={dirty}
          onDiscard={discard}
          nameRef={nameRef}
          nameMissing={nameMissing}
        />
        <BuilderActs
          segment={segment}
          keptAt={savedAt ?? kept?.savedAt ?? null}
          dirty={dirty}
          canUndo={state.past.length > 0}
          canRedo={state.future.length > 0}
          saving={save.pending}
          impact={impact}
          onUndo={() => dispatch({ type: 'undo' })}
          onRedo={() => dispatch({ type: 'redo' })}
          onHelp={() => setDialog('keys')}
          onSave={saveDraft}
          onPublish={publish}
        />
      </div>
      <div className="grid items-start gap-4 max-xl:pb-14 xl:grid-cols-[minmax(0,1fr)_386px]">
        <div className="grid min-w-0 gap-3.5">
          <Card aria-label="The rule in words">
            <RuleSentence className="px-4 pt-3.5 pb-3.25" />
            <SentenceBox />
          </Card>
          <Card aria-label="Rule">
            <RuleTree onCode={() => setDialog('json')} empty={<EmptyRule />} />
          </Card>
        </div>
        <div className="sticky top-16.5 max-h-[calc(100vh-82px)] overflow-y-auto rounded-lg max-xl:hidden">{panel}</div>
      </div>
      <MobilePanel live={live}>{panel}</MobilePanel>
      {dialog === 'publish' && (
        <PublishDialog
          segment={segment}
          rule={rule}
          count={preview?.count}
          onClose={() => setDialog(null)}
          onPublish={(confirm) => store('active', confirm)}
        />
      )}
      {dialog === 'json' && (
        <RuleJsonDialog
          rule={rule}
          onClose={() => setDialog(null)}
          onApply={(next) => dispatch({ type: 'replace', rule: next })}
        />
      )}
      {save.conflict && (
        <ConflictDialog
          theirs={save.conflict}
          mine={rule}
          pending={save.pending}
          onClose={save.forgetConflict}
          onTakeTheirs={() => {
            const theirs = save.conflict;
            if (!theirs) return;
            forget();
            setSegment(theirs);
            setForm(formOf(theirs));
            dispatch({ type: 'replace', rule: theirs.rule });
            save.forgetConflict();
          }}
          onKeepMine={() =>
            void api<Segment>(`/api/v1/segments/${save.conflict?.id}`, {
              method: 'PATCH',
              json: {
                version: save.conflict?.version,
                name: form.name,
                description: form.description || null,
                goal: form.goal || null,
                rule,
                status: save.conflict?.status,
                confirm: true,
              },
            })
              .then((next) => {
                forget(true);
                toast.success(`Saved as version ${next.version}`);
                router.push(`/segments/${next.id}`);
                router.refresh();
              })
              .catch(save.show)
          }
        />
      )}
      <KeySheet open={dialog === 'keys'} onOpenChange={(open) => setDialog(open ? 'keys' : null)} />
    </BuilderProvider>
  );
}

function EmptyRule() {
  return (
    <p className="pt-2 pb-1 pl-10 text-ink-2 text-sm max-sm:pl-8.5">
      As long as there is no condition, this is everyone. Add what has to hold: what customers did, when, and who they
      are.
    </p>
  );
}
