import type { EmailDocument } from '../document/document';
import { type DocumentField, fieldsOf } from '../document/fields';

/** An address in the document. */
export interface AddressUse {
  field: DocumentField;
  /** As it is written, with its Liquid. */
  text: string;
  begin: number;
  use: 'link' | 'image';
}

const INLINE = /\[[^\]\n]+\]\(((?:[^()\n]|\([^()\n]*\))*)\)/g;

/** Every link and image address of a document, in the order in which it is read. */
export const addressesOf = (document: EmailDocument): AddressUse[] =>
  fieldsOf(document).flatMap((field): AddressUse[] => {
    if (field.kind === 'href') return [{ field, text: field.text.trim(), begin: 0, use: 'link' }];
    if (field.kind === 'image') return [{ field, text: field.text.trim(), begin: 0, use: 'image' }];
    if (field.kind !== 'words') return [];
    return [...field.text.matchAll(INLINE)].map((match) => ({
      field,
      text: (match[1] ?? '').trim(),
      begin: match.index + match[0].indexOf('](') + 2,
      use: 'link',
    }));
  });

export const hasLiquid = (text: string): boolean => /\{[{%]/.test(text);

/** The addresses that anybody can look up: written out, on the web. */
export const fetchable = (document: EmailDocument): string[] => [
  ...new Set(
    addressesOf(document)
      .map(({ text }) => text)
      .filter((text) => /^https?:\/\//i.test(text) && !hasLiquid(text) && URL.canParse(text)),
  ),
];
