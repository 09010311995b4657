/**
 * Why an email cannot be rendered. `template`: what a person wrote is not understood, so it fails for everyone; the others
 * may hold for one customer alone.
 */
export const RENDER_FAILURES = {
  template: 'The template is not valid',
  missingValue: 'A placeholder has no value and no default',
  badLink: 'A link leads nowhere that an email may lead to',
  tooMuch: 'The template asks for more time, memory or space than an email may take',
} as const;
/** The detail of a `tooMuch` that is one of time alone, which a machine that stands still causes too. */
export const TOO_LONG = 'the template takes too long';
export type RenderFailureReason = keyof typeof RENDER_FAILURES;

/** The customer gets no email rather than a broken one. `place` is a JSON pointer into the document. */
export class RenderFailure extends Error {
  override readonly name = 'RenderFailure';

  constructor(
    readonly reason: RenderFailureReason,
    /** In words, without the customer's data. */
    readonly detail: string,
    readonly place: string,
    /** The words of the template at fault. */
    readonly quote: string = '',
  ) {
    super(`${RENDER_FAILURES[reason]}: ${detail}`);
  }
}

export const isRenderFailure = (error: unknown): error is RenderFailure => error instanceof RenderFailure;
