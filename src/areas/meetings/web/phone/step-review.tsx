/** @jsxImportSource preact */
import { withoutBlankLines } from '../sheet-draft.ts';
import { verdictLines } from '../sheet-lines.ts';
import { judgeSheet } from '../sheet-verdict.ts';
import { obstaclesIn, type PhoneScene } from './phone-scene.ts';
import { t } from './phone-words.ts';

type Props = { readonly scene: PhoneScene; readonly onGo: (path: string) => void };

/** What blocks, what is advised and what is met, as the rules see it here; the server has the last word. */
export const StepReview = ({ scene, onGo }: Props) => {
  const draft = withoutBlankLines(scene.draft);
  const verdict = judgeSheet(draft, scene.basis);
  const obstacles = obstaclesIn(draft, verdict, scene);
  const blocking = new Set(obstacles.map(({ vi }) => vi));
  const others = (scene.isSent ? [] : verdictLines(draft, verdict, t)).filter(({ text }) => !blocking.has(text));
  return (
    <section>
      <h2>{t('meetings.phone.step.review')}</h2>
      {obstacles.length > 0 && (
        <ul class="reasons" aria-label={t('meetings.phone.blocking')}>
          {obstacles.map(({ vi, field }) => (
            <li key={`${vi} ${field ?? ''}`}>
              {field ? (
                <button type="button" onClick={() => onGo(field)}>
                  {vi}
                </button>
              ) : (
                vi
              )}
            </li>
          ))}
        </ul>
      )}
      <ul class="lines">
        {others.map(({ state, text, clause, field }) => (
          <li key={`${text} ${field ?? ''}`} data-state={state}>
            {text}
            {clause && <span class="soft">{clause}</span>}
          </li>
        ))}
      </ul>
      <p class="soft">{t('meetings.phone.server-decides')}</p>
    </section>
  );
};
