import { revokeOtherSessions, revokeSession, sessions } from '../../../platform/identity/contract.ts';
import { Answer } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { Status } from '../../kit/status.tsx';
import { useT } from '../../messages.ts';
import { momentText } from '../../moment-text.ts';
import { useAction, useQuestion } from '../../queries.ts';

/** Where one is signed in, and the way to end what one does not know. */
export const SessionsCard = () => {
  const t = useT();
  const live = useQuestion(sessions, {});
  const end = useAction(revokeSession, { doneKey: 'web.sessions.ended' });
  const endOthers = useAction(revokeOtherSessions, { doneKey: 'web.sessions.ended' });
  return (
    <section className="vm-card">
      <h2>{t('web.sessions.title')}</h2>
      <Answer query={live}>
        {(answer) => (
          <>
            <ul className="vm-cards">
              {answer.sessions.map((one) => (
                <li key={one.id} className="vm-row">
                  <div className="vm-grow">
                    <div className="vm-card-title">{one.device ?? t('web.sessions.unknown-device')}</div>
                    <div className="vm-soft">
                      {t('web.sessions.since', { since: momentText(one.startedAt), last: momentText(one.lastSeenAt) })}
                    </div>
                    {one.address && <div className="vm-soft">{t('web.sessions.from', { address: one.address })}</div>}
                  </div>
                  {one.isThisOne ? (
                    <Status level="good">{t('web.sessions.this-one')}</Status>
                  ) : (
                    <Button isBusy={end.isPending} onClick={() => end.mutate({ sessionId: one.id })}>
                      {t('web.sessions.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {answer.sessions.length > 1 && (
              <div>
                <Button isBusy={endOthers.isPending} onClick={() => endOthers.mutate({})}>
                  {t('web.sessions.end-others')}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
    </section>
  );
};
