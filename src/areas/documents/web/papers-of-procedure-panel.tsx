import type { RecordPanelProps } from '../../../web/slots.tsx';
import { PapersAbout } from './papers-about.tsx';

const PapersOfProcedurePanel = ({ recordId }: RecordPanelProps) => (
  <PapersAbout input={{ procedureId: recordId as never }} />
);

export default PapersOfProcedurePanel;
