import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { imports, type MemberImportId } from '../contract/import.ts';
import { ImportUndo } from './import-undo.tsx';

type Import = OutputOf<typeof imports>['rows'][number];

type Undone = NonNullable<NonNullable<Import['receipt']>['undone']>;

/** What was taken back stands first; below it what had been written before. */
const TakenBack = ({ undone }: { undone: Undone }) => {
  const t = useT();
  return (
    <>
      <Facts
        facts={(['removed', 'restored', 'withdrawn', 'kept'] as const).map((key) => ({
          name: t(`members.import.undone-${key}`),
          value: t('members.import.number', { count: undone[key] ?? 0 }),
        }))}
      />
      <h3>{t('members.import.before-undo')}</h3>
    </>
  );
};

const Written = ({ done, onAgain }: { done: Import; onAgain: () => void }) => {
  const t = useT();
  const { receipt } = done;
  // Once taken back it may not be taken back again, but what became of it is still to be read.
  const [couldUndo] = useState(done.mayUndo);
  const keys = ['made', 'changed', 'waiting', 'same', 'leftAsRecorded', 'undecided', 'faulty', 'sealed'] as const;
  return (
    <div className="vm-stack">
      <Status level={done.state === 'committed' ? 'good' : 'unknown'}>
        {t(`members.import.state-of-${done.state}`)}
      </Status>
      {receipt?.undone && <TakenBack undone={receipt.undone} />}
      {receipt && (
        <Facts
          facts={keys.map((key) => ({
            name: t(`members.import.receipt-${key}`),
            value: t('members.import.number', { count: receipt[key] ?? 0 }),
          }))}
        />
      )}
      {Boolean(receipt?.waiting) && !receipt?.undone && (
        <p>
          {t('members.import.waiting-help')} <PageLink to="/members/changes">{t('members.import.to-changes')}</PageLink>
        </p>
      )}
      {receipt?.blockLeftOut && <p>{t('members.import.block-left-out')}</p>}
      {done.mayUndo && <p className="vm-soft">{t('members.import.undo-help')}</p>}
      <div className="vm-row">
        <PageLink to="/members" className="vm-button">
          {t('members.import.to-list')}
        </PageLink>
        <Button main onClick={onAgain}>
          {t('members.import.again')}
        </Button>
        {couldUndo && <ImportUndo importId={done.importId} />}
      </div>
    </div>
  );
};

/** What an import wrote and what it left alone, with the way back within the day. */
export const ImportReceipt = ({ importId, onAgain }: { importId: MemberImportId; onAgain: () => void }) => {
  const query = useQuestion(imports, { limit: 100 });
  return (
    <Answer query={query}>
      {({ rows }) => {
        const done = rows.find((row) => row.importId === importId);
        return done ? <Written done={done} onAgain={onAgain} /> : null;
      }}
    </Answer>
  );
};
