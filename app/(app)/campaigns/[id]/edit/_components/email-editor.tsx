'use client';

import { Redo2, Sparkles, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { Breadcrumb } from '@/components/shell/crumbs';
import { api, messageOf } from '@/components/ui/api';
import { Button, IconButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { Tabs } from '@/components/ui/tabs';
import type { VariantKey } from '@/lib/content/document/document';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import type { EmailProposal } from '@/lib/services/content/generate-email';
import { CampaignStatus } from '../../../_components/campaign-status';
import { submitEmail } from '../../../actions';
import { BlockList } from './block-list';
import { blocksOf, withBlocks } from './blocks';
import { ChecksPanel } from './checks-panel';
import { DocumentCard } from './document-card';
import { type EditorContext, EditorProvider } from './editor-context';
import { PreviewPane } from './preview-pane';
import { type SaveState, type StoredEmail, useEmailDraft } from './use-email-draft';
import { VariantFields } from './variant-fields';

interface EmailEditorProps {
  campaign: Campaign;
  step: number;
  stored: StoredEmail | null;
  choices: Omit<EditorContext, 'document'>;
}

const SAVE_WORDS: Readonly<Record<SaveState, string>> = {
  saved: 'All changes are kept',
  saving: 'Keeping…',
  waiting: 'Keeping…',
  failed: 'Not kept',
};

/** Where an email is written: its blocks at the left, what a customer sees and what the checks say at the right. */
export function EmailEditor({ campaign, step, stored, choices }: EmailEditorProps) {
  const router = useRouter();
  const draft = useEmailDraft(campaign.id, step, stored);
  const { document, change, undo, redo, version } = draft;
  const [chosen, setChosen] = useState<VariantKey>('A');
  const variant = document.variants.some(({ key }) => key === chosen) ? chosen : (document.variants[0]?.key ?? 'A');
  const [busy, setBusy] = useState<'generate' | 'submit' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [proposal, setProposal] = useState<EmailProposal | null>(null);
  const [seed, setSeed] = useState(1);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo, redo]);

  const generate = async () => {
    setBusy('generate');
    try {
      const made = await api<EmailProposal>(`/api/ui/campaigns/${campaign.id}/generate`, {
        json: { step, variants: 3, seed },
      });
      setSeed(seed + 1);
      setProposal(made);
      change(made.document, { generated: true });
      if (made.fellBack) toast.info(made.fellBack);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
    setBusy(null);
  };
  const submit = async () => {
    setBusy('submit');
    if (await draft.save()) {
      const answer = await submitEmail({ id: campaign.id, step });
      if (answer.ok) {
        toast.success('Submitted for review');
        return router.push(`/campaigns/${campaign.id}?tab=content`);
      }
      setProblem(answer.error.message);
    }
    setBusy(null);
  };
  const running = !['draft', 'inReview', 'approved', 'scheduled'].includes(campaign.status);
  const decided = version && version.status !== 'draft';

  return (
    <EditorProvider value={{ document, ...choices }}>
      <Breadcrumb
        trail={[
          { label: 'Campaigns', href: '/campaigns' },
          { label: campaign.name, href: `/campaigns/${campaign.id}` },
          { label: 'Write the email' },
        ]}
      />
      <PageHeader
        title={campaign.name}
        status={<CampaignStatus status={campaign.status} />}
        description={
          <span aria-live="polite">
            {version ? `Version ${version.number}. ` : ''}
            {SAVE_WORDS[draft.state]}
          </span>
        }
        actions={
          <>
            {campaign.steps.length > 1 && (
              <Select
                aria-label="Email of the sequence"
                options={campaign.steps.map(({ position, name }) => ({
                  value: String(position),
                  label: `${position + 1}. ${name}`,
                }))}
                value={String(step)}
                onValueChange={(value) => router.push(`/campaigns/${campaign.id}/edit?step=${value}`)}
                className="w-44"
              />
            )}
            <IconButton label="Undo" onClick={undo} disabled={!draft.canUndo}>
              <Undo2 />
            </IconButton>
            <IconButton label="Redo" onClick={redo} disabled={!draft.canRedo}>
              <Redo2 />
            </IconButton>
            <Button onClick={generate} pending={busy === 'generate'}>
              <Sparkles aria-hidden />
              {proposal ? 'Another proposal' : 'Generate'}
            </Button>
            <Button variant="primary" onClick={submit} pending={busy === 'submit'} disabled={draft.state === 'failed'}>
              Submit for review
            </Button>
          </>
        }
      />
      {(problem || draft.error) && <Callout tone="bad">{problem ?? draft.error}</Callout>}
      {decided && (
        <Callout tone="info">
          Version {version.number} is {version.status === 'submitted' ? 'being reviewed' : version.status}. An edit
          begins a new version, which has to be reviewed
          {running ? '; what was approved goes on being sent until then' : ' and voids that approval'}.
        </Callout>
      )}
      {!campaign.segment && (
        <Callout tone="warn">
          No segment yet.{' '}
          <Link href={`/campaigns/${campaign.id}?tab=settings`} className="underline underline-offset-3">
            Choose one
          </Link>{' '}
          to see the email with the eyes of its customers.
        </Callout>
      )}
      <div className="grid min-w-0 gap-4 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] xl:items-start">
        <div className="grid min-w-0 gap-4">
          <VariantFields document={document} variant={variant} choose={setChosen} change={change} proposal={proposal} />
          <BlockList
            blocks={blocksOf(document, variant)}
            onChange={(blocks) => change(withBlocks(document, variant, blocks))}
          />
          <DocumentCard document={document} change={change} />
        </div>
        <Card className="min-w-0 px-4 pt-1 pb-4 xl:sticky xl:top-17">
          <Tabs
            label="Beside the email"
            param="beside"
            items={[
              {
                value: 'preview',
                label: 'Preview',
                content: <PreviewPane campaign={campaign.id} document={document} variant={variant} />,
              },
              {
                value: 'checks',
                label: 'Checks',
                content: <ChecksPanel campaign={campaign.id} document={document} change={change} />,
              },
            ]}
          />
        </Card>
      </div>
    </EditorProvider>
  );
}
