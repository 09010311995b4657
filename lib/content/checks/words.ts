import { hash32 } from '@/lib/core';
import type { DocumentField } from '../document/fields';
import type { Finding, Fix, Place, Severity } from './types';

/**
 * The text with its Liquid and the addresses of its links as spaces, so that what is found in it stands at the same place
 * in the original.
 */
export function literalWords(text: string): string {
  const blank = (found: string): string => ' '.repeat(found.length);
  return text
    .replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, blank)
    .replace(/\]\((?:[^()\s]|\([^()\s]*\))*\)/g, blank)
    .replace(/https?:\/\/\S+/g, blank);
}

/** Fields that a customer reads as words. */
export const isProse = ({ kind }: DocumentField): boolean =>
  kind === 'subject' || kind === 'preheader' || kind === 'words' || kind === 'alt';

export const placeOf = (field: DocumentField, quote: string): Place => ({
  pointer: field.pointer,
  quote,
  label: field.label,
});

interface FindingInput {
  check: string;
  severity: Severity;
  title: string;
  detail: string;
  place?: Place | null;
  fix?: Fix | undefined;
}

export function finding({ check, severity, title, detail, place = null, fix }: FindingInput): Finding {
  const id = `${check}-${hash32(`${place?.pointer ?? ''}\n${place?.quote ?? title}`).toString(36)}`;
  return { check, id, severity, title, place, detail, ...(fix && { fix }) };
}

/** Puts other words in the place of some of a field. */
export function replaceAt(field: DocumentField, begin: number, length: number, words: string, label: string): Fix {
  return replaceField(field, tidy(field.text.slice(0, begin) + words + field.text.slice(begin + length)), label);
}

export const replaceField = (field: DocumentField, value: string, label: string): Fix => ({
  label,
  patch: [
    { op: 'test', path: field.pointer, value: field.text },
    { op: 'replace', path: field.pointer, value },
  ],
});

/** No double space, and none before a comma, where words were taken out. */
const tidy = (text: string): string =>
  text
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.;:!?])/g, '$1')
    .replace(/^[ ,;:]+/, '');

/** A word or phrase wherever it stands by itself, whatever its case. */
export function findPhrase(text: string, phrase: string): { index: number; found: string }[] {
  const pattern = phrase
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  if (!pattern) return [];
  return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'))].map((match) => ({
    index: match.index,
    found: match[0],
  }));
}

/** With a capital where the words that it replaces have one. */
export const likeCase = (words: string, old: string): string =>
  /^\p{Lu}/u.test(old) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
