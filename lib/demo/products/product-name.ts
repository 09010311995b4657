const SMALL = new Set(['of', 'and', 'in', 'the', 'with', 'for', 'on', 'a', 'to', 'by', 'de', 'la', 'le', 'du', 'et']);
const CAPITALS = new Set(['LED', 'UK', 'DIY', 'TV', 'II', 'USA', 'BBQ', 'S/2', 'S/3', 'S/4', 'S/6', 'KRT', 'XL']);

/** "WHITE HANGING HEART T-LIGHT HOLDER" as a shop would write it: "White Hanging Heart T-Light Holder". */
export function productName(description: string): string {
  return description
    .trim()
    .split(/\s+/)
    .map((word, i) => {
      if (CAPITALS.has(word.toUpperCase())) return word.toUpperCase();
      const lower = word.toLowerCase();
      if (i > 0 && SMALL.has(lower)) return lower;
      return lower.replace(
        /(^|[-/&.,("])([a-z])/g,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      );
    })
    .join(' ')
    .replace(/[.,]$/, '');
}
