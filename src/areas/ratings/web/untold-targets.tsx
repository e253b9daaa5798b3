import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type SubjectId, targets } from '../contract.ts';
import { untoldOf, waitsForResults } from './told-targets.ts';

type Props = { readonly subjectId: SubjectId; readonly facts: readonly string[] };

/** Why sums of the targets are not known though there are targets: of some nobody recorded a result. Nothing where that is not the reason. */
export const UntoldTargets = ({ subjectId, facts }: Props) => {
  const t = useT();
  const may = useMay();
  const isAsked = facts.some(waitsForResults) && may(targets.name);
  const found = useQuestion(targets, { subjectId }, { when: isAsked });
  const { untold, all } = untoldOf(found.data?.rows ?? []);
  if (!isAsked || untold === 0) return null;
  return <p>{t('ratings.target.untold', { untold, all })}</p>;
};
