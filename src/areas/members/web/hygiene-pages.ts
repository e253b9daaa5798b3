import type { Page } from '../../../web/page.ts';

/** Pages of the topic hygiene; fixed words stand before the parts with an id. */
export const hygienePages: readonly Page[] = [];
