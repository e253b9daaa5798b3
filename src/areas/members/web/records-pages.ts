import type { Page } from '../../../web/page.ts';

/** Pages of the topic records; fixed words stand before the parts with an id. */
export const recordsPages: readonly Page[] = [];
