/** For people who may not see personal data: names that are nobody's, of the first letter that the mask shows too. */
const FIRST =
  'Aoife Ben Clara David Emma Felix Grace Hugo Isla Jonas Kate Liam Mia Noah Olive Paul Quinn Rosa Sam Tess Umar Vera Will Xenia Yusuf Zoe'.split(
    ' ',
  );
const LAST =
  'Adams Brown Clarke Davies Evans Foster Green Hughes Irving Jones Kelly Lewis Moore Nash Owen Price Quick Reid Smith Turner Underwood Vaughan Walsh Xu Young Zeller'.split(
    ' ',
  );

function standIn(list: readonly string[], name: string | null): string | null {
  const letter = name?.normalize('NFD').trim().charAt(0).toUpperCase();
  if (!letter) return name;
  return list.find((each) => each.startsWith(letter)) ?? list[0] ?? null;
}

/** Who has no name has none here either, so that it shows what an email says then. */
export const standInNames = (names: { firstName: string | null; lastName: string | null }) => ({
  firstName: standIn(FIRST, names.firstName),
  lastName: standIn(LAST, names.lastName),
});
