import type { QuestionContext } from '../../../platform/action/action.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import type { ChangedFields, SealedTexts } from '../contract.ts';
import { sealedKindsOf } from '../questions/member-record.ts';
import type { MemberRecord } from '../questions/member-rows.ts';
import { changeRulesOn, vocabularyOn } from '../questions/member-vocabulary.ts';
import { storedChanges } from '../rules/change-lines.ts';
import { type ChangeAsk, type CheckedChange, checkChange } from '../rules/check-change.ts';

type Asked = Pick<
  ChangeAsk,
  'basis' | 'decision' | 'act' | 'note' | 'correction' | 'isOptionalBlockOpen' | 'isRequest'
> & {
  readonly changes: ChangedFields;
  readonly sealed: SealedTexts;
};

/** Judges a change of a record by the rules of today; refuses with every reason, or gives what changes and by which rules. */
export const judgeChange = async ({ tx, today }: QuestionContext, member: MemberRecord, asked: Asked) => {
  const pack = changeRulesOn(today);
  const checked: CheckedChange = orRefuse(
    checkChange({
      ...asked,
      record: member,
      sealedKinds: new Set(await sealedKindsOf(tx, member.id)),
      today,
      rules: pack.content,
      vocabulary: vocabularyOn(today).content,
    }),
  );
  return { checked, stored: storedChanges(checked), packId: pack.id };
};
