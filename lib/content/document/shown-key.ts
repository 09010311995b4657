/** What says that a block is shown: its id, and the variant where the block is a variant's own. */
export const shownKey = (variant: string | null, id: string): string => (variant === null ? id : `${variant}:${id}`);
