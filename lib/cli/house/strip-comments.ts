// A text literal, or a comment: whichever begins first takes the characters.
const TOKEN = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/** The source without comments and without the text of plain literals; line numbers stay. */
export const stripComments = (text: string): string =>
  text.replace(TOKEN, (token) => (token.startsWith('/') ? token.replace(/[^\n]/g, ' ') : `''`));
