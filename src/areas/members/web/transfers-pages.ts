import type { Page } from '../../../web/page.ts';

/** Pages of the topic transfers; fixed words stand before the parts with an id. */
export const transfersPages: readonly Page[] = [];
