'use client';

import './globals.css';

/** The last resort, where even the root layout failed; it brings its own page. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en-GB">
      <head>
        <title>Something went wrong · Kindred</title>
      </head>
      <body className="grid min-h-screen place-items-center p-6 font-sans">
        <main className="grid max-w-md justify-items-center gap-2 text-center">
          <h1>Kindred could not be shown</h1>
          <p className="text-ink-2">
            Nothing that was saved is lost. Try again; if it stays so, tell whoever runs Kindred.
          </p>
          {error.digest && <p className="font-mono text-ink-3 text-xs">{error.digest}</p>}
          <button
            type="button"
            onClick={reset}
            className="mt-2 h-8 rounded-sm bg-accent px-3 font-medium text-accent-ink text-sm"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
