import { describe, expect, it } from 'vitest';
import { keyFor, keyOfName } from './snippet-key';

describe('the key of a snippet', () => {
  it('is made of its name, in letters that every address can hold', () => {
    expect(keyOfName('  Été & Spring: footer! ')).toBe('ete-spring-footer');
    expect(keyOfName('日本')).toBe('snippet');
    expect(keyOfName('x'.repeat(200))).toHaveLength(60);
  });

  it('is that of the snippet which has the name, and else a free one', () => {
    const snippets = [{ id: 'pce_1', key: 'footer', name: 'Footer', summary: '', blocks: [] }];
    expect(keyFor('footer ', snippets)).toEqual({ key: 'footer', replaces: snippets[0] });
    expect(keyFor('Footer!', snippets)).toEqual({ key: 'footer-2', replaces: null });
  });
});
