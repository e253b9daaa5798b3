import type { Day } from '../../../platform/calendar/day.ts';
import type { PaperSection, PrintedPaper } from '../../../platform/paper/printed-paper.ts';
import type { TopicRecord } from '../contract/topics.ts';
import { formatDay, type Language, sentence } from './paper-words.ts';

export type TopicPaperFacts = {
  readonly topic: TopicRecord;
  readonly paper: 'plan' | 'report';
  readonly superior: string | null;
  readonly language: Language;
  readonly watermark: string;
  readonly printedOn: Day;
};

/** A part that nobody filled is said to be missing; it is not left out. */
const partOf = (language: Language, key: string, text: string | null): PaperSection => ({
  heading: sentence(language, `meetings.topic.part.${key}`),
  lines: text === null ? [sentence(language, 'meetings.topic.not-recorded')] : text.split('\n'),
});

const numberText = (language: Language, value: number | null): string =>
  value === null ? sentence(language, 'meetings.topic.not-recorded') : String(value);

const tasksOf = ({ tasks }: TopicRecord, language: Language): PaperSection => ({
  heading: sentence(language, 'meetings.topic.part.tasks'),
  table: {
    columns: [
      { head: sentence(language, 'meetings.topic.task'), share: 6 },
      { head: sentence(language, 'meetings.topic.task-due'), share: 2 },
    ],
    rows: tasks.map(({ text, dueOn }) => [text, dueOn === null ? '' : formatDay(dueOn)]),
    whenEmpty: sentence(language, 'meetings.topic.no-tasks'),
  },
});

const planSections = ({ topic, language }: TopicPaperFacts): PaperSection[] => [
  partOf(language, 'why', topic.why),
  partOf(language, 'why-source', topic.whySource),
  partOf(language, 'situation', topic.situation),
  partOf(language, 'facts', topic.facts),
  partOf(language, 'solution', topic.solution),
  partOf(language, 'drafter', topic.drafterName),
];

const reportSections = (facts: TopicPaperFacts): PaperSection[] => {
  const { topic, language } = facts;
  const held = topic.heldOn === null ? null : formatDay(topic.heldOn);
  return [
    partOf(language, 'why', topic.why),
    partOf(language, 'held', held),
    partOf(language, 'solution', topic.solution),
    tasksOf(topic, language),
    {
      heading: sentence(language, 'meetings.topic.part.taking-part'),
      lines: [
        sentence(language, 'meetings.topic.residents-line', { count: numberText(language, topic.residents) }),
        sentence(language, 'meetings.topic.households-line', { count: numberText(language, topic.households) }),
      ],
    },
    partOf(language, 'result', topic.result),
    partOf(language, 'lessons', topic.lessons),
  ];
};

/** Plan or report of a topic: a layout of our own, to be compared with the form that the superior asks for. */
export const topicPaper = (facts: TopicPaperFacts): PrintedPaper => {
  const { topic, paper, language, superior, watermark, printedOn } = facts;
  const sign = sentence(language, 'meetings.topic.sign-here');
  return {
    language,
    orientation: 'portrait',
    head: {
      left: [superior, topic.organisationName].filter((line) => line !== null).map((line) => line.toUpperCase()),
      right: [sentence(language, 'meetings.topic.party'), formatDay(printedOn)],
    },
    title: sentence(language, `meetings.topic.paper.${paper}`).toUpperCase(),
    subtitles: [
      topic.title,
      sentence(language, 'meetings.topic.quarter-of', { quarter: topic.quarter, year: String(topic.year) }),
    ],
    sections: paper === 'plan' ? planSections(facts) : reportSections(facts),
    signatures: [
      { title: sentence(language, 'meetings.topic.made-by'), note: sign },
      { title: sentence(language, 'meetings.topic.for-the-cell'), note: sign },
    ],
    watermark,
    pageOf: sentence(language, 'meetings.topic.page-of'),
    printedOn,
  };
};
