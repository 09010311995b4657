/** Of the members some days ago: who has stayed all the time, who has left and come back, who is out. */
export interface Stability {
  days: number;
  members: number;
  stayed: number;
  returned: number;
}

/** Share of the members of then who are in it now; null where there were none. */
export const stillIn = ({ members, stayed, returned }: Stability): number | null =>
  members === 0 ? null : (stayed + returned) / members;
