import type { Page } from '../../../web/page.ts';

/** Pages of the topic registers; fixed words stand before the parts with an id. */
export const registersPages: readonly Page[] = [];
