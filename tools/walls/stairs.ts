import { createRequire } from 'node:module';

type Rules = { readonly stairs: readonly string[] };

/** The areas from the lowest step, as the arrow rules know them. */
export const stairs: readonly string[] = (createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Rules)
  .stairs;
