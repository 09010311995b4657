import { Context, type Liquid, type Template, toValueSync } from 'liquidjs';
import { LIMITS } from './liquid-engine';
import { RenderFailure, TOO_LONG } from './render-failure';

/** Writes up to a size. */
class Bounded {
  buffer = '';
  write(value: unknown): void {
    this.buffer += typeof value === 'string' ? value : String(value ?? '');
    if (this.buffer.length > LIMITS.outputLimit) throw new RenderFailure('tooMuch', 'the email grows too large', '');
  }
}

/** What a parsed template gives for a scope, within the limits. `registers`: what our own tags read. */
export function runTemplate(
  engine: Liquid,
  templates: Template[],
  scope: Record<string, unknown>,
  registers: Readonly<Record<string, unknown>> = {},
): string {
  const context = new Context(scope, engine.options, { sync: true }, { liquid: engine });
  for (const [name, value] of Object.entries(registers)) context.setRegister(name, value);
  // Called before each part of a template, with the time: so every turn of a loop is counted.
  let turns = 0;
  let until = Number.POSITIVE_INFINITY;
  context.renderLimit.check = (now: number): void => {
    turns += 1;
    if (turns === 1) until = now + LIMITS.renderLimit;
    if (turns > LIMITS.turns) throw new RenderFailure('tooMuch', 'the template takes too many steps', '');
    if (now > until) throw new RenderFailure('tooMuch', TOO_LONG, '');
  };
  const emitter = new Bounded();
  toValueSync(engine.renderer.renderTemplates(templates, context, emitter));
  return emitter.buffer;
}
