import type { RecordPanelProps } from '../../../web/slots.tsx';
import { PapersAbout } from './papers-about.tsx';

const PapersOfProcedurePanel = ({ recordId }: RecordPanelProps) => <PapersAbout about="procedure" id={recordId} />;

export default PapersOfProcedurePanel;
