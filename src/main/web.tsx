import '../web/no-made-code.ts';
import '../web/layers.css';
import '../web/fonts.css';
import '../web/tokens.css';
import '../web/base.css';
import '../web/kit/kit.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWeb } from '../web/start.tsx';
import { roles } from './roles.ts';
import { areaPages } from './web-areas.ts';

createRoot(document.getElementById('root')!).render(<StrictMode>{startWeb(areaPages, roles)}</StrictMode>);
