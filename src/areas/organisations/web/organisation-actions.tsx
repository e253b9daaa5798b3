import type { OrganisationScene } from './organisation-frame.tsx';

export const OrganisationActions = (_: { scene: OrganisationScene }) => null;
