import { ORDER_COMPLETED } from '@/lib/catalog';
import { durationMs } from '@/lib/core';
import { complementOf } from './complement';
import { COMPARISONS } from './operators/operator-table';
import { isActive } from './schema/rule-schema';
import { type Condition, isGroup, type Rule, type RuleNode } from './types';

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
const DURATIONS: readonly string[] = ['within', 'olderThan', 'halfLife'];
const RELATIVE: readonly string[] = ['within', 'olderThan', 'anniversaryWithin'];
const plain = (document: object): Record<string, unknown> => ({ ...document });

/** A test or a part of a condition: durations as milliseconds, text in lower case, lists of values in order. */
function part(document: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(document).flatMap(([key, value]): [string, unknown][] => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (DURATIONS.includes(key) && typeof value === 'string') return [[key, durationMs(value)]];
    if (key === 'value' && RELATIVE.includes(String(document.op)) && typeof value === 'string')
      return [[key, durationMs(value)]];
    if (key === 'value' && Array.isArray(value)) {
      const values = value.map(lower);
      return [[key, document.op === 'between' ? values : values.sort()]];
    }
    if (key === 'value') return [[key, lower(value)]];
    if (Array.isArray(value)) return [[key, value.map((each: unknown) => inner(each))]];
    return [[key, inner(value)]];
  });
  const result = Object.fromEntries(entries);
  const { op, value } = result;
  const [only, more] = Array.isArray(value) ? value : [];
  if ((op === 'in' || op === 'notIn') && only !== undefined && more === undefined)
    return { ...result, op: op === 'in' ? 'eq' : 'neq', value: only };
  return result;
}

const inner = (value: unknown): unknown => (typeof value === 'object' && value !== null ? part(plain(value)) : value);

const byText = (tests: unknown): unknown =>
  Array.isArray(tests) ? tests.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) : tests;
const text = (value: unknown): string => JSON.stringify(value, sortKeys);

/** The number of orders is a count of the events that it is counted from. */
function asOrders(node: Condition): Condition {
  if (node.type !== 'metric' || node.metric !== 'frequency' || node.percentile !== undefined) return node;
  const op = COMPARISONS.find((each) => each === node.op);
  const { value } = node;
  const [low, high] = Array.isArray(value) ? value : [];
  if (!op) return node;
  const orders = { type: 'event', event: ORDER_COMPLETED, op } as const;
  if (typeof value === 'number') return { ...orders, value };
  return typeof low === 'number' && typeof high === 'number' ? { ...orders, value: [low, high] } : node;
}

function condition(written: Condition): Record<string, unknown> {
  const node = asOrders(written);
  const { name: _name, disabled: _disabled, ...content } = node;
  const result = part(plain(content));
  if ('where' in result) result.where = byText(result.where);
  if (node.type === 'event' || node.type === 'score') {
    const { op = 'gte', value = 1 } = node;
    const never = (op === 'lt' && value === 1) || (op === 'lte' && value === 0);
    const whole = node.type === 'event' && (node.aggregate ?? 'count') === 'count';
    Object.assign(result, whole && never ? { op: 'eq', value: 0 } : { op, value });
    if (whole) delete result.aggregate;
  }
  return result;
}

function nodeOf(node: RuleNode): unknown {
  if (!isGroup(node)) return condition(node);
  const children = node.children.filter(isActive);
  const [first] = children;
  if (children.length === 1 && first) {
    if (node.type !== 'none') return nodeOf(first);
    const complement = isGroup(first) ? undefined : complementOf(first);
    if (complement) return condition(complement);
    if (isGroup(first) && first.type === 'any') return nodeOf({ ...first, type: 'none' });
    if (isGroup(first) && first.type === 'none') return nodeOf({ ...first, type: 'any' });
  }
  const flat = children.flatMap((child): unknown[] => {
    const one = nodeOf(child);
    const same =
      typeof one === 'object' && one !== null && 'children' in one && 'type' in one && one.type === node.type;
    return same && node.type !== 'none' && Array.isArray(one.children) ? one.children : [one];
  });
  return { type: node.type, children: flat.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) };
}

/**
 * The normal form of a rule or node as text: two of the same meaning, written differently in order, in defaults, in units
 * of duration, in groups of one or in negations, have the same. Names and what is switched off do not count.
 */
export const normalForm = (rule: RuleNode | Rule): string => text(nodeOf(rule));
