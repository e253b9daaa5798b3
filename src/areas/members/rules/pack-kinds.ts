import { badgeRounds } from './badge-pack.ts';

export const packKinds = [badgeRounds];
