type PaperState = 'draft' | 'issued' | 'withdrawn' | 'void';
type PaperStep = { readonly to: PaperState | 'gone'; readonly needs?: string };

/** A paper from draft to withdrawal. Its number stays with it: what was withdrawn keeps it, and no other paper gets it. */
export const paperSteps: Readonly<Record<PaperState, Readonly<Record<string, PaperStep>>>> = {
  draft: {
    'edit-draft': { to: 'draft' },
    'discard-draft': { to: 'gone' },
    'issue-paper': { to: 'issued', needs: 'number' },
  },
  issued: { 'withdraw-paper': { to: 'withdrawn', needs: 'reason' } },
  withdrawn: { 'reinstate-paper': { to: 'issued' } },
  void: {},
};

/** Whether a paper in this state may take the step. */
export const mayStep = (state: string, step: string): boolean => paperSteps[state as PaperState]?.[step] !== undefined;
