'use client';

import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import type { Block } from '@/lib/content/document/blocks';
import { Choice, NumberInput } from '../../../_components/form/inputs';
import { ProductPicker } from './product-picker';
import { SnippetForm } from './snippet-form';

interface BlockFormProps {
  block: Block;
  change: (block: Block) => void;
}

const STYLES = [
  { value: 'heading', label: 'Heading' },
  { value: 'paragraph', label: 'Paragraph' },
  { value: 'small', label: 'Small' },
] as const;
const ALIGNS = [
  { value: 'left', label: 'Left' },
  { value: 'center', label: 'Centre' },
] as const;
const COLUMNS = [1, 2, 3].map((value) => ({ value: String(value), label: String(value) }));

/** What can be set of a block, by its kind; columns have a form of their own (`columns-form`). */
export function BlockForm({ block, change }: BlockFormProps) {
  switch (block.type) {
    case 'text':
      return (
        <>
          <Field label="Text" hint="**bold**, *italic*, [words](https://address); an empty line begins a paragraph">
            <Textarea
              rows={6}
              value={block.text}
              onChange={(event) => change({ ...block, text: event.target.value })}
            />
          </Field>
          <div className="grid grid-cols-2 gap-3">
            <Choice
              label="Style"
              options={STYLES}
              value={block.style}
              onChange={(style) => change({ ...block, style })}
            />
            <Choice
              label="Align"
              options={ALIGNS}
              value={block.align}
              onChange={(align) => change({ ...block, align })}
            />
          </div>
        </>
      );
    case 'hero':
      return (
        <>
          <Text label="Headline" value={block.title} onChange={(title) => change({ ...block, title })} />
          <Text label="Words below it" value={block.text} onChange={(text) => change({ ...block, text })} />
          <Field label="Background">
            <Input
              type="color"
              value={block.background}
              onChange={(event) => change({ ...block, background: event.target.value })}
            />
          </Field>
          <Text
            label="Picture"
            hint="Address; empty: the colour alone"
            value={block.image}
            onChange={(image) => change({ ...block, image })}
          />
        </>
      );
    case 'image':
      return (
        <>
          <Text
            label="Address of the picture"
            value={block.source}
            onChange={(source) => change({ ...block, source })}
          />
          <Text
            label="What it shows"
            hint="Read to those who do not see it"
            value={block.alt}
            onChange={(alt) => change({ ...block, alt })}
          />
          <Text label="Leads to" value={block.href} onChange={(href) => change({ ...block, href })} />
        </>
      );
    case 'button':
      return (
        <>
          <Text label="Label" value={block.label} onChange={(label) => change({ ...block, label })} />
          <Text label="Leads to" value={block.href} onChange={(href) => change({ ...block, href })} />
          <Text label="Small words beside it" value={block.note} onChange={(note) => change({ ...block, note })} />
        </>
      );
    case 'products':
      return (
        <>
          <ProductPicker products={block.products} onChange={(products) => change({ ...block, products })} />
          <Columns value={block.columns} onChange={(columns) => change({ ...block, columns })} />
        </>
      );
    case 'recommendations':
      return (
        <>
          <Text label="Title" value={block.title} onChange={(title) => change({ ...block, title })} />
          <div className="grid grid-cols-2 gap-3">
            <Count value={block.count} onChange={(count) => change({ ...block, count })} />
            <Columns value={block.columns} onChange={(columns) => change({ ...block, columns })} />
          </div>
        </>
      );
    case 'cart':
      return (
        <>
          <Text label="Title" value={block.title} onChange={(title) => change({ ...block, title })} />
          <Count value={block.count} onChange={(count) => change({ ...block, count })} />
        </>
      );
    case 'spacer':
      return (
        <NumberInput
          label="Height, px"
          value={block.height}
          min={4}
          max={120}
          onChange={(height) =>
            Number.isFinite(height) && change({ ...block, height: Math.max(4, Math.round(height)) })
          }
        />
      );
    case 'snippet':
      return <SnippetForm block={block} change={change} />;
    case 'columns':
      return null;
    case 'divider':
      return <p className="text-ink-2 text-sm">A thin line across the email.</p>;
  }
}

interface TextProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

const Text = ({ label, hint, value, onChange }: TextProps) => (
  <Field label={label} hint={hint}>
    <Input value={value} onChange={(event) => onChange(event.target.value)} />
  </Field>
);

const Columns = ({ value, onChange }: { value: number; onChange: (value: number) => void }) => (
  <Choice label="Side by side" options={COLUMNS} value={String(value)} onChange={(next) => onChange(Number(next))} />
);

const Count = ({ value, onChange }: { value: number; onChange: (value: number) => void }) => (
  <NumberInput
    label="How many"
    value={value}
    min={1}
    max={12}
    onChange={(count) => Number.isFinite(count) && onChange(Math.max(1, Math.round(count)))}
  />
);
