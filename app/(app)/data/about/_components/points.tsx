/** Short remarks, each under its word. */
export function Points({ items }: { items: readonly (readonly [word: string, text: string])[] }) {
  return (
    <dl className="grid gap-x-5 gap-y-2.5 text-sm sm:grid-cols-[92px_minmax(0,1fr)]">
      {items.map(([word, text]) => (
        <div key={word} className="contents">
          <dt className="font-[550]">{word}</dt>
          <dd className="text-pretty text-ink-2 max-sm:mb-1">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
