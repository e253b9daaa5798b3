import type { RequiredDocument } from '../contract/regulations.ts';

/** Documents that the list asks of this type and that are not among those in force. */
export const missingDocuments = (
  entries: readonly RequiredDocument[],
  type: string,
  kindsInForce: readonly string[],
): RequiredDocument[] => entries.filter((entry) => entry.types.includes(type) && !kindsInForce.includes(entry.kind));
