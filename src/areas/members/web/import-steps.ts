import type { ReactNode } from 'react';
import type { WizardStep } from '../../../web/kit/wizard.tsx';
import { useT } from '../../../web/messages.ts';

const keys = ['file', 'columns', 'preview', 'receipt'] as const;

/** The four steps of an import by name, with the bodies of those that a page shows. */
export const useImportSteps = (bodies: Partial<Record<(typeof keys)[number], ReactNode>>): readonly WizardStep[] => {
  const t = useT();
  return keys.map((key) => ({ key, title: t(`members.import.step-${key}`), body: bodies[key] ?? null }));
};
