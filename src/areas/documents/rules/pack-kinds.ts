import { paperLayouts } from '../../../platform/paper/official/paper-layout.ts';

/** Kinds of rule packs that this area reads. */
export const packKinds = [paperLayouts];
