import type { Day } from '../../../platform/calendar/day.ts';
import { dayText } from '../../../web/day-text.ts';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { documentType, issuingBody } from '../contract/paper-codes.ts';
import { issuingFacts } from '../contract/paper-reads.ts';

type Body = typeof issuingBody._output;
type DocumentType = typeof documentType._output;

type Asked = {
  readonly organisationId: string | null;
  readonly on: string | null;
  readonly body: string | null;
  readonly documentType: string | null;
};

/** What a paper would carry: asked as soon as it is known for whom and for which day. */
export const useIssuingFacts = ({ organisationId, on, body, documentType: type }: Asked) => {
  const isReady = organisationId !== null && on !== null && body !== null;
  return useQuestion(
    issuingFacts,
    {
      organisationId: organisationId as never,
      on: on as Day,
      body: body as Body,
      documentType: type as DocumentType | null,
    },
    { when: isReady, keepLast: true },
  );
};

type Facts = NonNullable<ReturnType<typeof useIssuingFacts>['data']>;

/** Next number and term, in a line; where no term is recorded, the question whether numbers run without one. */
export const NumberLine = ({
  facts,
  withoutTerm,
  onWithoutTerm,
}: {
  facts: Facts;
  withoutTerm: boolean;
  onWithoutTerm: (value: boolean) => void;
}) => {
  const t = useT();
  if (facts.nextNumber === null) return null;
  return (
    <div className="vm-stack">
      <p>
        {facts.symbol === null
          ? t('documents.numbers.no-symbol')
          : t('documents.numbers.next', {
              number: `${String(facts.nextNumber).padStart(2, '0')}-${facts.symbol}`,
            })}{' '}
        {facts.term &&
          t('documents.numbers.within-term', { from: dayText(facts.term.startsOn), to: dayText(facts.term.dueOn) })}
      </p>
      {!facts.term && (
        <Checkbox
          label={t('documents.numbers.without-term')}
          description={t('documents.numbers.without-term-help')}
          checked={withoutTerm}
          onChange={(event) => onWithoutTerm(event.currentTarget.checked)}
        />
      )}
    </div>
  );
};
