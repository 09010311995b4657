import { describe, expect, it } from 'vitest';
import { partWords } from './upset-plot';

const sets = ['A', 'B', 'C'].map((id) => ({ id, name: id, size: 1 }));

describe('partWords', () => {
  it('says what a combination is made of and what it leaves out', () => {
    expect(partWords({ in: ['A'] }, sets)).toBe('Only in A');
    expect(partWords({ in: ['A', 'B'] }, sets)).toBe('In A and B, not in C');
    expect(partWords({ in: ['A'] }, sets.slice(0, 2))).toBe('Only in A');
    expect(partWords({ in: ['A', 'B'] }, sets.slice(0, 2))).toBe('In both A and B');
    expect(partWords({ in: ['A', 'B', 'C'] }, sets)).toBe('In all of A, B and C');
    expect(partWords({ in: ['A', 'B'] }, [...sets, { id: 'D', name: 'D', size: 1 }])).toBe('In A and B, not in C or D');
  });
});
