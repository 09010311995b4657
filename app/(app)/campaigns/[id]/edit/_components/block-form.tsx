'use client';

import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Block } from '@/lib/content/document/blocks';
import { ColumnsForm } from './columns-form';

interface BlockFormProps {
  block: Block;
  change: (block: Block) => void;
}

const COLUMNS = [1, 2, 3].map((value) => ({ value: String(value), label: String(value) }));

/** What can be set of a block, by its kind. */
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
            <Field label="Style">
              <Select
                options={[
                  { value: 'heading', label: 'Heading' },
                  { value: 'paragraph', label: 'Paragraph' },
                  { value: 'small', label: 'Small' },
                ]}
                value={block.style}
                onValueChange={(style) =>
                  change({ ...block, style: style === 'heading' || style === 'small' ? style : 'paragraph' })
                }
              />
            </Field>
            <Field label="Align">
              <Select
                options={[
                  { value: 'left', label: 'Left' },
                  { value: 'center', label: 'Centre' },
                ]}
                value={block.align}
                onValueChange={(align) => change({ ...block, align: align === 'center' ? align : 'left' })}
              />
            </Field>
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
          <Text
            label="Products"
            hint="Ids of the catalogue, with commas; name and price come from there"
            value={block.products.join(', ')}
            onChange={(text) => {
              const products = text
                .split(/[\s,]+/)
                .filter(Boolean)
                .slice(0, 12);
              if (products.length > 0) change({ ...block, products });
            }}
          />
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
        <Field label="Height, px">
          <Input
            type="number"
            min={4}
            max={120}
            value={block.height}
            onChange={(event) =>
              change({ ...block, height: Math.min(120, Math.max(4, Math.round(Number(event.target.value) || 4))) })
            }
          />
        </Field>
      );
    case 'columns':
      return <ColumnsForm block={block} change={change} />;
    case 'snippet':
      return (
        <Text
          label="Key of the snippet"
          value={block.key}
          onChange={(key) => change({ ...block, key: key || block.key })}
        />
      );
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
  <Field label="Side by side">
    <Select options={COLUMNS} value={String(value)} onValueChange={(next) => onChange(Number(next))} />
  </Field>
);

const Count = ({ value, onChange }: { value: number; onChange: (value: number) => void }) => (
  <Field label="How many">
    <Input
      type="number"
      min={1}
      max={12}
      value={value}
      onChange={(event) => onChange(Math.min(12, Math.max(1, Math.round(Number(event.target.value) || 1))))}
    />
  </Field>
);
