import { METRICS, ORDER_COMPLETED, ORDER_REFUNDED } from '@/lib/catalog';
import type { LanguageModel } from '@/lib/platform/language-model/ask-model';
import { holdsPersonalData } from '@/lib/platform/language-model/holds-personal-data';
import { type Rule, references, ruleSchema } from '@/lib/rules';
import type { Vocabulary } from '@/lib/rules/parse-sentence';

const LANGUAGE = `You turn a marketer's sentence into a rule in JSON. Answer {"rule": <rule>} or {"rule": null} where you cannot.
A rule is {"type": "all" | "any" | "none", "children": [condition or rule]}. Conditions:
{"type": "trait", "trait", "op": "eq|neq|in|notIn|contains|gt|gte|lt|lte|exists|notExists", "value"}
{"type": "event", "event", "where": [{"property", "op", "value"}], "op": "gte", "value": count, "aggregate": "count|sum|avg|min|max|distinct", "of", "per", "within": "30d", "olderThan", "notFollowedBy": {"event", "within"}}
{"type": "metric", "metric", "op", "value"} or {"type": "metric", "metric", "op": "gte", "percentile": 75}
{"type": "sequence", "steps": [{"event", "where", "within"}], "within"}
{"type": "consent", "channel": "email", "value": true}
{"type": "segment", "segment", "op": "in|notIn"}
"Did not": put the condition into a rule of type "none". Durations: 30m, 24h, 7d, 4w. Use only the names given.`;

/** The names that a rule may use. Values of customers are not among them, and neither is anything of one customer. */
function namesOf(vocabulary: Vocabulary): string {
  const properties = vocabulary.properties.map(({ event, name, type }) => `${event}.${name} (${type})`);
  return JSON.stringify({
    today: vocabulary.today,
    events: vocabulary.events,
    properties: properties.slice(0, 300),
    traits: vocabulary.traits.map(({ name, type }) => `${name} (${type})`),
    metrics: [...METRICS.map(({ name }) => name), ...vocabulary.metrics],
    segments: vocabulary.segments.map(({ reference, name }) => `${reference}: ${name}`).slice(0, 200),
  });
}

/**
 * The rule that a language model makes of a sentence; undefined where the sentence names a person, and where the answer
 * is no rule or speaks of events, traits or segments that the shop does not have. Errors: those of the model.
 */
export async function askForRule(
  text: string,
  vocabulary: Vocabulary,
  model: LanguageModel,
): Promise<Rule | undefined> {
  if (holdsPersonalData(text)) return undefined;
  const answer = await model.ask({ instructions: `${LANGUAGE}\nNames: ${namesOf(vocabulary)}`, text });
  const given = typeof answer === 'object' && answer !== null && 'rule' in answer ? answer.rule : undefined;
  const { data: rule } = ruleSchema.safeParse(given);
  return rule && rule.children.length > 0 && isOfThisShop(rule, vocabulary) ? rule : undefined;
}

function isOfThisShop(rule: Rule, vocabulary: Vocabulary): boolean {
  const { events, traits, segments } = references(rule);
  const known = {
    // What metrics are read from counts as mentioned.
    events: new Set([...vocabulary.events, ORDER_COMPLETED, ORDER_REFUNDED]),
    traits: new Set(vocabulary.traits.map(({ name }) => name)),
    segments: new Set(vocabulary.segments.map(({ reference }) => reference)),
  };
  return (
    events.every((name) => known.events.has(name)) &&
    traits.every((name) => known.traits.has(name)) &&
    segments.every((name) => known.segments.has(name))
  );
}
