/** People met, by neighbourhood and by topic: an invented table in which two numbers are small. */
export const exampleCounts = [
  [12, 3, 9],
  [7, 8, 2],
  [15, 6, 11],
] as const;
