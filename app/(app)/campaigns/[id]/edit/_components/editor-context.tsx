'use client';

import { createContext, useContext } from 'react';
import type { PlainBlock } from '@/lib/content/document/blocks';
import type { EmailDocument } from '@/lib/content/document/document';

/** A snippet of the shop as the editor lists it. */
export interface SnippetChoice {
  id: string;
  key: string;
  name: string;
  /** Its blocks in a few words. */
  summary: string;
  blocks: readonly PlainBlock[];
}

export interface EditorContext {
  document: EmailDocument;
  segments: readonly { id: string; name: string }[];
  snippets: readonly SnippetChoice[];
  /** Products that a new grid begins with: those that sell most. */
  bestsellers: readonly string[];
}

const Context = createContext<EditorContext | null>(null);
export const EditorProvider = Context.Provider;

/** What every block of the editor may need. */
export function useEditor(): EditorContext {
  const editor = useContext(Context);
  if (!editor) throw new TypeError('a part of the editor stands outside of it');
  return editor;
}
