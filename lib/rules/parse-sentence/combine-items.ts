import { joinAny, negate, spreadWindow } from './change-draft';
import { type Draft, group, type Note } from './draft';
import type { Item } from './items';

/** A comma is “or” where the list that it stands in ends with “or”, else “and”. */
function settleCommas(items: readonly Item[]): Item[] {
  return items.flatMap((item, index): Item[] => {
    if (item.kind !== 'comma') return [item];
    const next = items[index + 1];
    if (!next || next.kind === 'and' || next.kind === 'or' || next.kind === 'comma' || index === 0) return [];
    const rest = items.slice(index + 1);
    const link = rest.find(
      (each) => each.kind === 'and' || each.kind === 'or' || each.kind === 'close' || each.kind === 'out',
    );
    const joins = link?.kind === 'or' && !(next.kind === 'clause' && next.pronoun) ? 'or' : 'and';
    // “A or B, who C”: what follows is said of both.
    const loose = next.kind === 'clause' && next.pronoun && items.slice(0, index).some((each) => each.kind === 'or');
    return [{ kind: joins, from: item.from, strong: true, ...(loose ? { loose } : {}) }];
  });
}

/** Puts the pieces of a sentence together: neighbours first, then “and”, then “or”, brackets and “either” before all. */
class Combiner {
  private at = 0;
  /** Between “either” and the end of its list, “or” belongs to that list. */
  private inList = false;

  constructor(private readonly items: readonly Item[]) {}

  all(): Draft | undefined {
    const parts: Draft[] = [];
    while (this.at < this.items.length) {
      const part = this.any();
      if (part) parts.push(part);
      else this.at += 1;
      if (this.isLoose) this.at += 1;
    }
    return parts.length > 0 ? group('all', parts) : undefined;
  }

  private get item(): Item | undefined {
    return this.items[this.at];
  }

  private get isLoose(): boolean {
    const { item } = this;
    return item?.kind === 'and' && item.loose === true;
  }

  private take(kind: Item['kind']): Item | undefined {
    const { item } = this;
    if (item?.kind !== kind) return undefined;
    this.at += 1;
    return item;
  }

  private any(): Draft | undefined {
    const parts: { draft: Draft; joined: boolean }[] = [];
    for (;;) {
      const part = this.and();
      if (part) parts.push(part);
      const { item } = this;
      if (item?.kind !== 'or') break;
      this.at += 1;
    }
    const mixed = parts.length > 1 && parts.some(({ joined }) => joined);
    const first = this.items[0];
    const notes: Note[] =
      mixed && first
        ? [
            {
              from: 0,
              to: Number.POSITIVE_INFINITY,
              message: '“and” was taken to bind more closely than “or”. Brackets say it otherwise.',
            },
          ]
        : [];
    return parts.length === 0
      ? undefined
      : joinAny(
          parts.map(({ draft }) => draft),
          notes,
        );
  }

  private and(): { draft: Draft; joined: boolean } | undefined {
    const parts: Draft[] = [];
    for (;;) {
      const part = this.neighbours();
      if (part) parts.push(part);
      const { item } = this;
      if (item?.kind !== 'and' || this.isLoose) break;
      this.at += 1;
    }
    return parts.length === 0 ? undefined : { draft: group('all', parts), joined: parts.length > 1 };
  }

  /** What stands beside each other without a word between. */
  private neighbours(): Draft | undefined {
    const parts: Draft[] = [];
    for (;;) {
      const part = this.one();
      if (!part) break;
      parts.push(part);
    }
    return parts.length === 0 ? undefined : group('all', parts);
  }

  private one(): Draft | undefined {
    const { item } = this;
    if (!item) return undefined;
    switch (item.kind) {
      case 'clause':
        this.at += 1;
        return item.draft;
      case 'open': {
        this.at += 1;
        const outer = this.inList;
        this.inList = false;
        const inside = this.any();
        this.inList = outer;
        const close = this.take('close');
        return inside && close?.kind === 'close' && close.window ? spreadWindow(inside, close.window) : inside;
      }
      case 'not': {
        this.at += 1;
        const denied = this.one();
        return denied && negate(denied);
      }
      case 'either': {
        this.at += 1;
        this.inList = true;
        const parts = this.list('or', (each) => joinAny(each));
        this.inList = false;
        return parts;
      }
      case 'neither':
        this.at += 1;
        return this.list('or', (parts) => group('none', parts));
      case 'out':
        this.at += 1;
        return this.out();
      default:
        return undefined;
    }
  }

  private list(link: 'or' | 'and', join: (parts: Draft[]) => Draft): Draft | undefined {
    const parts: Draft[] = [];
    for (;;) {
      const part = this.neighbours();
      if (part) parts.push(part);
      if (!part || !this.take(link)) break;
    }
    return parts.length === 0 ? undefined : join(parts);
  }

  /** What is left out: each of a list, “VIPs and lapsed customers” too. */
  private out(): Draft | undefined {
    const parts: Draft[] = [];
    for (;;) {
      const part = this.neighbours();
      if (part) parts.push(part);
      const link = this.item;
      const next = this.items[this.at + 1];
      const goesOn =
        (link?.kind === 'or' && !this.inList) ||
        (link?.kind === 'and' && !link.strong && next?.kind === 'clause' && !next.pronoun);
      // “leave out anyone who <not understood> and spent less than £20”: what follows is left out all the same.
      const lost = !part && parts.length === 0 && (link?.kind === 'and' || link?.kind === 'or');
      if (!(lost && next?.kind === 'clause') && (!part || !goesOn)) break;
      this.at += 1;
    }
    const [only] = parts;
    if (!only) return undefined;
    return parts.length === 1 ? negate(only) : group('none', parts);
  }
}

/** The rule that the pieces of a sentence make, or undefined where there is nothing to make one of. */
export const combineItems = (items: readonly Item[]): Draft | undefined => new Combiner(settleCommas(items)).all();
