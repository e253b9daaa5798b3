import type { Tree } from '../../access/offices.ts';
import type { KnownRoles } from '../identity-parts.ts';

/** What administration must know beyond its own tables; plugged in by `main/`. */
export type AdministrationParts = {
  readonly roles: KnownRoles;
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly tree: Tree;
};
