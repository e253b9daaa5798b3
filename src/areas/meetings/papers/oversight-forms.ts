import type { PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { monthlyReport } from './monthly-report.ts';
import { summaryReport } from './summary-report.ts';
import { topicPlan } from './topic-plan.ts';
import { topicReport } from './topic-report.ts';

/** Papers of topics and of months: they come from many meetings, or from what prepares one. */
export const oversightForms: readonly PaperForm[] = [topicPlan, topicReport, monthlyReport, summaryReport];
