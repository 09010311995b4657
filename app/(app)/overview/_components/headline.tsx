import type { Phrase } from './phrase';

/** The period in a few plain sentences. */
export function Headline({ phrases }: { phrases: readonly Phrase[] }) {
  return (
    <p className="text-pretty text-ink-2 text-lg tracking-[-.008em] max-sm:text-md">
      {phrases.map((phrase, index) =>
        phrase.strong ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed sentence
          <b key={index} className="font-semibold text-ink tabular-nums">
            {phrase.text}
          </b>
        ) : (
          phrase.text
        ),
      )}
    </p>
  );
}
