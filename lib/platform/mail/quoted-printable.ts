const LINE = 76;
const [TAB, LF, CR, SPACE, EQUALS] = [9, 10, 13, 32, 61];
const HEX = Buffer.from('0123456789ABCDEF', 'latin1');
/** 1: stands for itself (tab, space and printable ASCII but `=`). */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === TAB || (byte >= SPACE && byte <= 126 && byte !== EQUALS) ? 1 : 0,
);

/** Kept between messages: grows to the longest. */
let room = Buffer.alloc(0);

/**
 * Text as quoted-printable (RFC 2045 6.7), lines of at most 76 characters ended by CRLF. One pass over the bytes: most of
 * a long HTML stands for itself.
 */
export function quotedPrintable(text: string): string {
  const from = Buffer.from(text, 'utf8');
  const n = from.length;
  // At the worst each byte is three, and each line ends in three more.
  if (room.length < 4 * n + 8) room = Buffer.alloc(4 * n + 8);
  const out = room;
  let to = 0;
  let column = 0;
  for (let k = 0; k < n; k += 1) {
    const byte = from[k] ?? 0;
    if (byte === CR || byte === LF) {
      if (byte === CR && from[k + 1] === LF) k += 1;
      out[to] = CR;
      out[to + 1] = LF;
      to += 2;
      column = 0;
      continue;
    }
    const next = k + 1 < n ? from[k + 1] : LF;
    const last = next === CR || next === LF;
    // A blank at the end of a line may be lost on the way.
    const plain = PLAIN[byte] === 1 && !(last && (byte === SPACE || byte === TAB));
    const width = plain ? 1 : 3;
    // The last place is for the `=` of a line that goes on.
    if (column + width > (last ? LINE : LINE - 1)) {
      out[to] = EQUALS;
      out[to + 1] = CR;
      out[to + 2] = LF;
      to += 3;
      column = 0;
    }
    if (plain) out[to] = byte;
    else {
      out[to] = EQUALS;
      out[to + 1] = HEX[byte >> 4] ?? 0;
      out[to + 2] = HEX[byte & 15] ?? 0;
    }
    to += width;
    column += width;
  }
  return out.toString('latin1', 0, to);
}
