import type { Page } from '../../../web/page.ts';

/** Pages of the topic import; fixed words stand before the parts with an id. */
export const importPages: readonly Page[] = [];
