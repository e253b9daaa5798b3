import type { Page } from '../../../web/page.ts';

/** Pages of the topic life-cycle; fixed words stand before the parts with an id. */
export const lifeCyclePages: readonly Page[] = [];
