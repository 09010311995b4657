import type { Queryable } from '@/lib/platform/db';
import type { FeatureTable } from '../../features/feature-table';
import { quantile, sortedKnown } from '../../prepare/column-stats';
import { countryNameOf } from './country-name';
import type { Slice } from './payload';

const YEAR_MS = 365.25 * 86_400_000;
const PEOPLE = `SELECT c.number, c.traits ->> 'country' AS country, c.traits ->> 'gender' AS gender, c.traits ->> 'birthday' AS birthday,
    CASE WHEN jsonb_typeof(c.traits -> 'age') = 'number' THEN (c.traits ->> 'age')::float8 END AS age, n.state = 'subscribed' AS emailable
  FROM customer c LEFT JOIN consent n ON n.customer = c.number AND n.channel = 'email' WHERE c.number = ANY($1::int[])`;

interface Person {
  number: number;
  country: string | null;
  gender: string | null;
  birthday: string | null;
  age: number | null;
  emailable: boolean | null;
}

/**
 * Parts of the hold-out that are measured by themselves: the new, those abroad, those who may not be emailed, and protected
 * groups (by gender and age where they are told: never learned from, kept for this measure alone).
 */
export async function readSlices(db: Queryable, table: FeatureTable, at: Date): Promise<Slice[]> {
  const { rows } = await db.query<Person>(PEOPLE, [Array.from(table.customers)]);
  const people = new Map(rows.map((person) => [person.number, person]));
  const where = (holds: (person: Person | undefined, row: number) => boolean): number[] =>
    Array.from(table.customers.keys()).filter((row) => holds(people.get(table.customers[row] ?? 0), row));
  const number = (name: string): Float64Array | undefined => {
    const column = table.columns.find((one) => one.name === name);
    return column && column.kind !== 'category' ? column.numbers : undefined;
  };
  const tenure = number('tenureDays');
  const average = number('averageOrder');
  const large = average && quantile(sortedKnown(average), 0.75);
  const home = mostFrequent(rows.map(({ country }) => country));
  const slices: Slice[] = [
    ...(tenure
      ? [
          {
            name: 'Known under 180 days',
            group: 'tenure',
            protected: false,
            rows: where((_, row) => (tenure[row] ?? Number.NaN) < 180),
          },
        ]
      : []),
    ...(home
      ? [
          {
            name: `Outside ${countryNameOf(home)}`,
            group: 'country',
            protected: false,
            rows: where((person) => person?.country != null && person.country !== home),
          },
        ]
      : []),
    {
      name: 'May not be emailed',
      group: 'consent',
      protected: false,
      rows: where((person) => person?.emailable !== true),
    },
    ...(average && large !== undefined && Number.isFinite(large)
      ? [
          {
            name: 'Largest quarter of orders',
            group: 'average order',
            protected: false,
            rows: where((_, row) => (average[row] ?? 0) > large),
          },
        ]
      : []),
  ];
  const genders = [...new Set(rows.map(({ gender }) => gender).filter((one) => one !== null && one !== ''))].slice(
    0,
    4,
  );
  for (const gender of genders)
    slices.push({
      name: `Gender: ${gender}`,
      group: 'gender',
      protected: true,
      rows: where((person) => person?.gender === gender),
    });
  for (const [name, low, high] of [
    ['Under 35', 0, 35],
    ['35 to 54', 35, 55],
    ['55 and over', 55, 200],
  ] as const)
    slices.push({
      name,
      group: 'age',
      protected: true,
      rows: where((person) => {
        const age = ageOf(person, at);
        return age !== undefined && age >= low && age < high;
      }),
    });
  return slices;
}

function ageOf(person: Person | undefined, at: Date): number | undefined {
  if (person?.age != null) return person.age;
  const born = person?.birthday ? Date.parse(person.birthday) : Number.NaN;
  return Number.isNaN(born) ? undefined : (at.getTime() - born) / YEAR_MS;
}

function mostFrequent(values: readonly (string | null)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
