import type { Page } from '../../../web/page.ts';

/** Pages of the topic dues; fixed words stand before the parts with an id. */
export const duesPages: readonly Page[] = [];
