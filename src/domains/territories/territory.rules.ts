/** Whether something valid between two days (the last one left out) holds on a day. */
export function holdsOn(
  day: string,
  validity: { validFrom: string | null; validUntil: string | null },
): boolean {
  return (
    (validity.validFrom === null || validity.validFrom <= day) &&
    (validity.validUntil === null || day < validity.validUntil)
  );
}
